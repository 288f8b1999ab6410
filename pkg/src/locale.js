// The language of the sentences, of which only the one that is asked for is loaded.

import { isString } from "./kinds.js";
import { jsonOf } from "./text.js";

/** The language of the module, which needs no file. */
const ENGLISH = "en";

/** What a tag is made of (BCP 47): nothing that could lead to another folder. */
const TAG = /^[a-z]+(-[a-z0-9]+)*$/i;

function notLoaded(tag, cause) {
  const file = `harbor-preflight/locales/${tag}.json`;
  return new Error(`the language ${tag} is not loaded: import ${file}, and give it to load({ locale })`, { cause });
}

/**
 * The tag and the text of a language file; `undefined` for English. `locale` is a tag, a language file as an object, or the
 * module that an import of one gives. `readLocale` reads the file of a tag, if it can.
 */
export async function localeOf(locale = ENGLISH, readLocale = undefined) {
  if (!isString(locale)) {
    const texts = locale.default ?? locale;
    return { tag: texts["@tag"], text: jsonOf(texts) };
  }
  if (locale === ENGLISH) {
    return undefined;
  }
  if (!TAG.test(locale)) {
    throw new TypeError("locale must be a tag such as es-419, or a language file");
  }
  try {
    return { tag: locale, text: await readLocale(locale) };
  } catch (cause) {
    throw notLoaded(locale, cause);
  }
}
