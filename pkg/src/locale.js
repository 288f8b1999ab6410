// The language of the sentences, of which only the one that is asked for is loaded.

import { isString } from "./kinds.js";
import { notLoaded } from "./not-loaded.js";
import { jsonOf } from "./text.js";

/** English, of whatever region, is the language of the module, and needs no file. */
const ENGLISH = /^en(-|$)/i;

/** What a tag is made of (BCP 47): nothing that could lead to another folder. */
const TAG = /^[a-z]+(-[a-z0-9]+)*$/i;

/**
 * The tag and the text of a language file; `undefined` for English. `locale` is a tag, a language file as an object, or the
 * module that an import of one gives. `readLocale` reads the file of a tag, if it can.
 */
export async function localeOf(locale = "en", readLocale = undefined) {
  if (!isString(locale)) {
    const texts = locale.default ?? locale;
    return { tag: texts["@tag"], text: jsonOf(texts) };
  }
  if (!TAG.test(locale)) {
    throw new TypeError("locale must be a tag such as es-419, or a language file");
  }
  if (ENGLISH.test(locale)) {
    return undefined;
  }
  try {
    return { tag: locale, text: await readLocale(locale) };
  } catch (cause) {
    throw notLoaded(`the language ${locale}`, `locales/${locale}.json`, "locale", cause);
  }
}
