// One of a few values, some of them, or yes and no.

import { element } from "../dom.js";
import { createFrame } from "./frame.js";

/** @typedef {import("../../index.js").FieldDescription} FieldDescription */
/** @typedef {import("../context.js").Context} Context */
/** @typedef {{ value: unknown, label: string }} Option */

/**
 * @param {FieldDescription} field
 * @param {Context} context
 * @param {"radio" | "checkbox"} type
 * @param {Option[]} options
 */
function createOptions({ path, label, hint }, { say }, type, options) {
  const inputs = options.map(({ value }, index) =>
    // A browser that restores a form after a reload would choose something that nobody sees chosen.
    element("input", { id: index === 0 ? path : `${path}-${index}`, type, name: path, value: String(value), autocomplete: "off" }),
  );
  const labels = options.map((option, index) => element("label", { part: "option" }, inputs[index], element("span", {}, option.label)));
  const role = type === "radio" ? "radiogroup" : undefined;
  const frame = createFrame(say, { id: path, label, hint, isGroup: true, role }, element("div", { class: "options" }, ...labels), inputs);
  const chosen = () => options.filter((_, index) => inputs[index]?.checked);
  return { inputs, frame, chosen, display: () => chosen().map((option) => option.label) };
}

/**
 * @param {FieldDescription} field
 * @param {Context} context
 * @param {Option[]} options
 * @returns {import("./frame.js").Control}
 */
function createRadios(field, context, options) {
  const { inputs, frame, chosen, display } = createOptions(field, context, "radio", options);
  return {
    ...frame,
    path: field.path,
    read: () => chosen()[0]?.value,
    display,
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

/**
 * @param {FieldDescription} field
 * @param {Context} context
 */
export function createChoice(field, context) {
  return createRadios(field, context, optionsOf(field));
}

/**
 * @param {FieldDescription} field
 * @param {Context} context
 */
export function createBoolean(field, context) {
  return createRadios(field, context, [
    { value: true, label: context.say("answer.yes") },
    { value: false, label: context.say("answer.no") },
  ]);
}

/**
 * @param {FieldDescription} field
 * @param {Context} context
 * @returns {import("./frame.js").Control}
 */
export function createChoices(field, context) {
  const options = optionsOf(field);
  const { inputs, frame, chosen, display } = createOptions(field, context, "checkbox", options);
  return {
    ...frame,
    path: field.path,
    read() {
      const values = chosen().map(({ value }) => value);
      return values.length > 0 ? values : undefined;
    },
    display,
    write(value) {
      const wanted = Array.isArray(value) ? value : [];
      inputs.forEach((input, index) => {
        input.checked = wanted.includes(options[index]?.value);
      });
    },
  };
}
