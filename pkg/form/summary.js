// What is wrong, in one place above the fields, with links to them.

import { element, focusOn } from "./dom.js";

/** @typedef {{ message: string, path?: string, open: () => void }} Entry */

/** @param {import("./words/words.js").Say} say */
export function createSummary(say) {
  const title = element("h2", { id: "summary-title" });
  const list = element("ul");
  // The focus has it read: a live region would read all of it again whenever something is fixed.
  const attributes = { class: "summary", part: "summary", tabindex: "-1", role: "group", "aria-labelledby": title.id, hidden: true };
  const box = element("div", attributes, title, list);
  let shown = "";

  /** @param {Entry} entry */
  function entryElement({ message, path, open }) {
    if (path === undefined) {
      return element("li", {}, message);
    }
    const click = (/** @type {Event} */ event) => {
      // The address stays what it is.
      event.preventDefault();
      open();
    };
    return element("li", {}, element("a", { href: `#${path}`, click }, message));
  }

  return {
    element: box,
    /**
     * @param {Entry[]} entries
     * @param {number} more How many are not listed.
     */
    show(entries, more = 0) {
      const count = entries.length + more;
      const now = JSON.stringify([count, ...entries.map(({ message, path }) => [message, path])]);
      if (now === shown) {
        return;
      }
      shown = now;
      const root = /** @type {ShadowRoot} */ (box.getRootNode());
      const focused = list.contains(root.activeElement) ? root.activeElement?.getAttribute("href") : undefined;
      box.hidden = count === 0;
      title.textContent = say("summary.title", { count });
      list.replaceChildren(...entries.map(entryElement));
      [...list.querySelectorAll("a")].find((link) => link.getAttribute("href") === focused)?.focus();
    },
    isShown: () => !box.hidden,
    focus: () => focusOn(box),
  };
}
