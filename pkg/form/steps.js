// The steps of the form, and which fields each has.

import { element } from "./dom.js";

/** @typedef {import("./fields/frame.js").Control} Control */
/** @typedef {"residence" | "person" | "address" | "documents" | "money"} QuestionStep */
/** @typedef {QuestionStep | "check" | "result"} StepName */

/**
 * The beginnings of the paths of each step's fields, in the order in which they are asked. The country comes first, since
 * the others depend on it.
 *
 * @type {Record<QuestionStep, string[]>}
 */
const FIELDS = {
  residence: ["individual.residence.country"],
  person: ["individual.first_name", "individual.last_name", "individual.birthday", "individual.nationality", "individual.email", "individual.phone", "individual.ssn", "individual"],
  address: ["individual.residence"],
  documents: ["individual.identity_document", "individual.proof_of_address", "proof-issued-on"],
  money: ["individual.occupation", "individual.source_of_wealth", "individual.purpose_of_use", "individual.has_us_bank_account", "individual.bank_statement"],
};

/** @type {QuestionStep[]} */
export const QUESTION_STEPS = ["residence", "person", "address", "documents", "money"];

/** @type {StepName[]} */
export const STEPS = [...QUESTION_STEPS, "check", "result"];

/**
 * The step that a field belongs to, and its place in it: those of the longest beginning of its path.
 *
 * @param {string} path
 */
function placeOf(path) {
  const places = QUESTION_STEPS.flatMap((step) => FIELDS[step].map((beginning, index) => ({ step, index, beginning })));
  const fitting = places.filter(({ beginning }) => path.startsWith(beginning));
  return fitting.reduce((best, place) => (place.beginning.length > best.beginning.length ? place : best));
}

/**
 * @typedef {object} Step
 * @property {StepName} name
 * @property {HTMLElement} element
 * @property {HTMLElement} title
 * @property {HTMLElement} body What comes after the title.
 * @property {Control[]} controls
 */

/** What the title of a step leaves open, and no hint of its fields says. @type {Partial<Record<StepName, import("./words/words.js").Key>>} */
const LEADS = {
  residence: "step.residence.lead",
  person: "step.person.lead",
  address: "step.address.lead",
  documents: "step.documents.lead",
  check: "step.check.lead",
};

/** The title of the last step is the good news. @param {HTMLElement} title */
function successElement(title) {
  return element("div", { class: "success", part: "success" }, element("span", { class: "mark", "aria-hidden": "true" }, "✓"), title);
}

/**
 * @param {StepName} name
 * @param {import("./words/words.js").Say} say
 * @param {{ controls: Control[], before: (path: string) => HTMLElement | undefined }} answers
 * @returns {Step}
 */
function createStep(name, say, answers) {
  const id = `step-${name}`;
  const title = element("h2", { id, tabindex: "-1", part: "title" }, say(`step.${name}`));
  const leading = LEADS[name];
  const lead = leading && element("p", { class: "lead" }, say(leading));
  const own = answers.controls.filter(({ path }) => placeOf(path).step === name);
  const controls = own.sort((one, other) => placeOf(one.path).index - placeOf(other.path).index);
  const body = element("div", { class: "fields" });
  for (const { path, element } of controls) {
    body.append(...[answers.before(path), element].filter((part) => part !== undefined));
  }
  const made = element("section", { class: "step", part: `step ${name}`, "data-step": name, "aria-labelledby": id, hidden: true }, name === "result" ? successElement(title) : title, lead, body);
  return { name, element: made, title, body, controls };
}

/**
 * @param {import("./words/words.js").Say} say
 * @param {{ controls: Control[], before: (path: string) => HTMLElement | undefined }} answers
 */
export function createSteps(say, answers) {
  return STEPS.map((name) => createStep(name, say, name === "check" || name === "result" ? { ...answers, controls: [] } : answers));
}
