// The parts of the page, one shown at a time: the address says which, so that it can be kept and gone back to.

import { nameTitle } from "./title.js";

/** @returns {(name: string) => void} Shows a part. */
export function createViews() {
  const views = [...document.querySelectorAll("[data-view]")].filter((view) => view instanceof HTMLElement);
  const links = [...document.querySelectorAll("nav a")];
  /** @type {HTMLElement | undefined} */
  let open;

  /** @param {HTMLElement | undefined} shown */
  function show(shown) {
    open = shown;
    for (const view of views) {
      view.hidden = view !== shown;
    }
    for (const link of links) {
      const isShown = link.getAttribute("href") === `#${shown?.id}`;
      isShown ? link.setAttribute("aria-current", "page") : link.removeAttribute("aria-current");
    }
    nameTitle(shown?.id ?? "", shown?.querySelector("h1")?.textContent ?? "");
  }

  function named() {
    const name = location.hash.slice(1);
    return name === "" ? views[0] : views.find(({ id }) => id === name);
  }

  addEventListener("languagechange", () => nameTitle(open?.id ?? "", open?.querySelector("h1")?.textContent ?? ""));
  addEventListener("hashchange", () => {
    // Other addresses lead to a place within what is open.
    const view = named();
    if (view?.hidden) {
      show(view);
      view.querySelector("h1")?.focus();
      scrollTo(0, 0);
    }
  });
  show(named() ?? views[0]);
  return (name) => {
    location.hash = name;
    // The event of a change comes later; what follows may want to focus something.
    show(named());
  };
}
