// Which step is open, and the ways to others: the line of progress, the buttons, the history of the page.

import { button, focusOn } from "./dom.js";
import { createPlaces } from "./places.js";
import { createProgressLine } from "./progress.js";
import { STEPS } from "./steps.js";

/** @typedef {import("./steps.js").StepName} StepName */
/** @typedef {import("./steps.js").Step} Step */

export const CHECK = STEPS.indexOf("check");

/**
 * @param {import("./words/words.js").Say} say
 * @param {Step[]} steps
 * @param {object} form
 * @param {string | undefined} form.historyKey The name under which steps are kept in the history; without it, they are not.
 * @param {() => void} form.onShow Called when another step is open.
 * @param {() => void} form.onJump Called before a step is left by the line of progress.
 * @param {() => boolean} form.hasResult
 */
export function createStepper(say, steps, { historyKey, onShow, onJump, hasResult }) {
  const progress = createProgressLine(say, jump);
  const back = button(say("button.back"), goBack);
  const places = historyKey === undefined ? undefined : createPlaces(historyKey, (name) => show(known(name), true));
  /** @type {StepName} */
  let current = "residence";
  /** The furthest step that may be opened. */
  let reached = 0;

  /** @param {StepName} name @returns {Step} */
  function stepNamed(name) {
    return /** @type {Step} */ (steps.find((step) => step.name === name));
  }

  /** What was built is gone after a reload or a change. @param {StepName} name */
  function known(name) {
    return name === "result" && !hasResult() ? "check" : name;
  }

  /** @param {StepName} name @param {boolean} isFocused Whether the focus moves to the title of the step. */
  function show(name, isFocused) {
    current = name;
    reached = Math.max(reached, STEPS.indexOf(name));
    steps.forEach((step) => (step.element.hidden = step.name !== name));
    back.hidden = name === "residence";
    progress.show(name, Math.min(reached, CHECK));
    onShow();
    if (isFocused) {
      focusOn(stepNamed(name).title);
    }
  }

  /** @param {StepName} name */
  function go(name) {
    places?.go(name);
    show(name, true);
  }

  /** @param {StepName} name */
  function jump(name) {
    if (name !== current) {
      onJump();
      go(name);
    }
  }

  function goBack() {
    if (!places?.back()) {
      go(STEPS[Math.max(0, STEPS.indexOf(current) - 1)] ?? "residence");
    }
  }

  return {
    line: progress.element,
    back,
    stepNamed,
    current: () => current,
    isCheckReached: () => reached >= CHECK,
    next: () => STEPS[STEPS.indexOf(current) + 1] ?? "check",
    go,
    /** Opens the first step, or the one at which the page was reloaded. */
    start() {
      show(known(places?.kept() ?? "residence"), false);
      places?.stay(current);
    },
    /** Allows all steps to be opened, or none. @param {boolean} isAll */
    allow(isAll) {
      reached = isAll ? CHECK : 0;
      progress.show(current, reached);
    },
    close: () => places?.close(),
  };
}
