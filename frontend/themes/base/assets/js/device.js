// What is kept on the reader's device, and never leaves it.

function recalled(name, otherwise) {
  try {
    return JSON.parse(localStorage.getItem(`cong.${name}`)) ?? otherwise;
  } catch {
    return otherwise;
  }
}

function remember(name, value) {
  try {
    localStorage.setItem(`cong.${name}`, JSON.stringify(value));
  } catch {
    // Storage is full or forbidden: what was chosen holds for this page only.
  }
}

// Words come from the document, in its language: "{name}" in them is filled in.
function worded(pattern, values) {
  return pattern.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

// Vietnamese as people type it in a hurry: "đường" is found by "duong".
function folded(text) {
  const bare = text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
  return bare.replaceAll("đ", "d").replace(/\s+/g, " ").trim();
}
