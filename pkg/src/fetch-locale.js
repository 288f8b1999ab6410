// Fetches the file of a language.

/** The text of the file. */
export async function fetchLocale(tag) {
  // Not `new URL(…, import.meta.url)`: a bundler would copy all languages, or warn that it cannot tell which.
  const own = import.meta.url;
  const response = await fetch(new URL(`../locales/${tag}.json`, own));
  const text = await response.text();
  // A server may answer a missing file with an HTML page.
  if (!response.ok || !text.startsWith("{")) {
    throw new Error(`${response.url} is not a language file: status ${response.status}`);
  }
  return text;
}
