// How far one is: a line above the steps, and a bar for work that takes time.

import { button, element, setAttribute } from "./dom.js";
import { STEPS } from "./steps.js";

/** @typedef {import("./steps.js").StepName} StepName */

/**
 * The line of steps. Those that were reached can be gone back to.
 *
 * @param {import("./words/words.js").Say} say
 * @param {(step: StepName) => void} open
 */
export function createProgressLine(say, open) {
  const names = STEPS.filter((name) => name !== "result");
  const where = element("p", { class: "where" });
  const items = names.map((name) => ({ name, link: button(say(`step.${name}.short`), () => open(name), "link"), item: element("li") }));
  items.forEach(({ item, link }) => item.append(link));
  const line = element("ol", {}, ...items.map(({ item }) => item));
  const made = element("nav", { class: "progress", part: "progress", "aria-label": say("progress.label") }, where, line);
  return {
    element: made,
    /**
     * @param {StepName} current
     * @param {number} reached The furthest step that may be opened.
     */
    show(current, reached) {
      const at = STEPS.indexOf(current);
      made.hidden = current === "result";
      where.textContent = say("progress.where", { number: at + 1, all: names.length, name: say(`step.${current}.short`) });
      items.forEach(({ name, item, link }, index) => {
        item.className = index < at ? "done" : index === at ? "current" : "";
        link.disabled = index > reached;
        setAttribute(link, "aria-current", name === current ? "step" : undefined);
      });
    },
  };
}

/** Milliseconds after which one wonders whether work goes on. */
const PATIENCE = 300;

/**
 * Shows something while work goes on that takes long.
 *
 * @template Result
 * @param {HTMLElement} element
 * @param {() => Promise<Result>} work
 */
export async function showWhile(element, work) {
  const timer = setTimeout(() => {
    element.hidden = false;
  }, PATIENCE);
  try {
    return await work();
  } finally {
    clearTimeout(timer);
    element.hidden = true;
  }
}
