// What is wrong, in one place above the form, with links to the fields.

import { element } from "./dom.js";

/** @typedef {{ message: string, control?: import("./fields/frame.js").Control }} Entry */

const PLAIN_TITLE = document.title;

/**
 * @param {HTMLElement} place
 */
export function createErrorSummary(place) {
  const title = element("h2", { id: "error-summary-title" });
  const list = element("ul");
  const summary = element("div", { class: "error-summary", role: "alert" }, title, list);
  const box = element("div", { tabindex: "-1", "aria-labelledby": title.id, hidden: true }, summary);
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
      box.hidden = count === 0;
      title.textContent = count === 1 ? "There is a problem" : `There are ${count} problems`;
      list.replaceChildren(...entries.map(entryElement));
      document.title = count === 0 ? PLAIN_TITLE : `Error: ${PLAIN_TITLE}`;
    },
    focus() {
      box.scrollIntoView({ block: "start" });
      box.focus({ preventScroll: true });
    },
  };
}
