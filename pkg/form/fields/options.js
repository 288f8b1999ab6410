// What lists offer, and by which words each option is found.

import { countryNames } from "../country-names.js";
import { countryWords, sharedNames } from "../country-words.js";
import { occupationWords } from "../occupation-words.js";

/** @typedef {import("./matching.js").Option} Option */

/** A subdivision by its name and its code. @param {{ code: string, name: string }} place @returns {Option} */
export function placeOption({ code, name }) {
  return { value: code, label: name, also: [code] };
}

/** A country, by other usual names too. @param {{ code: string, name: string }} country @returns {Option} */
export function countryOption({ code, name }) {
  const also = [code, ...(countryNames[code] ?? [])];
  return { value: code, label: name, also, words: countryWords[code] ?? [], shared: sharedNames[code] };
}

/** An occupation, by the words that people have for it. @param {{ value: string, label: string }} occupation @returns {Option} */
export function occupationOption({ value, label }) {
  return { value, label, also: [], words: occupationWords[value] ?? [] };
}
