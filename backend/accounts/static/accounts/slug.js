// Wagtail's own slug maker drops letters that carry two marks: "tổng" would become "tng".
// Before it hears of a title, the title loses its marks; đ, which does not decompose, becomes d.
(() => {
  const unaccented = (text) =>
    text.replace(/đ/g, "d").replace(/Đ/g, "D").normalize("NFD").replace(/\p{M}/gu, "");

  const hand = (event) => {
    const { detail, target } = event;
    if (detail && typeof detail.value === "string" && target.matches("[data-controller~='w-slug']")) {
      detail.value = unaccented(detail.value);
    }
  };

  for (const name of ["w-sync:check", "w-sync:apply"]) {
    document.addEventListener(name, hand, { capture: true });
  }
})();
