// The form as a whole: it judges the answers as they change, says what is wrong, and builds the payload.

import { proxy } from "./vendor/comlink/comlink.js";
import { createAnswers } from "./answers.js";
import { find, formatBytes, operationOf } from "./dom.js";
import { createErrorSummary } from "./error-summary.js";
import { isError } from "./fields/frame.js";
import { showWhile } from "./progress.js";
import { createResult } from "./result.js";
import { getAt, missingFrom } from "./values.js";

/** @typedef {import("../pkg/index.js").Report} Report */
/** @typedef {import("./fields/frame.js").Control} Control */
/** @typedef {import("../pkg/index.js").PendingRequirement} PendingRequirement */

/** The pause in typing, in milliseconds, after which an answer is checked. */
const PAUSE = 200;

/**
 * @param {import("./fields/control.js").Lists} lists
 * @param {import("./preflight.js").Remote} preflight
 */
export function createForm(lists, preflight) {
  const form = find("onboarding", HTMLFormElement);
  const building = find("building", HTMLElement);
  const progress = find("building-progress", HTMLProgressElement);
  const size = find("size", HTMLElement);
  const residenceFirst = find("residence-first", HTMLElement);
  const answers = createAnswers(lists, preflight, () => void checkAnswers());
  const summary = createErrorSummary(find("error-summary", HTMLElement));
  const result = createResult(find("result", HTMLElement));
  find("sections", HTMLElement).append(...answers.sections.map(({ element }) => element));

  /** Paths of fields whose faults are shown: all at the first check, and each that was answered since. */
  const watched = new Set();
  let isChecked = false;
  /** What Harbor wants corrected. @type {PendingRequirement[]} */
  let requirements = [];
  /** The status of the onboarding, if Harbor's answer has it. @type {string | undefined} */
  let status;
  /** Counts the checks that were started: only the result of the last one is shown. */
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

  const operation = () => operationOf(form, "operation");

  /** What is wrong with a file is said at once; with a text, not before the first check. @param {string} path */
  function isFile(path) {
    return lists.fields[path]?.type.startsWith("file") ?? false;
  }

  /** @param {"submit" | "correct"} chosen */
  function chooseOperation(chosen) {
    const radios = form.elements.namedItem("operation");
    if (radios instanceof RadioNodeList) {
      radios.value = chosen;
    }
  }

  /** @returns {import("../pkg/index.js").Submission} */
  function submission() {
    const proofIssuedOn = answers.readIssuedOn();
    const facts = typeof proofIssuedOn === "string" ? { proofIssuedOn } : {};
    return operation() === "correct" ? { ...facts, operation: "correct", ...(status ? { status } : {}) } : facts;
  }

  /** What Harbor wants of each control, while this is a correction. */
  function requestsAt() {
    const wanted = operation() === "correct" ? requirements : [];
    return wanted.map(({ field, description }) => ({ control: field && answers.controlOfRequest(field), description }));
  }

  /** @param {Report} report */
  function show({ issues: all, truncated, bytes }) {
    size.textContent = `The request has ${formatBytes(bytes)}.`;
    const at = new Map(all.map((issue) => [issue, answers.controlOfIssue(issue.field)]));
    // A file that could not be read is not one that nobody chose.
    const issues = all.filter((issue) => issue.code !== "required" || faultsOf(at.get(issue)).length === 0);
    const requests = requestsAt();
    const shown = answers.shown();
    for (const control of shown) {
      control.show({
        issues: watched.has(control.path) ? issues.filter((issue) => at.get(issue) === control) : [],
        requests: requests.filter((request) => request.control === control).map(({ description }) => description),
      });
    }
    if (isChecked) {
      const listed = issues.filter((issue) => {
        const control = at.get(issue);
        return isError(issue) && (!control || watched.has(control.path));
      });
      const faults = shown.flatMap((control) => faultsOf(control).map((message) => ({ message, control })));
      const errors = listed.map((issue) => ({ message: issue.message, control: at.get(issue) }));
      summary.show([...faults, ...errors], truncated?.errors);
    }
    form.dispatchEvent(new Event("checked"));
  }

  /** What keeps a field from being sent: files that cannot be read. @param {Control | undefined} control */
  function faultsOf(control) {
    return control?.faults?.() ?? [];
  }

  /** The values and the report on them. */
  async function validate() {
    const values = update();
    return { values, report: await preflight.validate(values, submission()) };
  }

  /** A file may be gone by now: it is then left out, and reported at its field. */
  async function validateWhatIsThere() {
    try {
      return await validate();
    } catch {
      await Promise.all(answers.shown().map((control) => control.recheck?.()));
      return validate();
    }
  }

  /** Checks the answers as they are, and shows the result, unless a later check was started meanwhile. */
  async function checkAnswers() {
    const turn = (latest += 1);
    const checked = await validateWhatIsThere();
    if (turn === latest) {
      show(checked.report);
      return checked;
    }
    return undefined;
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
    if (path && (isChecked || isFile(path))) {
      watched.add(path);
    }
    update();
    clearTimeout(timer);
    timer = setTimeout(checkAnswers, event.type === "input" ? PAUSE : 0);
  }

  /** @param {Event} event */
  async function submit(event) {
    event.preventDefault();
    // A field that loses its focus later would report a change that was made before.
    if (document.activeElement instanceof HTMLElement) {
      document.activeElement.blur();
    }
    clearTimeout(timer);
    isChecked = true;
    update();
    answers.shown().forEach(({ path }) => watched.add(path));
    const edit = edits;
    // A list that arrived meanwhile has started a check of its own.
    const checked = (await checkAnswers()) ?? (await checkAnswers());
    if (edit !== edits || !checked) {
      return;
    }
    if (checked.report.valid && !answers.shown().some((control) => faultsOf(control).length > 0)) {
      await build(checked.values, edit);
    } else {
      summary.focus();
    }
  }

  /**
   * @param {any} values
   * @param {number} edit The count of changes that they come from.
   */
  async function build(values, edit) {
    progress.value = 0;
    const onProgress = proxy((/** @type {import("../pkg/index.js").Progress} */ { loaded, total }) => {
      progress.value = loaded / total;
    });
    try {
      const built = await showWhile(building, () => preflight.build(values, submission(), onProgress));
      if (built && edit === edits) {
        result.show(built, operation() === "correct" ? "PATCH" : "POST");
      }
    } catch {
      // A file was there a moment ago: the check finds the one that is missing now.
      await checkAnswers();
      summary.focus();
    }
  }

  /** Forgets what was said of the answers, and the answers. */
  function clear() {
    isChecked = false;
    watched.clear();
    summary.show([]);
    discardResult();
    void answers.write({});
  }

  form.addEventListener("input", changed);
  form.addEventListener("change", changed);
  form.addEventListener("submit", submit);
  form.addEventListener("reset", () => {
    const chosen = operation();
    clear();
    // The inputs are emptied once this event has passed. What the form is for is no answer.
    setTimeout(() => {
      chooseOperation(chosen);
      void checkAnswers();
    });
  });
  find("stop-building", HTMLButtonElement).addEventListener("click", () => {
    void preflight.stopBuilding();
    find("build", HTMLButtonElement).focus();
  });
  addEventListener("beforeunload", (event) => answers.isAnswered() && event.preventDefault());
  void checkAnswers();

  return {
    isAnswered: answers.isAnswered,
    operation,
    /**
     * Fills the form. Returns the paths of what it holds otherwise, or not at all.
     *
     * @param {any} values
     * @param {"submit" | "correct"} chosen
     */
    async fill(values, chosen) {
      clear();
      chooseOperation(chosen);
      await answers.write(values);
      const kept = update();
      for (const { path, read } of answers.shown()) {
        if (isFile(path) && read() !== undefined) {
          watched.add(path);
        }
      }
      await checkAnswers();
      return missingFrom(values, kept);
    },
    /**
     * From here on the form is a correction, and marks what Harbor wants corrected.
     *
     * @param {PendingRequirement[]} wanted
     * @param {string | undefined} given The status of the onboarding.
     */
    async correct(wanted, given) {
      discardResult();
      requirements = wanted;
      status = given;
      chooseOperation("correct");
      await checkAnswers();
    },
    /** The control that shows a request of Harbor's. @param {string} field */
    controlOfRequest: (field) => answers.controlOfRequest(field),
  };
}
