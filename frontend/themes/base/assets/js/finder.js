// Lists that can be searched, narrowed and sorted; what was asked is in the address, to be shared.

const ROOMY = matchMedia("(min-width: 48rem)");

function setUpFinder(form, place) {
  const list = form.closest("[data-list]");
  const rows = [...list.querySelectorAll("[data-row]")].map((element, order) => ({
    element,
    order,
    text: folded((element.querySelector(":scope > [data-own]") ?? element).textContent),
  }));
  const groups = [...list.querySelectorAll("[data-group]")].reverse();
  const count = form.querySelector("[role=status]");
  const words = form.elements.q;
  const order = form.elements.xep;
  const facets = [...form.querySelectorAll("select[data-facet]")];
  const choices = form.querySelector("[data-finder-more]");
  const reset = form.querySelector("[data-finder-reset]");
  const heads = [...list.querySelectorAll("th[data-sort]")];
  const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const wereOpen = new Set(groups.filter((group) => group.open));

  // Two finders on one page must not share what they say in the address.
  const named = (field) => (place ? `${field.name}-${place}` : field.name);
  const fields = [words, ...facets, ...(order ? [order] : [])];

  function facetOf(row, facet) {
    return row.element.getAttribute(`data-f-${facet.dataset.facet}`) ?? "";
  }

  function offerFacets() {
    for (const facet of facets) {
      const found = new Set(rows.map((row) => facetOf(row, facet)).filter(Boolean));
      const sorted = [...found].sort(collator.compare);
      if (facet.dataset.facet === "year") sorted.reverse();
      for (const value of sorted) facet.add(new Option(value, value));
      facet.closest("p").hidden = found.size < 2;
    }
  }

  function offerOrders() {
    if (!order) return;
    const names = new Map(heads.map((head) => [head.cellIndex, head.textContent.trim()]));
    for (const [column, name] of names) {
      for (const way of ["up", "down"]) {
        const label = worded(order.dataset[way], { column: name });
        order.add(new Option(label, `${column}-${way}`));
      }
    }
    order.closest("p").hidden = names.size === 0;
    for (const head of heads) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "sort";
      button.append(...head.childNodes);
      button.addEventListener("click", () => {
        const up = `${head.cellIndex}-up`;
        order.value = order.value === up ? `${head.cellIndex}-down` : up;
        apply();
      });
      head.append(button);
    }
  }

  function valueOf(row, column) {
    const cell = row.element.cells[column];
    const written = cell.querySelector("time")?.dateTime ?? cell.textContent.trim();
    return cell.dataset.value ?? written;
  }

  function sort() {
    const [column, way] = (order?.value ?? "").split("-");
    const ways = { up: "ascending", down: "descending" };
    for (const head of heads) {
      if (way && head.cellIndex === Number(column)) head.setAttribute("aria-sort", ways[way]);
      else head.removeAttribute("aria-sort");
    }
    const sorted = way
      ? [...rows].sort((one, other) => {
          const [a, b] = [valueOf(one, column), valueOf(other, column)];
          // What is not known stands last, whichever way the rest is read.
          if (!a || !b) return a === b ? one.order - other.order : a ? -1 : 1;
          return (collator.compare(a, b) || one.order - other.order) * (way === "up" ? 1 : -1);
        })
      : rows;
    if (heads.length) for (const row of sorted) row.element.parentElement.append(row.element);
  }

  function narrow() {
    const asked = folded(words.value).split(" ");
    const wanted = facets.filter((facet) => facet.value);
    const isAsked = Boolean(words.value.trim()) || wanted.length > 0;
    const found = rows.filter(
      (row) =>
        asked.every((word) => row.text.includes(word)) &&
        wanted.every((facet) => facetOf(row, facet) === facet.value),
    );
    const shown = new Set(found.map((row) => row.element));
    for (const { element } of rows) {
      const inner = [...element.querySelectorAll("[data-row]")];
      element.hidden = !shown.has(element) && !inner.some((below) => shown.has(below));
    }
    for (const group of groups) {
      group.hidden = ![...group.querySelectorAll("[data-row]")].some((row) => !row.hidden);
      if (group.matches("details")) group.open = isAsked || wereOpen.has(group);
    }
    const pattern = found.length ? count.dataset.found : count.dataset.none;
    count.textContent = isAsked ? worded(pattern, { shown: found.length, all: rows.length }) : "";
  }

  // Where there is room, or a choice was made, the choices stand open; a phone shows the list first.
  function openChoices() {
    if (!choices) return;
    choices.hidden = ![...choices.querySelectorAll("p")].some((choice) => !choice.hidden);
    if (ROOMY.matches || [...facets, order].some((field) => field?.value)) choices.open = true;
  }

  function offerReset() {
    reset.hidden = !fields.some((field) => field.value.trim());
  }

  function writeAddress() {
    const address = new URL(location.href);
    for (const field of fields) {
      const value = field.value.trim();
      if (value) address.searchParams.set(named(field), value);
      else address.searchParams.delete(named(field));
    }
    history.replaceState(history.state, "", address);
  }

  function readAddress() {
    const asked = new URL(location.href).searchParams;
    for (const field of fields) field.value = asked.get(named(field)) ?? "";
    // A choice this list does not offer is none.
    for (const field of fields) if (field.value === "" && field.options) field.selectedIndex = 0;
    return fields.some((field) => field.value);
  }

  function apply() {
    sort();
    narrow();
    offerReset();
    writeAddress();
  }

  offerFacets();
  offerOrders();
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    for (const field of fields) field.value = "";
    apply();
    words.focus();
  });
  form.hidden = false;
  if (readAddress()) {
    sort();
    narrow();
    offerReset();
  }
  openChoices();
  ROOMY.addEventListener("change", openChoices);
}

document.querySelectorAll("form[data-finder]").forEach(setUpFinder);
