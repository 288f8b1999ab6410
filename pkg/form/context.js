// What the parts of a form are made with.

/**
 * @typedef {object} Context
 * @property {import("./start.js").Calls} preflight
 * @property {Readonly<Record<string, import("../index.js").FieldDescription>>} fields
 * @property {import("./fields/options.js").Option[]} countries In the order of their names.
 * @property {import("./fields/options.js").Option[]} occupations
 * @property {import("./words/words.js").Say} say
 * @property {string} language The tag of the language of the form.
 * @property {ShadowRoot} root
 * @property {(values: any, submission: import("../index.js").Submission) => Promise<import("../index.js").Report>} validate
 */

export {};
