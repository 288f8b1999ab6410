// Asks before something is lost.

import { button, element } from "./dom.js";

/**
 * @param {{ question: string, yes: string, no: string }} words
 */
export function createConfirm({ question, yes, no }) {
  const title = element("h2", { id: "confirm-title" }, question);
  const dialog = element("dialog", { part: "dialog", "aria-labelledby": title.id });
  const close = (/** @type {string} */ value) => () => dialog.close(value);
  dialog.append(title, element("div", { class: "actions" }, button(no, close("no"), "primary"), button(yes, close("yes"), "danger")));
  return {
    element: dialog,
    /** @returns {Promise<boolean>} */
    ask() {
      dialog.returnValue = "no";
      dialog.showModal();
      return new Promise((resolve) => {
        dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes"), { once: true });
      });
    },
  };
}
