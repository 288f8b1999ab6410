// The frame of a control: its label, its hint and its issues, which describe it to screen readers.

import { element, focusOn, setAttribute } from "../dom.js";

/** @typedef {import("../../index.js").Issue} Issue */
/** @typedef {import("../words/words.js").Say} Say */

/**
 * A control of the form, by the path of its field.
 *
 * @typedef {object} Control
 * @property {string} path
 * @property {string} label
 * @property {HTMLElement} element
 * @property {() => unknown} read What the payload contains for it; `undefined` if it was left empty.
 * @property {(value: any) => void} write Takes a value as far as the control can show it; `undefined` empties it.
 * @property {() => string[]} display What was answered, for people; an empty list if it was left empty.
 * @property {() => void} focus
 * @property {(shown: Shown) => void} show
 * @property {(isOptional: boolean) => void} setOptional
 * @property {(text: string) => void} setLabel
 * @property {(options: import("./picker.js").Option[] | null) => void} [setOptions] Of a list that depends on an answer.
 * @property {() => string[]} [faults] What keeps the field from being sent, whatever the rules say of it.
 * @property {() => string | undefined} [begun] What is typed in a list and not chosen.
 * @property {() => boolean} [isPending] Whether the person is still choosing, so that nothing is missing yet.
 * @property {() => Promise<void>} [recheck] Looks again for such faults.
 * @property {() => Issue[]} [warnings] What the control itself warns of.
 * @property {(issue: Issue) => boolean} [isAccepted] Whether the person has seen a warning and wants to go on.
 * @property {() => void} [explainDrop] Says where a file belongs that was dropped beside the control.
 */

/**
 * What is shown at a control.
 *
 * @typedef {object} Shown
 * @property {Issue[]} issues
 * @property {string[]} requests What Harbor wants corrected.
 * @property {boolean} isWatched Whether faults are shown.
 */

/** @param {{ severity: string }} issue */
export function isError({ severity }) {
  return severity === "error";
}

/**
 * @param {Say} say
 * @param {Issue} issue
 */
export function issueElement(say, issue) {
  const text = issue.hint ? `${issue.message} ${issue.hint}` : issue.message;
  return messageElement(issue.severity, say(isError(issue) ? "message.error" : "message.warning"), text);
}

/**
 * @param {Say} say
 * @param {string} fault
 */
export function faultElement(say, fault) {
  return messageElement("error", say("message.error"), fault);
}

/**
 * @param {string} kind
 * @param {string} name
 * @param {string} text
 */
function messageElement(kind, name, text) {
  return element("p", { class: `message ${kind}`, part: `message ${kind}` }, element("span", { class: "severity" }, `${name} `), text);
}

/**
 * @param {Say} say
 * @param {object} options
 * @param {string} options.id Of the control: the path of its field.
 * @param {string} options.label
 * @param {string} [options.hint]
 * @param {boolean} [options.isGroup] Whether several inputs make up the control.
 * @param {string} [options.role] Of the group.
 * @param {HTMLElement} control
 * @param {HTMLElement[]} inputs Those that are wrong if the value is; the first takes the focus.
 */
export function createFrame(say, { id, label, hint, isGroup = false, role }, control, inputs) {
  const optional = element("span", { class: "optional", hidden: true }, ` ${say("field.optional")}`);
  const name = element("span", {}, label);
  const title = isGroup
    ? element("legend", { part: "label" }, name, optional)
    : element("label", { for: id, part: "label" }, name, optional);
  const hintElement = hint ? element("p", { id: `${id}-hint`, class: "hint", part: "hint" }, hint) : undefined;
  const messages = element("div", { id: `${id}-messages` });
  const attributes = { class: "field", part: "field", "data-path": id, role };
  const frame = element(isGroup ? "fieldset" : "div", attributes, title, hintElement, messages, control);
  const described = isGroup ? frame : /** @type {HTMLElement} */ (inputs[0]);
  const invalid = role ? [frame] : inputs;
  /** What is shown, so that nothing is made anew that stays the same. */
  let shown = "";

  /**
   * @param {{ issues: Issue[], requests?: string[], faults?: string[] }} shown
   * @param {string} [more] Ids of further descriptions.
   */
  function show({ issues, requests = [], faults = [] }, more = "") {
    const now = JSON.stringify([issues.map(({ severity, message, hint }) => [severity, message, hint]), requests, faults, more]);
    if (now === shown) {
      return;
    }
    shown = now;
    messages.replaceChildren(
      ...requests.map((request) => messageElement("notice", say("message.request"), request)),
      ...faults.map((fault) => faultElement(say, fault)),
      ...issues.map((issue) => issueElement(say, issue)),
    );
    const ids = [hintElement?.id, messages.childElementCount > 0 ? messages.id : undefined, more];
    setAttribute(described, "aria-describedby", ids.filter(Boolean).join(" "));
    mark(faults.length > 0 || issues.some(isError));
  }

  /** @param {boolean} isWrong */
  function mark(isWrong) {
    frame.classList.toggle("invalid", isWrong);
    for (const input of invalid) {
      setAttribute(input, "aria-invalid", isWrong ? "true" : undefined);
    }
  }

  show({ issues: [] });
  return {
    element: frame,
    label,
    show,
    mark,
    focus: () => inputs[0] && focusOn(inputs[0], title),
    /** @param {string} text */
    setLabel(text) {
      name.textContent = text;
    },
    /** @param {boolean} isOptional */
    setOptional(isOptional) {
      optional.hidden = !isOptional;
    },
  };
}
