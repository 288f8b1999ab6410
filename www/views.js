// The parts of the page, one shown at a time: the address says which, so that it can be kept and gone back to.

/** @returns {(name: string) => void} Shows a part. */
export function createViews() {
  const views = [...document.querySelectorAll("[data-view]")].filter((view) => view instanceof HTMLElement);
  const links = [...document.querySelectorAll("nav a")];

  function show() {
    const name = location.hash.slice(1);
    const shown = views.find(({ id }) => id === name) ?? views[0];
    for (const view of views) {
      view.hidden = view !== shown;
    }
    for (const link of links) {
      const isShown = link.getAttribute("href") === `#${shown?.id}`;
      isShown ? link.setAttribute("aria-current", "page") : link.removeAttribute("aria-current");
    }
  }

  addEventListener("hashchange", () => {
    show();
    scrollTo(0, 0);
  });
  show();
  return (name) => {
    location.hash = name;
    // The event of a change comes later; what follows may want to focus something.
    show();
  };
}
