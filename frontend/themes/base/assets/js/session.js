// A dialogue as it runs: a small file beside the page is asked for each second, and answered with
// "nothing new" until something is. Nothing is asked for while nobody looks.

const EVERY = 1000;
const BEFORE = 60_000;
const SLOWEST = 30_000;
const EARLY = 10 * 60_000;
const LATE = 60 * 60_000;

function follow(place) {
  const list = place.querySelector("[data-answers]");
  const said = place.querySelector("[data-session-said]");
  const starts = Date.parse(place.dataset.starts) - EARLY;
  const ends = Date.parse(place.dataset.ends) + LATE;
  let known = "";
  let failures = 0;
  let timer;

  // The reader's clock may be wrong: it only says how often to ask.
  const pause = () => {
    if (failures) return Math.min(EVERY * 2 ** failures, SLOWEST) * (0.75 + Math.random() / 2);
    const now = Date.now();
    return now >= starts && now <= ends ? EVERY : BEFORE;
  };

  const tell = (words) => {
    if (said.textContent !== words) said.textContent = words;
  };

  async function look() {
    clearTimeout(timer);
    if (document.hidden) return;
    try {
      const answer = await fetch(place.dataset.session, { cache: "no-cache" });
      if (!answer.ok) throw new Error(answer.status);
      const text = await answer.text();
      failures = 0;
      if (text !== known) {
        known = text;
        const told = JSON.parse(text);
        show(list, told.answers);
        if (told.over) {
          tell(said.dataset.done);
          document.removeEventListener("visibilitychange", look);
          return;
        }
      }
      tell(pause() === EVERY ? said.dataset.live : "");
    } catch {
      failures += 1;
      if (failures > 2) tell(said.dataset.away);
    }
    timer = setTimeout(look, pause());
  }

  place.querySelector("[data-still]").hidden = true;
  document.addEventListener("visibilitychange", look);
  look();
}

// What stands already and reads the same is left alone: a screen reader says only what is new.
function show(list, answers) {
  const standing = new Map([...list.children].map((each) => [each.dataset.answer, each]));
  let last = null;
  for (const { number, html } of answers) {
    const stencil = document.createElement("template");
    stencil.innerHTML = html.trim();
    const fresh = stencil.content.firstElementChild;
    const old = standing.get(String(number));
    standing.delete(String(number));
    if (old && old.outerHTML === fresh.outerHTML) {
      last = old;
      continue;
    }
    if (old) old.replaceWith(fresh);
    else if (last) last.after(fresh);
    else list.prepend(fresh);
    last = fresh;
  }
  for (const gone of standing.values()) gone.remove();
}

function offerPlayer(place) {
  place.hidden = false;
  place.querySelector("button").addEventListener("click", () => {
    const player = document.createElement("iframe");
    player.src = place.dataset.player;
    player.title = place.dataset.playerTitle;
    player.allow = "autoplay; encrypted-media; fullscreen; picture-in-picture";
    player.className = "session-player";
    place.replaceWith(player);
    player.focus();
  });
}

for (const place of document.querySelectorAll("[data-session]")) follow(place);
for (const place of document.querySelectorAll("[data-player]")) offerPlayer(place);
