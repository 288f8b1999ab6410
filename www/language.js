// The language of the page and the form: that of the browser, until the person chooses another one.

import { createWords, LANGUAGES, languageFor } from "../pkg/form/words/words.js";
import { find } from "./find.js";

/** @param {string} language */
async function translate(language) {
  const say = await createWords(language);
  for (const element of document.querySelectorAll("[data-words]")) {
    if (element instanceof HTMLElement) {
      element.textContent = say(/** @type {import("../pkg/form/words/words.js").Key} */ (element.dataset.words));
    }
  }
  dispatchEvent(new Event("languagechange"));
}

/** The form takes the language of the page when it starts, and that of its own attribute from then on. */
export function startLanguage() {
  const choice = find("language", HTMLSelectElement);
  const form = find("onboarding", HTMLElement);
  const names = LANGUAGES.map((language) => new Intl.DisplayNames(language, { type: "language" }).of(language) ?? language);
  choice.append(...LANGUAGES.map((language, index) => new Option(names[index], language)));
  choice.value = languageFor(navigator.language);
  document.documentElement.lang = choice.value;
  if (choice.value !== "en") {
    void translate(choice.value);
  }
  choice.addEventListener("change", () => {
    document.documentElement.lang = choice.value;
    form.lang = choice.value;
    void translate(choice.value);
  });
}
