// Checks the answers, and says which issues belong to which control.

import { isError } from "./fields/frame.js";

/** @typedef {import("../index.js").Issue} Issue */
/** @typedef {import("../index.js").Report} Report */
/** @typedef {import("./fields/frame.js").Control} Control */
/** @typedef {ReturnType<typeof import("./answers.js").createAnswers>} Answers */

/** What the package says of an answer that is not there, or is no day: what the control itself says of it is more exact. */
const SAID_BY_CONTROL = ["required", "invalid_date"];

/** What keeps a field from being sent, whatever the rules say. @param {Control | undefined} control */
function faultsOf(control) {
  return control?.faults?.() ?? [];
}

/**
 * @param {Answers} answers
 * @param {(values: any) => Promise<Report>} validate
 */
export function createJudge(answers, validate) {
  /** Counts the checks that were started: only the result of the last one counts. */
  let latest = 0;
  /** @type {Report | undefined} */
  let report;
  /** Of the last report. @type {{ issue: Issue, control: Control | undefined }[]} */
  let found = [];

  async function checkOnce() {
    const values = answers.update();
    return { values, report: await validate(values) };
  }

  /** A file may be gone by now: it is then left out, and reported at its field. */
  async function checkWhatIsThere() {
    try {
      return await checkOnce();
    } catch {
      await Promise.all(answers.shown().map((control) => control.recheck?.()));
      return checkOnce();
    }
  }

  /** @param {Report} checked */
  function take(checked) {
    report = checked;
    const all = checked.issues.map((issue) => ({ issue, control: answers.controlOfIssue(issue.field) }));
    // A file that cannot be read, or a name that is no option, is not an answer that is missing. Nor is one being chosen.
    const isThere = (/** @type {Control | undefined} */ control) => faultsOf(control).length > 0 || control?.isPending?.();
    found = all.filter(({ issue, control }) => !SAID_BY_CONTROL.includes(issue.code) || !isThere(control));
  }

  /** @param {Control} control */
  function issuesOf(control) {
    return found.flatMap(({ issue, control: at }) => (at === control && !control.isAccepted?.(issue) ? [issue] : []));
  }

  return {
    issuesOf,
    /** Checks the answers as they are. Returns the values, unless a later check was started meanwhile. */
    async check() {
      const turn = (latest += 1);
      const checked = await checkWhatIsThere();
      if (turn !== latest) {
        return undefined;
      }
      take(checked.report);
      return checked.values;
    },
    /** What keeps a control's answer from being sent. @param {Control} control @returns {string[]} */
    errorsOf: (control) => [...faultsOf(control), ...issuesOf(control).filter(isError).map(({ message }) => message)],
    /** Errors that belong to no control. */
    otherErrors: () => found.flatMap(({ issue, control }) => (!control && isError(issue) ? [issue.message] : [])),
    /** How many errors the report counts without listing them. */
    unlisted: () => report?.truncated?.errors ?? 0,
    report: () => report,
  };
}
