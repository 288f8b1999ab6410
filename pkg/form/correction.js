// What Harbor wants corrected, above the steps, with links to the fields.

import { element } from "./dom.js";

/** @typedef {import("../index.js").PendingRequirement} PendingRequirement */
/** @typedef {import("./fields/frame.js").Control} Control */

/**
 * @param {import("./words/words.js").Say} say
 * @param {(field: string) => Control | undefined} controlOf
 * @param {(control: Control) => void} open
 */
export function createCorrection(say, controlOf, open) {
  const asked = element("p");
  const list = element("ul");
  const title = element("h2", { tabindex: "-1" }, say("correction.title"));
  const intro = element("p", {}, say("correction.resend"));
  const banner = element("div", { class: "message notice", part: "correction", id: "correction", hidden: true }, title, intro, asked, list);

  /** @param {PendingRequirement} requirement */
  function itemOf({ field, description }) {
    const control = field === null ? undefined : controlOf(field);
    if (!control) {
      return element("li", {}, description);
    }
    if (control.element.hidden) {
      return element("li", {}, say("correction.later", { label: control.label, description }));
    }
    const click = (/** @type {Event} */ event) => {
      event.preventDefault();
      open(control);
    };
    return element("li", {}, element("a", { href: `#${control.path}`, click }, control.label), `: ${description}`);
  }

  return {
    element: banner,
    focus: () => title.focus(),
    /** Links lead to the fields that are shown by now. @param {PendingRequirement[] | undefined} requirements */
    show(requirements) {
      banner.hidden = requirements === undefined;
      const items = (requirements ?? []).map(itemOf);
      asked.textContent = say(items.length > 0 ? "correction.asked" : "correction.nothing");
      if (items.map(({ innerHTML }) => innerHTML).join() !== [...list.children].map(({ innerHTML }) => innerHTML).join()) {
        list.replaceChildren(...items);
      }
    },
  };
}
