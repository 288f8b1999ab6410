// The control of each type of field.

import { countryNames } from "../country-names.js";
import { occupationWords } from "../occupation-words.js";
import { createBoolean, createChoice, createChoices } from "./choices.js";
import { createDate } from "./date.js";
import { createFiles } from "./files.js";
import { createPicker } from "./picker.js";
import { createSecret, createText } from "./text.js";

/** @typedef {import("../../index.js").FieldDescription} FieldDescription */
/** @typedef {import("../context.js").Context} Context */

/** A subdivision by its name and its code. @param {{ code: string, name: string }} place */
export function placeOption({ code, name }) {
  return { value: code, label: name, also: [code] };
}

/** A country, by other usual names too. @param {{ code: string, name: string }} country */
function countryOption({ code, name }) {
  return { value: code, label: name, also: [code, ...(countryNames[code] ?? [])] };
}

/** An occupation, by the words that people have for it. @param {{ value: string, label: string }} occupation */
function occupationOption({ value, label }) {
  return { value, label, also: [], words: occupationWords[value] ?? [] };
}

/**
 * @param {FieldDescription} field
 * @param {Context} context
 * @param {import("./picker.js").Option[] | null} options
 */
function pickerOf(field, context, options) {
  const picker = createPicker(field, context);
  picker.setOptions(options);
  return picker;
}

/** @type {Record<string, (field: FieldDescription, context: Context) => import("./frame.js").Control>} */
const CONTROLS = {
  text: createText,
  email: createText,
  tel: createText,
  ssn: createSecret,
  date: createDate,
  boolean: createBoolean,
  choice: createChoice,
  choices: createChoices,
  country: (field, context) => pickerOf(field, context, context.countries.map(countryOption)),
  subdivision: (field, context) => pickerOf(field, context, null),
  occupation: (field, context) => pickerOf(field, context, context.occupations.map(occupationOption)),
  file: createFiles,
  files: createFiles,
};

/**
 * @param {FieldDescription} field
 * @param {Context} context
 */
export function createControl(field, context) {
  const create = CONTROLS[field.type];
  if (!create) {
    throw new Error(`no control for a field of type ${field.type}`);
  }
  return create(field, context);
}
