// A worker: finds the number that proves that a machine spent a second on a question.
// SHA-256 is written out (FIPS 180-4): the browser's own answers each of so many calls too late.

const K = constants((n) => Math.cbrt(n), 64);
const START = constants((n) => Math.sqrt(n), 8);

function constants(root, count) {
  const found = [];
  for (let n = 2; found.length < count; n += 1) {
    let isPrime = true;
    for (let d = 2; d * d <= n; d += 1) if (n % d === 0) isPrime = false;
    if (isPrime) found.push(((root(n) % 1) * 0x1_0000_0000) | 0);
  }
  return Int32Array.from(found);
}

function padded(bytes) {
  const whole = new Uint8Array(((bytes.length + 8) >> 6) * 64 + 64);
  whole.set(bytes);
  whole[bytes.length] = 0x80;
  new DataView(whole.buffer).setUint32(whole.length - 4, bytes.length * 8);
  return whole;
}

const W = new Int32Array(64);

function digest(bytes) {
  const whole = new DataView(padded(bytes).buffer);
  const hash = Int32Array.from(START);
  for (let block = 0; block < whole.byteLength; block += 64) {
    for (let i = 0; i < 16; i += 1) W[i] = whole.getInt32(block + 4 * i);
    for (let i = 16; i < 64; i += 1) {
      const x = W[i - 15];
      const y = W[i - 2];
      const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
      const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
      W[i] = (W[i - 16] + s0 + W[i - 7] + s1) | 0;
    }
    let [a, b, c, d, e, f, g, h] = hash;
    for (let i = 0; i < 64; i += 1) {
      const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
      const one = (h + s1 + ((e & f) ^ (~e & g)) + K[i] + W[i]) | 0;
      const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
      const two = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      h = g;
      g = f;
      f = e;
      e = (d + one) | 0;
      d = c;
      c = b;
      b = a;
      a = (one + two) | 0;
    }
    hash[0] += a;
    hash[1] += b;
    hash[2] += c;
    hash[3] += d;
    hash[4] += e;
    hash[5] += f;
    hash[6] += g;
    hash[7] += h;
  }
  return hash;
}

function leadingZeros(hash) {
  let found = 0;
  for (const word of hash) {
    found += Math.clz32(word);
    if (word) break;
  }
  return found;
}

onmessage = (event) => {
  const { challenge, difficulty } = event.data;
  const encoder = new TextEncoder();
  for (let number = 0; ; number += 1) {
    if (leadingZeros(digest(encoder.encode(`${challenge}:${number}`))) >= difficulty) {
      postMessage(String(number));
      return;
    }
  }
};
