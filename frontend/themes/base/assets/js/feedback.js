// What readers say of a page, sent without leaving it. Where a script cannot go on, the form is sent as
// it is sent without one.

function setUpFeedback(form) {
  const said = form.querySelector("[data-said]");
  const button = form.querySelector("button[type=submit]");
  const key = newKey();
  let isBusy = false;

  form.addEventListener("submit", async (event) => {
    if (!window.Worker || !window.fetch) return;
    event.preventDefault();
    if (isBusy) return;
    isBusy = true;
    button.setAttribute("aria-disabled", "true");
    try {
      await sendFeedback(form, said, key);
    } catch {
      form.submit();
    } finally {
      isBusy = false;
      button.removeAttribute("aria-disabled");
    }
  });
}

async function sendFeedback(form, said, key) {
  const body = Object.fromEntries([...new FormData(form)].filter(([_name, value]) => value));
  body.locale = form.dataset.locale;
  if ("subjects" in form.dataset) body.subjects = subjectsOf(body);
  clearFaults(form);
  const asked = ["text", "useful", "interface", "content", "quality", "support"];
  const missing = asked.filter((name) => form.elements[name] && !body[name]?.trim());
  if (missing.length) {
    refuse(form, said, missing.map((name) => ({ name, words: form.dataset.faultMissing })));
    return;
  }
  if (!body.website) {
    said.textContent = form.dataset.proving;
    const given = await fetch(form.dataset.challenge, { headers: { Accept: "application/json" } });
    if (given.status === 429) {
      said.textContent = form.dataset.many;
      return;
    }
    if (!given.ok) throw new Error(given.status);
    const challenge = await given.json();
    body.challenge = challenge.challenge;
    body.solution = await solved(challenge);
  }
  said.textContent = form.dataset.sending;
  const headers = {
    Accept: "application/json",
    "Accept-Language": document.documentElement.lang,
    "Content-Type": "application/json",
    "Idempotency-Key": key,
  };
  const sent = JSON.stringify(body);
  const answer = await fetch(form.dataset.send, { method: "POST", body: sent, headers });
  if (answer.ok) {
    thank(form, (await answer.json()).message);
  } else if (answer.status === 429) {
    said.textContent = form.dataset.many;
  } else if (answer.status === 400) {
    const problem = await answer.json();
    const faults = (problem.errors ?? []).map((each) => ({
      name: each.field,
      words: `${each.reason} ${each.remedy}`.trim(),
    }));
    if (!faults.length || faults.some((each) => ["challenge", "solution"].includes(each.name))) {
      throw new Error(400);
    }
    refuse(form, said, faults);
  } else {
    throw new Error(answer.status);
  }
}

function subjectsOf(body) {
  // Each is a box of its own, as forms without scripts send them; the API takes a list.
  const chosen = Object.keys(body).filter((name) => name.includes(":"));
  for (const name of chosen) delete body[name];
  return chosen;
}

function refuse(form, said, faults) {
  said.textContent = form.dataset.refused;
  for (const fault of faults) markedField(form, fault);
  form.querySelector("[aria-invalid] input, input[aria-invalid], textarea[aria-invalid]")?.focus();
}

function thank(form, message) {
  const thanks = document.createElement("p");
  thanks.className = "govuk-inset-text";
  thanks.setAttribute("role", "status");
  thanks.tabIndex = -1;
  thanks.textContent = message;
  form.replaceWith(thanks);
  thanks.focus();
}

for (const form of document.querySelectorAll("[data-feedback]")) setUpFeedback(form);
