// The answers of the form: which fields apply, what they contain, and the payload that they make.

import { turns } from "../src/turns.js";
import { element } from "./dom.js";
import { createControl } from "./fields/control.js";
import { createDate } from "./fields/date.js";
import { placeOption } from "./fields/options.js";
import { getAt, isMet, setAt } from "./values.js";

/** @typedef {import("./fields/frame.js").Control} Control */
/** @typedef {import("../index.js").FieldDescription} FieldDescription */

const COUNTRY = "individual.residence.country";
const STATE = "individual.residence.state";
const TYPE = "individual.identity_document.type";
const BACK = "individual.identity_document.back";
const PROOF = "individual.proof_of_address";
const ISSUED_ON = "proof-issued-on";

/**
 * The day on which the proof of address was issued: not a part of the payload, but the age of the document is checked by it.
 *
 * @param {import("./context.js").Context} context
 * @returns {Control}
 */
function createIssuedOn(context) {
  const { say } = context;
  const now = new Date();
  const today = [now.getDate(), now.getMonth() + 1, now.getFullYear()].join("\u00a0");
  const field = { path: ISSUED_ON, label: say("issuedOn.label"), hint: say("issuedOn.hint") };
  const control = createDate({ ...field, inputmode: "numeric", autocomplete: "off" }, context, today);
  control.setOptional(true);
  return control;
}

/** The group that a field is in. @param {string} path */
function groupOf(path) {
  return path.slice(0, path.lastIndexOf("."));
}

/** @param {FieldDescription} field */
function isFile({ type }) {
  return type === "file" || type === "files";
}

/** Says of a group of files what counts: nothing else does. @param {FieldDescription} group */
function groupElement({ label, hint, prompt }) {
  return element("div", { class: "group" }, element("h3", {}, label), element("p", { class: "hint" }, hint || prompt));
}

/** The fields that are answered, without the groups that they are in. @param {import("./context.js").Context} context */
function answeredFields({ fields }) {
  return Object.values(fields).filter(({ type }) => type !== "object");
}

/**
 * Makes the control of each field, by its path. They are many: the page can be used meanwhile.
 *
 * @param {import("./context.js").Context} context
 */
export async function createControls(context) {
  const step = turns();
  /** @type {Map<string, Control>} */
  const controls = new Map();
  for (const field of answeredFields(context)) {
    controls.set(field.path, createControl(field, context));
    await step();
  }
  return controls;
}

/**
 * @param {import("./context.js").Context} context
 * @param {Map<string, Control>} controls
 * @param {() => void} onArrival Called when a list has come that fields depend on.
 */
