// The language of the page and the form: that of the browser, until the person chooses another one.

import { HarborOnboardingForm } from "../../pkg/form.js";
import { createWords, LANGUAGES, languageFor } from "../../pkg/form/words/words.js";
import { find } from "./find.js";

/** @param {string} language */
async function translate(language) {
  const say = await createWords(language);
  for (const element of document.querySelectorAll("[data-words]")) {
    if (element instanceof HTMLElement) {
      element.textContent = say(/** @type {import("../../pkg/form/words/words.js").Key} */ (element.dataset.words));
    }
  }
  dispatchEvent(new Event("languagechange"));
}

/**
 * The package's file of a language. Without it, the package speaks English.
 *
 * @param {string} language
 * @returns {Promise<import("../../pkg/index.js").LanguageFile | undefined>}
 */
async function fileOf(language) {
  try {
    return await (await fetch(new URL(`../../pkg/locales/${language}.json`, import.meta.url))).json();
  } catch {
    return undefined;
  }
}

/** @param {string} language */
const localeFor = (language) => (language === "en" ? undefined : fileOf(language));

/** The form takes the language of the page when it starts, and that of its own attribute from then on. */
export function startLanguage() {
  const choice = find("language", HTMLSelectElement);
  const form = find("onboarding", HarborOnboardingForm);
  const names = LANGUAGES.map((language) => new Intl.DisplayNames(language, { type: "language" }).of(language) ?? language);
  choice.append(...LANGUAGES.map((language, index) => new Option(names[index], language)));
  choice.value = languageFor(navigator.language);
  document.documentElement.lang = choice.value;
  if (choice.value !== "en") {
    form.locale = localeFor(choice.value);
    void translate(choice.value);
  }
  choice.addEventListener("change", () => {
    document.documentElement.lang = choice.value;
    form.locale = localeFor(choice.value);
    form.lang = choice.value;
    void translate(choice.value);
  });
}
