// A draft as a file: a first line of JSON with the answers, then the bytes of the files, as they are. Nothing is encoded, so
// that a draft of any size is saved and opened at once.

import { getAt, setAt } from "./values.js";

const KIND = "harbor-preflight draft";
const VERSION = 1;

/** The most bytes of the first line, which has no file in it. */
const MAX_HEAD = 1_000_000;

/**
 * @typedef {object} Draft
 * @property {any} values Form values, with files.
 * @property {string} [issuedOn] The day on which the proof of address was issued.
 */

/** @typedef {{ path: string, isList: boolean, name: string, type: string, lastModified: number, size: number }} Entry */

/**
 * @param {Draft} draft
 * @param {string[]} paths Of the fields that are files or lists of files.
 * @returns {Blob}
 */
export function writeDraft({ values, issuedOn }, paths) {
  const rest = structuredClone(withoutFiles(values));
  const files = paths.flatMap((path) => {
    const value = getAt(values, path);
    return [value].flat().flatMap((file) => (file instanceof File ? [{ path, file, isList: Array.isArray(value) }] : []));
  });
  /** @type {Entry[]} */
  const entries = files.map(({ path, isList, file: { name, type, lastModified, size } }) => ({ path, isList, name, type, lastModified, size }));
  const head = JSON.stringify({ kind: KIND, version: VERSION, values: rest, issuedOn, files: entries });
  return new Blob([head, "\n", ...files.map(({ file }) => file)], { type: "application/octet-stream" });
}

/** @param {any} value @returns {any} */
function withoutFiles(value) {
  if (value instanceof File) {
    return undefined;
  }
  if (Array.isArray(value)) {
    return value.some((item) => item instanceof File) ? undefined : value;
  }
  if (typeof value !== "object" || value === null) {
    return value;
  }
  const entries = Object.entries(value).map(([key, member]) => [key, withoutFiles(member)]);
  return Object.fromEntries(entries.filter(([, member]) => member !== undefined));
}

/**
 * @param {Blob} file
 * @param {string[]} paths Of the fields that are files or lists of files: the only ones that a draft may fill with files.
 * @returns {Promise<Draft>}
 * @throws Error for a file that is not a draft, or not a whole one.
 */
export async function readDraft(file, paths) {
  const beginning = new Uint8Array(await file.slice(0, MAX_HEAD).arrayBuffer());
  const end = beginning.indexOf(10);
  const { kind, version, values, issuedOn, files } = JSON.parse(new TextDecoder().decode(beginning.subarray(0, end)));
  if (kind !== KIND || version !== VERSION) {
    throw new Error("not a draft");
  }
  let at = end + 1;
  for (const { path, isList, name, type, lastModified, size } of /** @type {Entry[]} */ (files)) {
    if (!paths.includes(path) || !(at + size <= file.size)) {
      throw new Error("not a whole draft");
    }
    const restored = new File([file.slice(at, at + size)], name, { type, lastModified });
    setAt(values, path, isList ? [...(getAt(values, path) ?? []), restored] : restored);
    at += size;
  }
  return { values, issuedOn };
}