export function createAnswers(context, controls, onArrival) {
  const { preflight, say } = context;
  const fields = Object.values(context.fields);
  const described = answeredFields(context);
  const issuedOn = createIssuedOn(context);

  const ofFiles = new Set(described.filter(isFile).map(({ path }) => groupOf(path)));
  /** What is shown above each group of files, by its path. */
  const groups = new Map(fields.filter(({ path }) => ofFiles.has(path)).map((group) => [group.path, groupElement(group)]));
  /** The first field of each of these groups, and what is shown above it. @type {Map<string | undefined, HTMLElement>} */
  const above = new Map([...groups].map(([path, box]) => [described.find((field) => groupOf(field.path) === path)?.path, box]));

  /** Subdivisions by country, as far as they have come. @type {Map<string, { code: string, name: string }[] | null>} */
  const subdivisions = new Map();
  /** Countries whose subdivisions were asked for. */
  const asked = new Set();
  const subdivisionsOf = (/** @type {string} */ country) => subdivisions.get(country);

  /** The country whose states are offered. @type {string | undefined} */
  let offered;
  /** The state that was chosen for each country: who changes the country and changes it back finds it again. @type {Map<string, unknown>} */
  const states = new Map();

  /** @param {string | undefined} country */
  function offerStates(country) {
    if (country === undefined || !subdivisions.has(country)) {
      void fetchSubdivisions(country);
    } else if (country !== offered) {
      const state = controls.get(STATE);
      if (offered !== undefined) {
        states.set(offered, state?.read());
      }
      offered = country;
      state?.setOptions?.(subdivisions.get(country)?.map(placeOption) ?? null);
      state?.write(states.get(country));
    }
  }

  /** @param {string | undefined} country */
  async function fetchSubdivisions(country) {
    if (country !== undefined && !asked.has(country)) {
      asked.add(country);
      subdivisions.set(country, await preflight.subdivisions(country));
      onArrival();
    }
  }

  /** A document with one side may have another all the same. */
  const hasBack = element("input", { type: "checkbox", id: "has-back", autocomplete: "off" });
  const backOffer = element("label", { hidden: true, class: "offer" }, hasBack, element("span", {}, say("back.offer")));
  controls.get(BACK)?.element.before(backOffer);

  /**
   * @param {FieldDescription} field
   * @param {any} values Of the fields before it.
   */
  function isNeeded({ requiredIf }, values) {
    return requiredIf.every((requirement) => isMet(requirement, values, subdivisionsOf));
  }

  /**
   * Whether a field is shown though nothing demands it.
   *
   * @param {FieldDescription} field
   * @param {any} values
   */
  function isOffered({ path }, values) {
    if (path === STATE) {
      // No list is known of a few places: they may have states or not.
      return subdivisionsOf(getAt(values, COUNTRY)) === null;
    }
    return path === BACK && hasBack.checked && getAt(values, TYPE) !== undefined;
  }

  /**
   * What the requirements of a field say so far: the label of a question that is still open, `null` if all are met, and
   * `undefined` if the field is not asked for.
   *
   * @param {FieldDescription} field
   * @param {any} values
   */
  function openQuestion({ path, requiredIf }, values) {
    const all = [...(context.fields[groupOf(path)]?.requiredIf ?? []), ...requiredIf];
    const unmet = all.filter((requirement) => !isMet(requirement, values, subdivisionsOf));
    if (unmet.some(({ path }) => getAt(values, path) !== undefined)) {
      return undefined;
    }
    return unmet[0] ? (context.fields[unmet[0].path]?.label ?? null) : null;
  }

  /**
   * What has to be at hand, each with the label of the question on which it depends, if it does. Files of one document are
   * named as the document.
   */
  function needs() {
    const values = update();
    /** @type {Map<string, string | null>} */
    const found = new Map();
    for (const field of described) {
      const question = isFile(field) || field.type === "ssn" ? openQuestion(field, values) : undefined;
      const { label } = (isFile(field) && context.fields[groupOf(field.path)]) || field;
      if (question !== undefined && found.get(label) !== null) {
        found.set(label, question);
      }
    }
    return [...found].map(([label, question]) => ({ label, question }));
  }

  /** Calls the sides of a document what people call them. @param {import("../index.js").DocumentType | undefined} type */
  function nameDocument(type) {
    for (const { path, label, documentLabels } of described) {
      const control = controls.get(path);
      const name = (type && documentLabels?.[type]) ?? label;
      if (control && control.label !== name) {
        control.label = name;
        control.setLabel(name);
      }
    }
  }

  /** Shows the fields that apply, and returns what they contain: nothing else is sent. */
  function update() {
    /** @type {any} */
    const values = {};
    // Fields of the address come before the country in the guide, but depend on it.
    offerStates(/** @type {string | undefined} */ (controls.get(COUNTRY)?.read()));
    /** Paths of groups that do not apply. @type {string[]} */
    const left = [];
    for (const field of fields) {
      const isIn = !left.some((path) => field.path.startsWith(`${path}.`));
      const needed = isIn && isNeeded(field, values);
      const control = controls.get(field.path);
      if (!control) {
        needed ? setAt(values, field.path, {}) : left.push(field.path);
        continue;
      }
      if (field.path === BACK) {
        backOffer.hidden = needed || getAt(values, TYPE) === undefined;
      }
      const shown = needed || (isIn && isOffered(field, values));
      control.element.hidden = !shown;
      control.setOptional(!needed);
      const value = shown ? control.read() : undefined;
      if (value !== undefined) {
        setAt(values, field.path, value);
      }
    }
    groups.forEach((box, path) => (box.hidden = left.includes(path)));
    issuedOn.element.hidden = left.includes(PROOF);
    nameDocument(getAt(values, TYPE));
    return values;
  }

  /** The values, and what was only begun to be typed: for a form that is put in the place of this one. */
  function withBegun() {
    const values = update();
    for (const control of controls.values()) {
      const text = control.element.hidden ? undefined : control.begun?.();
      if (text !== undefined) {
        setAt(values, control.path, text);
      }
    }
    return values;
  }

  /**
   * Puts values into the form, in place of all that is in it.
   *
   * @param {any} values
   * @param {string} [issued] The day on which the proof of address was issued.
   */
  async function write(values, issued) {
    hasBack.checked = getAt(values, BACK) !== undefined;
    states.clear();
    offered = undefined;
    const country = getAt(values, COUNTRY);
    if (typeof country === "string") {
      await fetchSubdivisions(country);
      controls.get(COUNTRY)?.write(country);
      offerStates(subdivisions.has(country) ? country : undefined);
    }
    for (const control of controls.values()) {
      control.write(getAt(values, control.path));
    }
    issuedOn.write(issued);
  }

  /** @param {string} field */
  function ownControl(field) {
    return [...controls.values()].find(({ path }) => path === field || field.startsWith(`${path}.`));
  }

  const all = [...controls.values(), issuedOn];
  return {
    /** All controls, in the order of the guide. */
    controls: all,
    /** What is shown before the control of a field. @param {string} path */
    before: (path) => (path === BACK ? backOffer : above.get(path)),
    update,
    needs,
    write,
    country: () => controls.get(COUNTRY)?.read(),
    withBegun,
    isBegun: () => all.some((control) => control.read() !== undefined || control.begun?.() !== undefined),
    isAnswered: () => all.some((control) => control.read() !== undefined),
    /** The day on which the proof of address was issued, where it applies, if it is a day. */
    readIssuedOn: () => (issuedOn.element.hidden || issuedOn.faults?.().length ? undefined : issuedOn.read()),
    /** All controls that are shown, in the order of the guide. */
    shown: () => all.filter(({ element }) => !element.hidden),
    /**
     * The control at which an issue is shown: that of its field, or of the list that its field is in.
     *
     * @param {string} field
     * @returns {Control | undefined}
     */
    controlOfIssue: (field) => (field === PROOF ? issuedOn : ownControl(field)),
    /** Whether the person has seen a warning and wants to go on. @param {import("../index.js").Issue} issue */
    isAccepted: (issue) => ownControl(issue.field)?.isAccepted?.(issue) ?? false,
    /**
     * The control at which a request of Harbor's is shown; for a group of fields, its first.
     *
     * @param {string} field
     * @returns {Control | undefined}
     */
    controlOfRequest: (field) =>
      ownControl(field) ?? [...controls.values()].find(({ path }) => path.startsWith(`${field}.`)),
  };
}
