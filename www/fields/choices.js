// One of a few words, some of them, or yes and no.

import { element } from "../dom.js";
import { hintOf } from "../words.js";
import { createFrame } from "./frame.js";

/** @typedef {import("../../pkg/index.js").FieldDescription} FieldDescription */
/** @typedef {{ value: unknown, label: string }} Option */

/**
 * @param {FieldDescription} field
 * @param {"radio" | "checkbox"} type
 * @param {Option[]} options
 */
function createOptions(field, type, options) {
  const inputs = options.map((_, index) =>
    element("input", { id: index === 0 ? field.path : `${field.path}-${index}`, type, name: field.path }),
  );
  const labels = options.map(({ label }, index) => element("label", {}, inputs[index], ` ${label}`));
  const role = type === "radio" ? "radiogroup" : undefined;
  const texts = { id: field.path, label: field.label, hint: hintOf(field), isGroup: true, role };
  const frame = createFrame(texts, element("div", { class: "options" }, ...labels), inputs);
  return { inputs, frame };
}

/**
 * @param {FieldDescription} field
 * @param {Option[]} options
 * @returns {import("./frame.js").Control}
 */
function createRadios(field, options) {
  const { inputs, frame } = createOptions(field, "radio", options);
  return {
    ...frame,
    path: field.path,
    read: () => options[inputs.findIndex(({ checked }) => checked)]?.value,
    write(value) {
      inputs.forEach((input, index) => {
        input.checked = options[index]?.value === value;
      });
    },
  };
}

/** @param {FieldDescription} field */
function optionsOf({ choices = [], choiceLabels = [] }) {
  return choices.map((value, index) => ({ value, label: choiceLabels[index] ?? value }));
}

/** @param {FieldDescription} field */
export function createChoice(field) {
  return createRadios(field, optionsOf(field));
}

/** @param {FieldDescription} field */
export function createBoolean(field) {
  return createRadios(field, [
    { value: true, label: "Yes" },
    { value: false, label: "No" },
  ]);
}

/**
 * @param {FieldDescription} field
 * @returns {import("./frame.js").Control}
 */
export function createChoices(field) {
  const options = optionsOf(field);
  const { inputs, frame } = createOptions(field, "checkbox", options);
  return {
    ...frame,
    path: field.path,
    read() {
      const chosen = options.filter((_, index) => inputs[index]?.checked).map(({ value }) => value);
      return chosen.length > 0 ? chosen : undefined;
    },
    write(value) {
      const chosen = Array.isArray(value) ? value : [];
      inputs.forEach((input, index) => {
        input.checked = chosen.includes(options[index]?.value);
      });
    },
  };
}
