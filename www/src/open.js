// Form values out of the JSON text of a payload.

import { replaceFiles } from "./files.js";

/**
 * A file out of base64; `undefined` for a text that is not base64.
 *
 * @param {unknown} text
 * @param {string} name
 * @param {import("../../pkg/index.js").PreflightOf<import("../../pkg/index.js").ContractName>} preflight
 */
async function toFile(text, name, preflight) {
  if (typeof text !== "string" || text === "") {
    return undefined;
  }
  try {
    const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
    const { type } = await preflight.inspectFile(bytes);
    // A file in a payload has no name: its kind is all that is known.
    return new File([bytes], type ? `${name}.${type.split("/").at(-1)}` : name, { type: type ?? "" });
  } catch {
    return undefined;
  }
}

/**
 * The values of a payload, with files as files.
 *
 * @param {string} text JSON; another text throws.
 * @param {import("../../pkg/index.js").PreflightOf<import("../../pkg/index.js").ContractName>} preflight
 */
export async function toValues(text, preflight) {
  const values = JSON.parse(text);
  await replaceFiles(values, preflight.fields, async (text, name) => (await toFile(text, name, preflight)) ?? text);
  return values;
}
