// Fetches the file of a language.

/** The text of the file. */
export async function fetchLocale(tag) {
  // Not one expression: a bundler would copy all languages.
  const file = `../locales/${tag}.json`;
  const response = await fetch(new URL(file, import.meta.url));
  const text = await response.text();
  // A server may answer a missing file with an HTML page.
  if (!response.ok || !text.startsWith("{")) {
    throw new Error(`${response.url} is not a language file: status ${response.status}`);
  }
  return text;
}
