// Titles are suggested while a reader types what to search for. Enter without choosing searches.

const QUIET_MILLISECONDS = 120;
const LEAST_LETTERS = 2;

function setUpSearch(form) {
  const field = form.querySelector("input[name=q]");
  const list = document.createElement("ul");
  const said = document.createElement("p");
  let chosen = -1;
  let waiting = 0;
  let asking = null;

  list.className = "suggestions";
  list.id = `${field.id}-goi-y`;
  list.role = "listbox";
  list.ariaLabel = form.querySelector("label").textContent;
  list.hidden = true;
  said.className = "unseen";
  said.role = "status";
  form.append(list, said);
  field.role = "combobox";
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-controls", list.id);
  close();

  function close() {
    list.hidden = true;
    chosen = -1;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
  }

  function show(found) {
    list.replaceChildren(
      ...found.map((each, number) => {
        const option = document.createElement("li");
        option.id = `${list.id}-${number}`;
        option.role = "option";
        option.ariaSelected = "false";
        option.textContent = each.title;
        option.dataset.path = each.path;
        return option;
      }),
    );
    close();
    if (found.length) {
      list.hidden = false;
      field.setAttribute("aria-expanded", "true");
    }
    said.textContent = found.length
      ? worded(form.dataset.some, { count: found.length })
      : form.dataset.none;
  }

  function choose(number) {
    const options = list.children;
    if (chosen >= 0) options[chosen].ariaSelected = "false";
    // One more place than there are options: back in the field itself.
    chosen = ((number + 1 + options.length + 1) % (options.length + 1)) - 1;
    if (chosen < 0) {
      field.removeAttribute("aria-activedescendant");
      return;
    }
    options[chosen].ariaSelected = "true";
    options[chosen].scrollIntoView({ block: "nearest" });
    field.setAttribute("aria-activedescendant", options[chosen].id);
  }

  async function ask() {
    asking?.abort();
    asking = new AbortController();
    const typed = field.value.trim();
    if (typed.length < LEAST_LETTERS) {
      close();
      return;
    }
    try {
      const address = `${form.dataset.search}&q=${encodeURIComponent(typed)}`;
      const answer = await fetch(address, { signal: asking.signal });
      if (answer.ok && document.activeElement === field) show((await answer.json()).results);
    } catch {
      // Searching works without suggestions.
    }
  }

  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, QUIET_MILLISECONDS);
  });
  field.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (list.hidden) return;
      event.preventDefault();
      choose(chosen + (event.key === "ArrowDown" ? 1 : -1));
    } else if (event.key === "Enter" && chosen >= 0) {
      event.preventDefault();
      location.assign(list.children[chosen].dataset.path);
    }
  });
  // Pressed and not clicked: a click comes only after the field has lost the reader, and the list is gone.
  list.addEventListener("pointerdown", (event) => {
    const option = event.target.closest("[role=option]");
    event.preventDefault();
    if (option && event.button === 0) location.assign(option.dataset.path);
  });
  field.addEventListener("blur", () => {
    clearTimeout(waiting);
    close();
  });
}

for (const form of document.querySelectorAll("[data-search]")) setUpSearch(form);
