// The sections of the form: fields under a title, in the order of the guide.

import { element } from "./dom.js";

/** Where a section begins, and its title. A field belongs to the section that begins last before it. */
const BEGINNINGS = [
  { path: "individual.first_name", title: "Person" },
  { path: "individual.residence.street", title: "Residence" },
  { path: "individual.occupation", title: "Occupation, wealth and purpose" },
  { path: "individual.identity_document.type", title: "Identity document" },
  { path: "individual.ssn", title: "For residents of the US" },
  { path: "individual.has_us_bank_account", title: "For residents of other countries" },
];

/**
 * @typedef {object} Section
 * @property {HTMLElement} element
 * @property {import("./fields/frame.js").Control[]} controls
 */

/**
 * @param {import("./fields/frame.js").Control[]} controls In the order of the guide.
 * @returns {Section[]}
 */
export function createSections(controls) {
  /** @type {Section[]} */
  const sections = [];
  for (const control of controls) {
    const beginning = BEGINNINGS.find(({ path }) => path === control.path);
    if (beginning) {
      sections.push({ element: createSection(beginning), controls: [] });
    }
    const section = sections.at(-1);
    section?.controls.push(control);
    section?.element.append(control.element);
  }
  return sections;
}

/** @param {{ path: string, title: string }} beginning */
function createSection({ path, title }) {
  const id = `section-${path}`;
  return element("section", { class: "card", "aria-labelledby": id }, element("h2", { id }, title));
}
