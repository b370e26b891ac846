// A worker: finds the number that proves that a machine spent some seconds on a question.

onmessage = async (event) => {
  const { challenge, difficulty } = event.data;
  const encoder = new TextEncoder();
  for (let number = 0; ; number += 1) {
    const text = encoder.encode(`${challenge}:${number}`);
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", text));
    if (leadingZeros(digest) >= difficulty) {
      postMessage(String(number));
      return;
    }
  }
};

function leadingZeros(bytes) {
  let found = 0;
  for (const byte of bytes) {
    if (byte) return found + Math.clz32(byte) - 24;
    found += 8;
  }
  return found;
}
