// Size of text and colours, as the reader chose them.

function setUpDisplay(tools) {
  const root = document.documentElement;
  const menu = tools.querySelector("details");
  const said = tools.querySelector("[role=status]");
  const buttons = [...tools.querySelectorAll("button[data-set]")];

  function show() {
    for (const button of buttons) {
      const isOn = (root.dataset[button.dataset.set] ?? "") === button.value;
      button.setAttribute("aria-pressed", String(isOn));
    }
  }

  function choose(button) {
    const name = button.dataset.set;
    if (button.value) root.dataset[name] = button.value;
    else delete root.dataset[name];
    remember("display", { text: root.dataset.text ?? "", colours: root.dataset.colours ?? "" });
    show();
    const group = button.closest("[role=group]");
    said.textContent = `${group.getAttribute("aria-label")}: ${button.textContent.trim()}`;
  }

  tools.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-set]");
    if (button) choose(button);
  });
  tools.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && menu.open) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });
  document.addEventListener("click", (event) => {
    if (!tools.contains(event.target)) menu.open = false;
  });
  show();
  tools.hidden = false;
}

document.querySelectorAll("[data-display]").forEach(setUpDisplay);
