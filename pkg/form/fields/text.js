// A line of text, and one that can be masked.

import { button, element } from "../dom.js";
import { normalize } from "../../src/normalize.js";
import { setAt, getAt } from "../values.js";
import { createFrame } from "./frame.js";

/** @typedef {import("../../index.js").FieldDescription} FieldDescription */
/** @typedef {import("../context.js").Context} Context */

/** What HTML calls these; all else is text. @type {Record<string, string>} */
const TYPES = { email: "email", tel: "tel" };

/** Characters at the end of a number that are shown for recognition. */
const SHOWN = 4;

/** @param {FieldDescription} field */
function createInput({ path, type, autocomplete, inputmode }) {
  const attributes = { id: path, name: path, autocomplete, inputmode, type: TYPES[type] ?? "text", part: "input" };
  return element("input", { ...attributes, spellcheck: "false", autocapitalize: "off" });
}

/**
 * A text as the payload has it.
 *
 * @param {string} text
 * @param {string} path
 * @param {Context} context
 * @returns {string}
 */
function normalized(text, path, { fields }) {
  const values = {};
  setAt(values, path, text);
  return getAt(normalize(values, fields), path);
}

/**
 * Writes what was typed or pasted as the payload has it, once the person is done with it.
 *
 * @param {HTMLInputElement} input
 * @param {string} path
 * @param {Context} context
 */
function normalizeWhenDone(input, path, context) {
  function write() {
    const text = normalized(input.value, path, context);
    if (text !== input.value) {
      input.value = text;
    }
  }
  input.addEventListener("change", write);
  input.addEventListener("input", (event) => {
    if (event instanceof InputEvent && event.inputType === "insertFromPaste") {
      write();
    }
  });
}

/**
 * @param {FieldDescription} field
 * @param {Context} context
 * @param {HTMLElement} control
 * @param {HTMLInputElement} input
 * @returns {import("./frame.js").Control}
 */
function controlOf({ path, label, hint }, context, control, input) {
  const frame = createFrame(context.say, { id: path, label, hint }, control, [input]);
  normalizeWhenDone(input, path, context);
  return {
    ...frame,
    path,
    // What is being typed is judged as it will be sent.
    read: () => normalized(input.value, path, context) || undefined,
    display: () => (input.value ? [input.value] : []),
    write(value) {
      input.value = typeof value === "string" ? value : "";
    },
  };
}

/**
 * @param {FieldDescription} field
 * @param {Context} context
 */
export function createText(field, context) {
  const input = createInput(field);
  return controlOf(field, context, input, input);
}

/**
 * @param {FieldDescription} field
 * @param {Context} context
 * @returns {import("./frame.js").Control}
 */
export function createSecret(field, context) {
  const { say } = context;
  const input = createInput(field);
  input.type = "password";
  const toggle = button(say("secret.show"), () => mask(input.type !== "password"));
  toggle.setAttribute("aria-pressed", "false");
  toggle.setAttribute("aria-label", say("secret.showLabel", { label: field.label }));
  /** @param {boolean} isMasked */
  function mask(isMasked) {
    input.type = isMasked ? "password" : "text";
    toggle.setAttribute("aria-pressed", String(!isMasked));
  }

  const control = controlOf(field, context, element("div", { class: "beside" }, input, toggle), input);
  return {
    ...control,
    display: () => (input.value ? [`•••••${input.value.slice(-SHOWN)}`] : []),
    write(value) {
      control.write(value);
      mask(true);
    },
  };
}
