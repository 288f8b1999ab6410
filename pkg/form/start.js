// Starts what a form is made with: the package in a worker, its lists, and the words.

import { loadInWorker } from "../worker.js";
import { countryOption, occupationOption } from "./fields/options.js";
import { initial } from "./initial.js";
import { createWords, languageFor } from "./words/words.js";

/**
 * The package in a worker. In a bundle, the file of a language may be missing: it then speaks English.
 *
 * @param {any} options
 * @returns {Promise<import("../worker.js").PreflightInWorker>}
 */
async function loadInLanguage({ worker, module, locale, ...options }) {
  const own = () => ({ ...(worker && { worker: worker() }), ...(module && { module }) });
  if (locale !== "en") {
    try {
      return await loadInWorker({ ...options, locale: await locale, ...own() });
    } catch {
      // What else is wrong is found again.
    }
  }
  return loadInWorker({ ...options, ...own() });
}

/** @typedef {import("../worker.js").PreflightInWorker} PreflightInWorker */
/** @typedef {Pick<PreflightInWorker, "buildPayload" | "inspectFile" | "subdivisions" | "validateValues" | "close">} Calls */

/** The calls of a package that is still being started: each waits for it. @param {Promise<PreflightInWorker>} starting @returns {Calls} */
function whenStarted(starting) {
  return {
    buildPayload: async (...args) => (await starting).buildPayload(...args),
    inspectFile: async (...args) => (await starting).inspectFile(...args),
    subdivisions: async (...args) => (await starting).subdivisions(...args),
    validateValues: async (...args) => (await starting).validateValues(...args),
    // What fails to start is closed already.
    close: () => void starting.then((preflight) => preflight.close()).catch(() => undefined),
  };
}

/** @param {PreflightInWorker} preflight @param {string} language */
async function listsOf(preflight, language) {
  const [countries, occupations] = await Promise.all([preflight.countries(language), preflight.occupations()]);
  return { fields: preflight.fields, countries, occupations };
}

/** The lists that are part of the form, for its first contract and language. @param {string} language */
function initialLists(language) {
  const names = new Intl.DisplayNames(language, { type: "region" });
  const countries = initial.countries.map((code) => ({ code, name: names.of(code) ?? code }));
  return { ...initial, countries };
}

/**
 * @param {object} options
 * @param {ShadowRoot} options.root
 * @param {string} options.language One that the form speaks.
 * @param {string | undefined} options.contract
 * @param {((issue: import("../index.js").Issue) => import("../index.js").OwnWords | undefined) | undefined} options.messages
 * @param {object | undefined} options.reference
 * @param {(() => object) | undefined} options.worker
 * @param {object | undefined} options.module
 * @param {import("../form.js").HarborOnboardingForm["locale"]} options.locale
 */
export async function startContext({ root, language, contract, messages, reference, worker, module, locale }) {
  const say = await createWords(language);
  /** @type {import("./context.js").Context["fields"]} */
  let fields = {};
  /** @param {import("../index.js").Issue} issue */
  const inOwnWords = (issue) => {
    const label = fields[issue.field]?.label;
    // The form asks for day, month and year: nobody writes a date as JSON has it.
    return messages?.(issue) ?? (issue.code === "invalid_date" && label ? { message: say("date.invalid", { label }), hint: "" } : undefined);
  };
  const spoken = locale ?? languageFor(language);
  const starting = loadInLanguage({ messages: inOwnWords, contract, reference, worker, module, locale: spoken });
  const preflight = whenStarted(starting);
  // They are loaded when they are first needed: the network may be gone by then.
  Promise.all([preflight.subdivisions("US"), preflight.inspectFile(new Blob(), { quality: true })]).catch(() => undefined);
  const isInitial = spoken === "en" && (contract ?? initial.contract) === initial.contract && !reference;
  const lists = isInitial ? initialLists(language) : await listsOf(await starting, language);
  const { countries, occupations } = lists;
  fields = lists.fields;
  const collator = new Intl.Collator(language);
  /** @type {import("./context.js").Context} */
  const context = {
    root,
    say,
    language,
    preflight,
    fields,
    countries: countries.sort((one, other) => collator.compare(one.name, other.name)).map(countryOption),
    occupations: occupations.map(occupationOption),
    validate: (values, submission) => preflight.validateValues(values, submission),
  };
  return context;
}
