// Forms of citizens: sent without leaving the page, so that nothing typed or chosen is lost.
// Wherever a script cannot go on, the form is sent as it is sent without one.

function setUpQuestion(form) {
  const said = form.querySelector("[data-said]");
  const button = form.querySelector("button[type=submit]");
  const key = document.createElement("input");
  key.type = "hidden";
  key.name = "idempotency_key";
  key.value = newKey();
  form.append(key);
  for (const field of form.querySelectorAll("[data-most]")) setUpCount(form, field);
  let isBusy = false;

  form.addEventListener("submit", async (event) => {
    if (!form.dataset.send || !window.Worker || !crypto.subtle || !window.fetch) return;
    event.preventDefault();
    if (isBusy) return;
    const faults = faultsOf(form);
    if (faults.length) {
      showFaults(form, faults, form.dataset.refused);
      return;
    }
    isBusy = true;
    button.setAttribute("aria-disabled", "true");
    try {
      await send(form, said);
    } catch {
      // The way to the CMS is broken: the portal's own server takes the form, and keeps it if need be.
      form.submit();
      return;
    } finally {
      isBusy = false;
      button.removeAttribute("aria-disabled");
      said.textContent = "";
    }
  });
}

async function send(form, said) {
  const body = new FormData(form);
  body.set("locale", form.dataset.locale);
  for (const name of words(form.dataset.leaves)) body.delete(name);
  for (const [name, value] of [...body]) {
    if (value instanceof File && !value.name) body.delete(name);
  }
  const headers = {
    Accept: "application/json",
    "Accept-Language": document.documentElement.lang,
    "Idempotency-Key": body.get("idempotency_key"),
  };
  if (!body.get("website")) {
    said.textContent = form.dataset.proving;
    const asked = await fetch(form.dataset.challenge, { headers: { Accept: "application/json" } });
    if (asked.status === 429) {
      showFaults(form, [], form.dataset.many);
      return;
    }
    if (!asked.ok) throw new Error(asked.status);
    const challenge = await asked.json();
    // In headers, which are judged before a file is read.
    headers["Work-Challenge"] = challenge.challenge;
    headers["Work-Solution"] = await solved(challenge);
  }
  said.textContent = form.dataset.sending;
  const answer = await fetch(form.dataset.send, { method: "POST", body, headers });
  if (answer.ok) {
    showReceipt(form, await answer.json());
  } else if (answer.status === 429) {
    showFaults(form, [], form.dataset.many);
  } else if (answer.status === 409 && form.dataset.closed) {
    showFaults(form, [], form.dataset.closed);
  } else if (answer.status === 400) {
    const problem = await answer.json();
    const faults = (problem.errors ?? []).map((each) => ({
      name: each.field.split("[")[0],
      words: `${each.reason} ${each.remedy}`.trim(),
    }));
    if (faults.some((each) => ["challenge", "solution"].includes(each.name))) throw new Error(400);
    showFaults(form, faults, form.dataset.refused);
  } else {
    throw new Error(answer.status);
  }
}

// What is wrong, as far as this page can tell: the CMS has the last word.

function faultsOf(form) {
  const faults = [];
  const fault = (name, code) => faults.push({ name, words: form.dataset[camel(`fault-${code}`)] });
  const value = (name) => form.elements[name]?.value?.trim() ?? "";
  const asker = form.querySelector("[name=asker]:checked, [name=asker][type=hidden]");
  if (!asker && form.querySelector("[name=asker]")) fault("asker", "missing");
  for (const name of words(asker?.dataset.needs)) if (!value(name)) fault(name, "missing");
  const oneOf = words(asker?.dataset.needsOne);
  if (oneOf.length && !oneOf.some(value)) fault(oneOf[0], "one-of");
  for (const name of ["topic", "title", "text"]) {
    if (form.elements[name] && !value(name)) fault(name, "missing");
  }
  for (const field of form.querySelectorAll("[data-most]")) {
    if (lengthOf(field) > Number(field.dataset.most)) fault(field.name, "long");
  }
  const files = form.elements.attachments;
  if (files) {
    const chosen = [...files.files];
    const endings = files.accept.toLowerCase().split(",");
    if (chosen.length > Number(files.dataset.maxCount)) fault("attachments", "many");
    else if (chosen.some((each) => each.size > Number(files.dataset.maxBytes))) {
      fault("attachments", "large");
    } else if (!chosen.every((each) => endings.some((end) => each.name.toLowerCase().endsWith(end)))) {
      fault("attachments", "type");
    }
  }
  const shown = form.querySelector("[data-needs-name]");
  if (shown?.checked && !value("full_name")) fault("full_name", "missing");
  if (form.elements.consent && !form.elements.consent.checked) fault("consent", "missing");
  return faults;
}

