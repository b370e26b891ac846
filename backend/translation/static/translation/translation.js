// A name or a sign reads the same in another language: one press takes it over, and can be undone.
for (const button of document.querySelectorAll("[data-copies]")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    const field = document.getElementById(button.dataset.into);
    field.value = button.dataset.copies;
    field.focus();
    button.hidden = true;
  });
}
