// What only some readers need, asked for when they open it.

function bringLater(place) {
  const { laterScript, laterStyle } = place.dataset;
  const style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = laterStyle;
  const script = document.createElement("script");
  script.src = laterScript;
  document.head.append(style, script);
}

for (const place of document.querySelectorAll("[data-later-script]")) {
  place.addEventListener("toggle", () => bringLater(place), { capture: true, once: true });
}
