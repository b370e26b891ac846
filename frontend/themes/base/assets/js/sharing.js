// Printing and passing on: only what this device can do is offered.

function setUpSharing(tools) {
  const said = tools.querySelector("[role=status]");
  const address = tools.dataset.address;
  const title = tools.dataset.title;

  function offer(name, act) {
    const button = tools.querySelector(`button[data-do=${name}]`);
    button.addEventListener("click", act);
    button.closest("li").hidden = false;
  }

  offer("print", () => window.print());
  if (navigator.clipboard) {
    offer("copy", async () => {
      await navigator.clipboard.writeText(address);
      said.textContent = said.dataset.copied;
    });
  }
  if (navigator.share) {
    // Whoever closes the device's own menu has changed their mind: nothing to report.
    offer("share", () => navigator.share({ title, url: address }).catch(() => {}));
  }
}

document.querySelectorAll("[data-sharing]").forEach(setUpSharing);
