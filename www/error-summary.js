// What is wrong, in one place above the form, with links to the fields.

import { element } from "./dom.js";
import { markTitle } from "./title.js";

/** @typedef {{ message: string, control?: import("./fields/frame.js").Control }} Entry */

/**
 * @param {HTMLElement} place
 */
export function createErrorSummary(place) {
  const title = element("h2", { id: "error-summary-title" });
  const list = element("ul");
  const summary = element("div", { class: "error-summary" }, title, list);
  // The focus has it read: a live region would read all of it again whenever something is fixed.
  const box = element("div", { tabindex: "-1", role: "group", "aria-labelledby": title.id, hidden: true }, summary);
  let shown = "";
  place.append(box);

  /** @param {Entry} entry */
  function entryElement({ message, control }) {
    if (!control) {
      return element("li", {}, message);
    }
    const click = (/** @type {Event} */ event) => {
      // The address stays what it is: it says which part of the page is open.
      event.preventDefault();
      control.focus();
    };
    return element("li", {}, element("a", { href: `#${control.path}`, click }, message));
  }

  return {
    /**
     * @param {Entry[]} entries
     * @param {number} more How many are not listed.
     */
    show(entries, more = 0) {
      const count = entries.length + more;
      const now = JSON.stringify([count, ...entries.map(({ message, control }) => [message, control?.path])]);
      if (now === shown) {
        return;
      }
      shown = now;
      const focused = list.contains(document.activeElement) ? document.activeElement?.getAttribute("href") : undefined;
      box.hidden = count === 0;
      title.textContent = count === 1 ? "There is a problem" : `There are ${count} problems`;
      list.replaceChildren(...entries.map(entryElement));
      [...list.querySelectorAll("a")].find((link) => link.getAttribute("href") === focused)?.focus();
      markTitle(count > 0);
    },
    focus() {
      box.scrollIntoView({ block: "start" });
      box.focus({ preventScroll: true });
    },
  };
}
