// What every form of a portal shares: the work done before it is sent, and faults at their fields.

const MINUTES_FOR_PROOF = 3;

function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function solved({ challenge, difficulty }) {
  return new Promise((resolve, reject) => {
    const worker = new Worker(document.querySelector("[data-proof]").dataset.proof);
    const tooLong = setTimeout(() => end(() => reject(new Error("slow"))), MINUTES_FOR_PROOF * 60_000);
    const end = (then) => {
      clearTimeout(tooLong);
      worker.terminate();
      then();
    };
    worker.onmessage = (event) => end(() => resolve(event.data));
    worker.onerror = () => end(() => reject(new Error("worker")));
    worker.postMessage({ challenge, difficulty });
  });
}

function words(text) {
  return (text ?? "").split(" ").filter(Boolean);
}

function clearFaults(form) {
  for (const old of form.querySelectorAll(".govuk-error-message")) old.remove();
  for (const group of form.querySelectorAll(".govuk-form-group--error")) {
    group.classList.remove("govuk-form-group--error");
  }
  for (const field of form.querySelectorAll("[aria-invalid]")) {
    field.removeAttribute("aria-invalid");
    field.classList.remove("govuk-input--error", "govuk-textarea--error");
    describe(field, (id) => !id.endsWith("-loi"));
  }
}

function markedField(form, fault) {
  const group = form.querySelector(`[data-field="${CSS.escape(fault.name)}"]`);
  const field = group?.querySelector("input, textarea, select");
  if (!field) return null;
  const message = document.createElement("p");
  message.className = "govuk-error-message";
  message.id = `${field.id}-loi`;
  message.textContent = fault.words;
  group.classList.add("govuk-form-group--error");
  (group.querySelector(".govuk-hint:not(.count)") ?? group.querySelector(".govuk-label")).after(message);
  const described = group.tagName === "FIELDSET" ? group : field;
  described.setAttribute("aria-invalid", "true");
  describe(described, () => true, message.id);
  if (field.matches(".govuk-input")) field.classList.add("govuk-input--error");
  if (field.matches(".govuk-textarea")) field.classList.add("govuk-textarea--error");
  const link = document.createElement("a");
  link.href = `#${field.id}`;
  const name = group.querySelector(".govuk-label").firstChild.textContent.trim();
  link.textContent = `${name}: ${fault.words}`;
  return link;
}

function describe(field, keeps, added) {
  const ids = words(field.getAttribute("aria-describedby")).filter(keeps);
  if (added && !ids.includes(added)) ids.push(added);
  if (ids.length) field.setAttribute("aria-describedby", ids.join(" "));
  else field.removeAttribute("aria-describedby");
}
