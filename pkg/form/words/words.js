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
const OTHERS = {
  "es-419": async () => (await import("./es-419.js")).words,
  fr: async () => (await import("./fr.js")).words,
  ja: async () => (await import("./ja.js")).words,
  ko: async () => (await import("./ko.js")).words,
  "pt-BR": async () => (await import("./pt-BR.js")).words,
  "zh-Hans": async () => (await import("./zh-Hans.js")).words,
  "zh-Hant": async () => (await import("./zh-Hant.js")).words,
};

const ENGLISH = "en";

/** The languages of the form. */
export const LANGUAGES = [ENGLISH, ...Object.keys(OTHERS)];

/** What tells languages apart, whatever the region: `zh-TW` is written as `zh-Hant`. @param {string} tag */
function kindOf(tag) {
  const { language, script } = new Intl.Locale(tag).maximize();
  return `${language}-${script}`;
}

/**
 * The language of the form that is nearest to a tag; English if none is near.
 *
 * @param {string} tag
 */
export function languageFor(tag) {
  try {
    const wanted = kindOf(tag);
    return LANGUAGES.find((language) => language === tag) ?? LANGUAGES.find((language) => kindOf(language) === wanted) ?? ENGLISH;
  } catch {
    // Not a tag.
    return ENGLISH;
  }
}

/**
 * The language of what a form says: the tag itself if the form is translated into it, wherever it is spoken; otherwise English.
 *
 * @param {string} tag
 */
export function spokenLanguage(tag) {
  const nearest = languageFor(tag);
  try {
    return kindOf(tag) === kindOf(nearest) ? tag : nearest;
  } catch {
    // Not a tag.
    return nearest;
  }
}

/**
 * The function that gives the words of a language: those of English where a language has none. A `count` among the params
 * chooses the plural form.
 *
 * @param {string} language A tag such as `pt-BR`.
 * @returns {Promise<Say>}
 */
export async function createWords(language) {
  /** @type {Record<string, string>} */
  const words = { ...en, ...(await OTHERS[languageFor(language)]?.()) };
  const plurals = new Intl.PluralRules(languageFor(language));
  return (key, params = {}) => {
    const form = typeof params.count === "number" ? `${key}.${plurals.select(params.count)}` : key;
    const text = words[form] ?? words[`${key}.other`] ?? key;
    return text.replace(/\{(\w+)\}/g, (/** @type {string} */ _, /** @type {string} */ name) => String(params[name]));
  };
}
