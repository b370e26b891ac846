// Before the first paint: how this device wants pages to look, so that nothing flickers.

const root = document.documentElement;
root.dataset.scripted = "";
try {
  const kept = JSON.parse(localStorage.getItem("cong.display")) ?? {};
  for (const name of ["text", "colours"]) {
    if (typeof kept[name] === "string" && kept[name]) root.dataset[name] = kept[name];
  }
} catch {
  // A device that keeps nothing shows pages as they come.
}
