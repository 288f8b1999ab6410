// The frame of a control: its label, its hint and its issues, tied to it for screen readers.

import { element, setAttribute } from "../dom.js";

/** @typedef {import("../../pkg/index.js").Issue} Issue */

/**
 * A control of the form, by the path of its field.
 *
 * @typedef {object} Control
 * @property {string} path
 * @property {HTMLElement} element
 * @property {() => unknown} read What the payload holds for it; `undefined` if it was left empty.
 * @property {(value: any) => void} write Takes a value as far as it has a place here; `undefined` empties it.
 * @property {() => void} focus
 * @property {(shown: Shown) => void} show
 * @property {(isOptional: boolean) => void} setOptional
 * @property {(options: import("./picker.js").Option[] | null) => void} [setOptions] Of a list that depends on an answer.
 * @property {() => string[]} [faults] What keeps the field from being sent, whatever the rules say of it.
 * @property {() => Promise<void>} [recheck] Looks again for such faults.
 */

/**
 * What is shown at a control.
 *
 * @typedef {object} Shown
 * @property {Issue[]} issues
 * @property {string[]} requests What Harbor wants corrected.
 */

/** @param {Issue} issue */
export function isError({ severity }) {
  return severity === "error";
}

/** @param {Issue} issue */
export function issueElement(issue) {
  const text = issue.hint ? `${issue.message} ${issue.hint}` : issue.message;
  return messageElement(issue.severity, isError(issue) ? "Error: " : "Warning: ", text);
}

/** @param {string} fault */
export function faultElement(fault) {
  return messageElement("error", "Error: ", fault);
}

/**
 * @param {string} kind
 * @param {string} name
 * @param {string} text
 */
function messageElement(kind, name, text) {
  return element("p", { class: `message ${kind}` }, element("span", { class: "severity" }, name), text);
}

/** @param {string} request */
function requestElement(request) {
  return messageElement("notice", "Harbor asks: ", request);
}

/**
 * @param {object} options
 * @param {string} options.id Of the control: the path of its field.
 * @param {string} options.label
 * @param {string} [options.hint]
 * @param {boolean} [options.isGroup] Whether several inputs make up the control.
 * @param {string} [options.role] Of the group.
 * @param {HTMLElement} control
 * @param {HTMLElement[]} inputs Those that are wrong if the value is; the first takes the focus.
 */
export function createFrame({ id, label, hint, isGroup = false, role }, control, inputs) {
  const optional = element("span", { class: "optional", hidden: true }, " (optional)");
  const title = isGroup ? element("legend", {}, label, optional) : element("label", { for: id }, label, optional);
  const hintElement = hint ? element("small", { id: `${id}-hint`, class: "hint" }, hint) : undefined;
  const messages = element("div", { id: `${id}-messages` });
  const attributes = { class: "field", "data-path": id, role };
  const frame = element(isGroup ? "fieldset" : "div", attributes, title, hintElement, messages, control);
  const described = isGroup ? frame : /** @type {HTMLElement} */ (inputs[0]);
  const invalid = role ? [frame] : inputs;

  /**
   * @param {Shown} shown
   * @param {string} [more] Ids of further descriptions.
   */
  function show({ issues, requests }, more = "") {
    messages.replaceChildren(...requests.map(requestElement), ...issues.map(issueElement));
    const ids = [hintElement?.id, messages.childElementCount > 0 ? messages.id : undefined, more];
    setAttribute(described, "aria-describedby", ids.filter(Boolean).join(" "));
    mark(issues.some(isError));
  }

  /** @param {boolean} isWrong */
  function mark(isWrong) {
    frame.classList.toggle("invalid", isWrong);
    for (const input of invalid) {
      setAttribute(input, "aria-invalid", isWrong ? "true" : undefined);
    }
  }

  function focus() {
    title.scrollIntoView({ block: "start" });
    inputs[0]?.focus({ preventScroll: true });
  }

  show({ issues: [], requests: [] });
  return {
    element: frame,
    show,
    mark,
    focus,
    /** @param {boolean} isOptional */
    setOptional(isOptional) {
      optional.hidden = !isOptional;
    },
  };
}
