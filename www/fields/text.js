// A line of text, and one that can be masked.

import { element } from "../dom.js";
import { hintOf } from "../words.js";
import { createFrame } from "./frame.js";

/** @typedef {import("../../pkg/index.js").FieldDescription} FieldDescription */

/** What HTML calls these; all else is text. @type {Record<string, string>} */
const TYPES = { email: "email", tel: "tel" };

/** @param {FieldDescription} field */
function createInput({ path, type, autocomplete, inputmode }) {
  const attributes = { id: path, name: path, autocomplete, inputmode, type: TYPES[type] ?? "text" };
  return element("input", { ...attributes, spellcheck: "false", autocapitalize: "off" });
}

/**
 * @param {FieldDescription} field
 * @param {HTMLElement} control
 * @param {HTMLInputElement} input
 * @returns {import("./frame.js").Control}
 */
function controlOf(field, control, input) {
  const frame = createFrame({ id: field.path, label: field.label, hint: hintOf(field) }, control, [input]);
  return {
    ...frame,
    path: field.path,
    read: () => input.value || undefined,
    write(value) {
      input.value = typeof value === "string" ? value : "";
    },
  };
}

/** @param {FieldDescription} field */
export function createText(field) {
  const input = createInput(field);
  return controlOf(field, input, input);
}

/**
 * @param {FieldDescription} field
 * @returns {import("./frame.js").Control}
 */
export function createSecret(field) {
  const input = createInput(field);
  input.type = "password";
  const button = element("button", { type: "button", class: "secondary outline", "aria-pressed": "false" }, "Show");
  button.setAttribute("aria-label", `Show the ${field.label}`);
  /** @param {boolean} isMasked */
  function mask(isMasked) {
    input.type = isMasked ? "password" : "text";
    button.setAttribute("aria-pressed", String(!isMasked));
  }

  button.addEventListener("click", () => mask(input.type !== "password"));
  const control = controlOf(field, element("div", { class: "beside" }, input, button), input);
  return {
    ...control,
    write(value) {
      control.write(value);
      mask(true);
    },
  };
}
