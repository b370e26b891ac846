// The moderator's list of questions: asked for again every few seconds while somebody looks at it.

const EVERY = 3000;
const SLOWEST = 30000;
const list = document.querySelector("[data-dialogue-questions]");
const news = document.querySelector("[data-dialogue-news]");
let pause = EVERY;

const numbersIn = (place) =>
  new Set([...place.querySelectorAll("[data-number]")].map((row) => row.dataset.number));

async function look() {
  if (!document.hidden && !list.contains(document.activeElement)) {
    try {
      const answer = await fetch(list.dataset.dialogueQuestions, { credentials: "same-origin" });
      if (!answer.ok) throw new Error(answer.status);
      const before = numbersIn(list);
      list.innerHTML = await answer.text();
      const isMore = [...numbersIn(list)].some((number) => !before.has(number));
      news.textContent = isMore ? news.dataset.words : "";
      pause = EVERY;
    } catch {
      news.textContent = news.dataset.away;
      pause = Math.min(pause * 2, SLOWEST);
    }
  }
  setTimeout(look, pause);
}

setTimeout(look, pause);
