// The answers to look over, each with a way to change it.

import { button, element } from "./dom.js";
import { faultElement, isError, issueElement } from "./fields/frame.js";

/** @typedef {import("./fields/frame.js").Control} Control */
/** @typedef {import("../index.js").Issue} Issue */

/**
 * @param {import("./context.js").Context} context
 * @param {Control} control
 * @param {Issue[]} issues
 * @param {() => void} change
 */
function rowElement({ say }, control, issues, change) {
  const shown = control.display();
  const faults = control.faults?.() ?? [];
  const isWrong = faults.length > 0 || issues.some(isError);
  const lines = shown.length > 0 ? shown : [say("review.missing")];
  const answer = lines.map((line) => element("p", { class: isWrong ? "wrong" : undefined }, line));
  const link = button(say("review.change"), change, "link");
  link.setAttribute("aria-label", say("review.changeLabel", { label: control.label }));
  // What is missing is said in place of the answer.
  const said = [...issues.filter(({ code }) => code !== "required"), ...(control.warnings?.() ?? [])];
  const messages = [...faults.map((fault) => faultElement(say, fault)), ...said.map((issue) => issueElement(say, issue))];
  return element(
    "div",
    { class: "row", "data-review": control.path },
    element("dt", {}, control.label),
    element("dd", {}, ...answer, ...messages),
    element("dd", { class: "change" }, link),
  );
}

/**
 * @param {import("./context.js").Context} context
 * @param {import("./steps.js").Step[]} steps With questions.
 * @param {(control: Control) => Issue[]} issuesOf
 * @param {(control: Control) => void} change
 */
export function reviewElements(context, steps, issuesOf, change) {
  return steps.map(({ name, controls }) => {
    const shown = controls.filter(({ element }) => !element.hidden);
    const rows = shown.map((control) => rowElement(context, control, issuesOf(control), () => change(control)));
    return element("section", { class: "review", part: "review" }, element("h3", {}, context.say(`step.${name}.short`)), element("dl", {}, ...rows));
  });
}
