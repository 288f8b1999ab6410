// Text as bytes, and bytes as text.

import { isString } from "./kinds.js";

const { TextEncoder, TextDecoder } = globalThis;

let encoder = TextEncoder && new TextEncoder();
/** It keeps a byte order mark: what one begins with may be part of a value. */
let decoder = TextDecoder && new TextDecoder("utf-8", { ignoreBOM: true });
const strictDecoder = TextDecoder && new TextDecoder("utf-8", { ignoreBOM: true, fatal: true });

/** Must come first: test environments such as jsdom have neither encoder nor decoder. */
export async function prepareText() {
  if (!encoder || !decoder) {
    ({ encoder, decoder } = await import("./text-coders.js"));
  }
}

export const utf8 = (text) => encoder.encode(text);
export const textOf = (bytes) => decoder.decode(bytes);
/** Throws if the bytes are not UTF-8, and where nothing can tell. */
export const strictTextOf = (bytes) => strictDecoder.decode(bytes);

/** A name for what is put into the place of files, which nobody can know beforehand, of letters, digits and hyphens. */
export function newMarkerName() {
  return `file-${Math.random().toString(36).slice(2)}`;
}

/** A text without the byte order mark that some editors write first, which JSON.parse refuses. */
export const withoutByteOrderMark = (text) => text.replace(/^\uFEFF/, "");

/** Writes a text as UTF-8. Returns how many of its characters were read, and how many bytes were written. */
export const writeUtf8 = (text, bytes) => encoder.encodeInto(text, bytes);

export function bytesOfBase64(base64) {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

/** What JSON.stringify writes for half of a surrogate pair; a backslash before the `u` may be part of the text as well. */
const HALF_A_PAIR = /\\ud[89a-f]/;

/** The JSON text of a message to the module. Half of a surrogate pair, which UTF-8 has no bytes for, becomes U+FFFD. */
export function jsonOf(message) {
  const json = JSON.stringify(message);
  if (!HALF_A_PAIR.test(json)) {
    return json;
  }
  return JSON.stringify(message, (key, value) => (isString(value) ? textOf(utf8(value)) : value));
}