function camel(name) {
  return name.replace(/-(\w)/g, (_whole, letter) => letter.toUpperCase());
}

// Counted as the CMS counts: characters, not halves of them, with a line's end as one.
function lengthOf(field) {
  return [...field.value.replace(/\r\n/g, "\n").trim().normalize("NFC")].length;
}

function setUpCount(form, field) {
  if (field.tagName !== "TEXTAREA") return;
  const count = document.createElement("p");
  count.className = "govuk-hint count";
  count.setAttribute("role", "status");
  field.after(count);
  let pending;
  const tell = () => {
    const left = Number(field.dataset.most) - lengthOf(field);
    const pattern = left < 0 ? form.dataset.over : form.dataset.left;
    const number = Math.abs(left).toLocaleString(document.documentElement.lang);
    count.textContent = worded(pattern, { count: number });
    count.classList.toggle("count-over", left < 0);
  };
  field.addEventListener("input", () => {
    clearTimeout(pending);
    pending = setTimeout(tell, 300);
  });
  tell();
}

function showFaults(form, faults, trouble) {
  const page = form.closest("[data-asking]");
  page.querySelector("[data-summary]")?.remove();
  clearFaults(form);
  const stencil = page.querySelector("[data-summary-stencil]");
  const summary = stencil.content.firstElementChild.cloneNode(true);
  summary.querySelector("[data-trouble]").textContent = trouble;
  const list = summary.querySelector("ul");
  for (const fault of faults) {
    const entry = document.createElement("li");
    entry.append(markedField(form, fault) ?? worded(fault.words, {}));
    list.append(entry);
  }
  if (!faults.length) list.remove();
  page.querySelector("h1, h2").after(summary);
  document.title = document.title.startsWith("⚠ ") ? document.title : `⚠ ${document.title}`;
  summary.focus();
}

function showReceipt(form, taken) {
  const page = form.closest("[data-asking]");
  const stencil = page.querySelector("[data-receipt-stencil]");
  const receipt = stencil.content.firstElementChild.cloneNode(true);
  for (const name of ["code", "title", "provision"]) {
    const place = receipt.querySelector(`[data-${name}]`);
    if (!place) continue;
    const said = taken[name] ?? (name === "code" ? taken.number : "");
    place.textContent = said;
    if (!said) place.closest("div")?.remove();
  }
  const moment = new Date(taken.received_at);
  const style = {
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hour12: false,
    timeZone: "Asia/Ho_Chi_Minh",
  };
  receipt.querySelector("[data-received]").textContent = moment.toLocaleString(
    document.documentElement.lang,
    style,
  );
  receipt.querySelector("[data-message]").textContent = taken.message ?? "";
  page.replaceWith(receipt);
  document.title = document.title.replace(/^⚠ /, "");
  setUpReceipt(receipt);
  receipt.scrollIntoView();
  receipt.focus();
}

function setUpReceipt(receipt) {
  const copy = receipt.querySelector("[data-copy]");
  if (!copy) return;
  receipt.querySelector(".receipt-copy").hidden = false;
  copy.hidden = !navigator.clipboard;
  copy.addEventListener("click", async () => {
    await navigator.clipboard.writeText(receipt.querySelector("[data-code]").textContent);
    receipt.querySelector("[data-copy-said]").textContent = copy.dataset.copied;
  });
  receipt.querySelector("[data-print]").addEventListener("click", () => print());
}

for (const form of document.querySelectorAll("[data-ask]")) setUpQuestion(form);
// A post is replied to by its number, which the form names as it would be typed.
for (const link of document.querySelectorAll("[data-reply]")) {
  link.addEventListener("click", () => {
    const field = document.querySelector("[name=reply_to]");
    if (!field) return;
    field.value = link.dataset.reply;
    field.focus();
  });
}

for (const receipt of document.querySelectorAll("[data-receipt]")) setUpReceipt(receipt);
document.querySelector("[data-summary]")?.focus();
