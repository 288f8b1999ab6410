// The control of each type of field.

import { createBoolean, createChoice, createChoices } from "./choices.js";
import { createDate } from "./date.js";
import { createFiles } from "./files.js";
import { createPicker } from "./picker.js";
import { createSecret, createText } from "./text.js";

/** @typedef {import("../../pkg/index.js").FieldDescription} FieldDescription */
/** @typedef {import("../preflight.js").Remote} Remote */

/**
 * What all controls are made with.
 *
 * @typedef {object} Lists
 * @property {Readonly<Record<string, FieldDescription>>} fields
 * @property {import("../../pkg/index.js").CountryOption[]} countries
 * @property {import("../../pkg/index.js").OccupationOption[]} occupations
 */

/** A place by its name and its code. @param {{ code: string, name: string }} place */
export function placeOption({ code, name }) {
  return { value: code, label: `${name} (${code})`, name };
}

/**
 * @param {FieldDescription} field
 * @param {import("./picker.js").Option[] | null} options
 */
function pickerOf(field, options) {
  const picker = createPicker(field);
  picker.setOptions(options);
  return picker;
}

/** @type {Record<string, (field: FieldDescription, lists: Lists, preflight: Remote) => import("./frame.js").Control>} */
const CONTROLS = {
  text: createText,
  email: createText,
  tel: createText,
  ssn: createSecret,
  date: createDate,
  boolean: createBoolean,
  choice: createChoice,
  choices: createChoices,
  country: (field, { countries }) => pickerOf(field, countries.map(placeOption)),
  subdivision: (field) => pickerOf(field, null),
  occupation: (field, { occupations }) => pickerOf(field, occupations),
  file: (field, _, preflight) => createFiles(field, preflight),
  files: (field, _, preflight) => createFiles(field, preflight),
};

/**
 * @param {FieldDescription} field
 * @param {Lists} lists
 * @param {Remote} preflight
 */
export function createControl(field, lists, preflight) {
  const create = CONTROLS[field.type];
  if (!create) {
    throw new Error(`no control for a field of type ${field.type}`);
  }
  return create(field, lists, preflight);
}
