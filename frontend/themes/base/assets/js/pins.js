// Wards and topics the reader pinned: first on the home page, kept on this device only.

const MOST_PINS = 24;

function setUpPins(template) {
  const home = document.querySelector("[data-pins]");
  const said = document.querySelector("[data-pins-said]");
  const language = document.documentElement.lang;
  const places = new Map();
  const moved = new Map();
  let pins = recalled("pins", []).filter(isPin);

  function isPin(pin) {
    return typeof pin?.name === "string" && /^(\/(?!\/)|https?:\/\/)/.test(pin.href ?? "");
  }

  // A topic has one name per language; a portal has one.
  const mine = () => pins.filter((pin) => !pin.language || pin.language === language);
  const isPinned = (href) => pins.some((pin) => pin.href === href);

  function buttonFor(pin) {
    const button = template.content.firstElementChild.cloneNode(true);
    button.querySelector("[data-label]").textContent = worded(button.dataset.label, pin);
    button.addEventListener("click", () => toggle(pin, button));
    return button;
  }

  function toggle(pin, button) {
    const wasPinned = isPinned(pin.href);
    pins = pins.filter((each) => each.href !== pin.href);
    if (!wasPinned) pins = [...pins, pin].slice(-MOST_PINS);
    remember("pins", pins);
    show();
    said.textContent = worded(wasPinned ? said.dataset.removed : said.dataset.added, pin);
    focusAfter(pin, button);
  }

  function focusOn(element) {
    if (!element.matches("button")) element.tabIndex = -1;
    element.focus();
  }

  // A button that moved or went away must not take the reader's place along.
  function focusAfter(pin, button) {
    const next = button.isConnected ? button : places.get(pin.href)?.buttons[0];
    focusOn(next ?? document.querySelector("main h1"));
  }

  function show() {
    for (const [href, { buttons }] of places) {
      for (const button of buttons) button.setAttribute("aria-pressed", String(isPinned(href)));
    }
    if (home) showOnHome();
  }

  function putBack() {
    for (const [board, mark] of moved) mark.replaceWith(board);
    moved.clear();
  }

  function showOnHome() {
    putBack();
    const tiles = home.querySelector("[data-pins-tiles]");
    const boards = home.querySelector("[data-pins-boards]");
    tiles.replaceChildren();
    for (const pin of mine()) {
      const board = places.get(pin.href)?.element.closest("section.board");
      if (board) {
        const mark = document.createComment("");
        board.replaceWith(mark);
        moved.set(board, mark);
        boards.append(board);
      } else {
        tiles.append(tile(pin));
      }
    }
    tiles.hidden = !tiles.childElementCount;
    boards.hidden = !boards.childElementCount;
    home.hidden = !mine().length;
  }

  function tile(pin) {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = pin.href;
    link.textContent = pin.name;
    const button = buttonFor(pin);
    button.setAttribute("aria-pressed", "true");
    item.append(link, button);
    return item;
  }

  for (const element of document.querySelectorAll("[data-pin-href]")) {
    const { pinHref: href, pinName: name } = element.dataset;
    const pin = href.startsWith("/") ? { href, name, language } : { href, name };
    const button = buttonFor(pin);
    element.append(button);
    if (!places.has(href)) places.set(href, { element, buttons: [] });
    places.get(href).buttons.push(button);
  }
  home?.querySelector("[data-pins-clear]").addEventListener("click", () => {
    const gone = new Set(mine());
    pins = pins.filter((pin) => !gone.has(pin));
    remember("pins", pins);
    show();
    said.textContent = said.dataset.cleared;
    focusOn(document.querySelector("main h1"));
  });
  show();
}

const pinTemplate = document.querySelector("template[data-pin]");
if (pinTemplate) setUpPins(pinTemplate);
