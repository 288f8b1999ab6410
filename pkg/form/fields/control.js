// The control of each type of field.

import { createBoolean, createChoice, createChoices } from "./choices.js";
import { createDate } from "./date.js";
import { createFiles } from "./files.js";
import { createPicker } from "./picker.js";
import { createSecret, createText } from "./text.js";

/** @typedef {import("../../index.js").FieldDescription} FieldDescription */
/** @typedef {import("../context.js").Context} Context */

/** An example of a day, as it is entered, on one line. */
const BIRTHDAY = "31\u00a03\u00a01990";

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
  date: (field, context) => createDate(field, context, BIRTHDAY),
  boolean: createBoolean,
  choice: createChoice,
  choices: createChoices,
  country: (field, context) => pickerOf(field, context, context.countries),
  subdivision: (field, context) => pickerOf(field, context, null),
  occupation: (field, context) => pickerOf(field, context, context.occupations),
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
