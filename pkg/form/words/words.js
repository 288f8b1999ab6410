// The form's own words, by key, in the language of the form. What is said of fields and issues comes from the package.

import { en } from "./en.js";

/**
 * A key without the plural form at its end.
 *
 * @template Key
 * @typedef {Key extends `${infer Base}.${"one" | "other"}` ? Base : Key} BaseOf
 */

/** @typedef {BaseOf<keyof typeof en>} Key */
/** @typedef {(key: Key, params?: Record<string, string | number>) => string} Say */

/** Other languages by their tags, each loaded when it is asked for. @type {Record<string, () => Promise<Record<string, string>>>} */
const OTHERS = {};

/**
 * The function that gives the words of a language: those of English where a language has none. A `count` among the params
 * chooses the plural form.
 *
 * @param {string} language A tag such as `pt-BR`.
 * @returns {Promise<Say>}
 */
export async function createWords(language) {
  /** @type {Record<string, string>} */
  const words = { ...en, ...(await OTHERS[language]?.()) };
  const plurals = new Intl.PluralRules(language);
  return (key, params = {}) => {
    const form = typeof params.count === "number" ? `${key}.${plurals.select(params.count)}` : key;
    const text = words[form] ?? words[`${key}.other`] ?? key;
    return text.replace(/\{(\w+)\}/g, (/** @type {string} */ _, /** @type {string} */ name) => String(params[name]));
  };
}
