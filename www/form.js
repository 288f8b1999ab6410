// The form as a whole: it judges the answers as they change, says what is wrong, and builds the payload.

import { proxy } from "./vendor/comlink/comlink.js";
import { createAnswers } from "./answers.js";
import { find, formatBytes } from "./dom.js";
import { createErrorSummary } from "./error-summary.js";
import { isError } from "./fields/frame.js";
import { createResult } from "./result.js";
import { getAt, missingFrom } from "./values.js";

/** @typedef {import("../pkg/index.js").Report} Report */
/** @typedef {import("../pkg/index.js").PendingRequirement} PendingRequirement */

/** Milliseconds after which an answer that is being typed is judged. */
const PAUSE = 200;

/** Milliseconds after which work shows its progress. */
const PATIENCE = 300;

/**
 * @param {import("./fields/control.js").Lists} lists
 * @param {import("./preflight.js").Remote} preflight
 */
export function createForm(lists, preflight) {
  const form = find("onboarding", HTMLFormElement);
  const building = find("building", HTMLElement);
  const progress = find("building-progress", HTMLProgressElement);
  const size = find("size", HTMLOutputElement);
  const residenceFirst = find("residence-first", HTMLElement);
  const answers = createAnswers(lists, preflight, () => void judge());
  const summary = createErrorSummary(find("error-summary", HTMLElement));
  const result = createResult(find("result", HTMLElement));
  find("sections", HTMLElement).append(...answers.sections.map(({ element }) => element));

  /** Paths of fields whose faults are shown: all at the first check, and each that was answered since. */
  const watched = new Set();
  let isChecked = false;
  /** What Harbor wants corrected. @type {PendingRequirement[]} */
  let requirements = [];
  /** Whether this is a correction, whatever is in the form. */
  let isCorrection = false;
  /** The status of the onboarding, if Harbor's answer told it. @type {string | undefined} */
  let status;
  /** Counts verdicts that were asked for: only the last one is shown. */
  let latest = 0;
  /** Counts changes: a payload that was built of earlier answers is not the one to take away. */
  let edits = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  function update() {
    const values = answers.update();
    residenceFirst.hidden = getAt(values, "individual.residence.country") !== undefined;
    return values;
  }

  /** @returns {import("../pkg/index.js").Submission} */
  function submission() {
    const proofIssuedOn = answers.readIssuedOn();
    const facts = typeof proofIssuedOn === "string" ? { proofIssuedOn } : {};
    const isCorrecting = new FormData(form).get("operation") === "correct";
    return isCorrecting ? { ...facts, operation: "correct", ...(status ? { status } : {}) } : facts;
  }

  /** @param {Report} report */
  function show({ issues, truncated, bytes }) {
    size.textContent = `The request has ${formatBytes(bytes)}.`;
    const at = new Map(issues.map((issue) => [issue, answers.controlAt(issue.field)]));
    for (const control of answers.shown()) {
      const shown = watched.has(control.path) ? issues.filter((issue) => at.get(issue) === control) : [];
      const asked = requirements.filter(({ field }) => field && answers.controlAt(field) === control);
      control.show({ issues: shown, requests: asked.map(({ description }) => description) });
    }
    if (isChecked) {
      const listed = issues.filter((issue) => {
        const control = at.get(issue);
        return isError(issue) && (!control || watched.has(control.path));
      });
      const entries = listed.map((issue) => ({ message: issue.message, control: at.get(issue) }));
      summary.show(entries, truncated?.errors);
    }
  }

  /** Judges the answers as they are. Gives the report, unless a later one was asked for meanwhile. */
  async function judge() {
    const turn = (latest += 1);
    try {
      const values = update();
      const report = await preflight.validate(values, submission());
      if (turn === latest) {
        show(report);
        return { values, report };
      }
    } catch {
      fail();
    }
    return undefined;
  }

  /** A file can be gone, or be another one by now. */
  function fail() {
    isChecked = true;
    summary.show([{ message: "A file could not be read: remove it, and choose it again." }]);
    summary.focus();
  }

  /** What was built, or is being built, is no longer what the form says. */
  function discardResult() {
    edits += 1;
    result.hide();
    void preflight.stopBuilding();
  }

  /** @param {Event} event */
  function changed(event) {
    discardResult();
    const field = event.target instanceof Element ? event.target.closest("[data-path]") : null;
    const path = field instanceof HTMLElement ? field.dataset.path : undefined;
    // What is wrong with a file is said at once; with a text, not before the first check.
    if (path && (isChecked || lists.fields[path]?.type.startsWith("file"))) {
      watched.add(path);
    }
    update();
    clearTimeout(timer);
    timer = setTimeout(judge, event.type === "input" ? PAUSE : 0);
  }

  /** @param {Event} event */
  async function submit(event) {
    event.preventDefault();
    clearTimeout(timer);
    isChecked = true;
    update();
    answers.shown().forEach(({ path }) => watched.add(path));
    const edit = edits;
    const judged = await judge();
    if (judged && !judged.report.valid) {
      summary.focus();
    } else if (judged && edit === edits) {
      await build(judged.values, edit);
    }
  }

  /**
   * @param {any} values
   * @param {number} edit The count of changes that they come from.
   */
  async function build(values, edit) {
    const shown = setTimeout(() => {
      building.hidden = false;
    }, PATIENCE);
    progress.value = 0;
    const onProgress = proxy((/** @type {import("../pkg/index.js").Progress} */ { loaded, total }) => {
      progress.value = loaded / total;
    });
    try {
      const request = submission();
      const built = await preflight.build(values, request, onProgress);
      if (built && edit === edits) {
        result.show(built, request.operation === "correct" ? "PATCH" : "POST");
      }
    } catch {
      fail();
    } finally {
      clearTimeout(shown);
      building.hidden = true;
    }
  }

  /** The form as it was when the page was opened. */
  function clear() {
    isChecked = false;
    watched.clear();
    summary.show([]);
    discardResult();
    void answers.write({});
  }

  function chooseOperation() {
    const operation = form.elements.namedItem("operation");
    if (operation instanceof RadioNodeList) {
      operation.value = isCorrection ? "correct" : "submit";
    }
  }

  form.addEventListener("input", changed);
  form.addEventListener("change", changed);
  form.addEventListener("submit", submit);
  form.addEventListener("reset", () => {
    clear();
    // The inputs are emptied once this event has passed.
    setTimeout(() => {
      chooseOperation();
      void judge();
    });
  });
  find("stop-building", HTMLButtonElement).addEventListener("click", () => void preflight.stopBuilding());
  addEventListener("beforeunload", (event) => answers.isAnswered() && event.preventDefault());
  void judge();

  return {
    /**
     * Fills the form. Returns the paths of what has no place in it.
     *
     * @param {any} values
     */
    async fill(values) {
      form.reset();
      chooseOperation();
      await answers.write(values);
      await judge();
      return missingFrom(values, update());
    },
    /**
     * From here on the form is a correction, and marks what Harbor wants corrected.
     *
     * @param {PendingRequirement[]} wanted
     * @param {string | undefined} told The status of the onboarding.
     */
    async correct(wanted, told) {
      discardResult();
      requirements = wanted;
      status = told;
      isCorrection = true;
      chooseOperation();
      await judge();
    },
    /** @param {string} field */
    focus(field) {
      const control = answers.controlAt(field);
      if (control && !control.element.hidden) {
        control.focus();
      }
    },
    /** @param {string} field */
    isShown(field) {
      return answers.controlAt(field)?.element.hidden === false;
    },
  };
}
