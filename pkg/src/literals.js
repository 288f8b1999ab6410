// The text of a payload, as a string or as bytes, whose large files are taken out of it: so they cross in windows, and
// nothing as large as the payload is ever in the module's memory.
//
// A file is a long string literal in a file slot. Literals are found by their quotes alone, without reading the text. That
// the text is JSON, and which literals are in slots, is found out from the rest of it, which is short.

import { replaceFiles } from "./payload.js";
import { isString } from "./kinds.js";
import { newMarkerName, strictTextOf, textOf, utf8, withoutByteOrderMark } from "./text.js";

/** The codes of characters. */
const QUOTE = 34;
const COLON = 58;
const BACKSLASH = 92;

/** Bytes in which a quote is searched at a time. */
const SEARCHED = 65_536;

/** Files that are taken out of one text: many more than a payload may have. Comparing them takes time. */
const MOST_FILES = 100;

/** Characters at either end of a file by which most files differ. */
const COMPARED = 4096;

/** JSON has these in escapes only. */
const CONTROL_CHARACTER = /[\0-\x1F]/;

/**
 * Whether a run of characters between two quotes, without another quote, can only be a value, if the text is JSON. Between
 * two literals, there is a comma, a colon, a bracket or white space first; a quote inside of a literal comes after a
 * backslash; and a colon comes after a key. A literal that begins beyond ASCII may be blank, and is left where it is.
 */
function isValue(source, { start, end }) {
  const codeAt = (at) => (isString(source) ? source.charCodeAt(at) : source[at]);
  const first = codeAt(start);
  const isInside = first > 32 && first < 127 && !",:]}".includes(String.fromCharCode(first));
  return isInside && codeAt(start - 2) !== BACKSLASH && codeAt(end + 1) !== COLON;
}

/** Parcel would add a package for a mere `Buffer`. */
const { Buffer: NodeBuffer } = globalThis;

/** Whether there may be a quote in bytes. */
function mayHaveQuote(bytes) {
  try {
    return textOf(bytes).includes('"');
  } catch {
    // Memory that is shared with a worker cannot be decoded.
    return true;
  }
}

/** Where the next quote is in bytes. Browsers and Node search bytes slowly one by one, and each has a faster way. */
function nextQuoteInBytes(bytes, at) {
  if (NodeBuffer) {
    return NodeBuffer.prototype.indexOf.call(bytes, QUOTE, at);
  }
  let start = at;
  while (start + SEARCHED <= bytes.length && !mayHaveQuote(bytes.subarray(start, start + SEARCHED))) {
    start += SEARCHED;
  }
  return bytes.indexOf(QUOTE, start);
}

/** Where the next quote is, from `at` on; -1 if there is none. */
function nextQuote(source, at) {
  return isString(source) ? source.indexOf('"', at) : nextQuoteInBytes(source, at);
}

/** Where the string literals of at least `shortest` characters are, without their quotes. */
function findLiterals(source, shortest) {
  const quote = isString(source) ? '"' : QUOTE;
  const found = [];
  let start = nextQuote(source, 0) + 1;
  while (start > 0 && start + shortest <= source.length && found.length < MOST_FILES) {
    // Backwards, so that short literals are passed over many at a time.
    const last = source.lastIndexOf(quote, start + shortest - 1);
    if (last >= start) {
      start = last + 1;
      continue;
    }
    const end = nextQuote(source, start + shortest);
    if (end > 0 && isValue(source, { start, end })) {
      found.push({ start, end });
    }
    start = end + 1;
  }
  return found;
}

/** A part of the source, as it is written there. */
function partOf(source, start, end) {
  return isString(source) ? source.slice(start, end) : source.subarray(start, end);
}

/**
 * What a file that is not base64 says, if its literal is one of JSON: the literal itself, or its text if there is an escape
 * in it. `undefined` if it is blank at its beginning or has half of a surrogate pair: the module has to see it as written.
 */
export function contentOf({ written }) {
  try {
    const text = isString(written) ? written : strictTextOf(written);
    if (!text.includes("\\")) {
      return CONTROL_CHARACTER.test(text) ? undefined : written;
    }
    const value = JSON.parse(`"${text}"`);
    return value.isWellFormed?.() && !/^[\s\u0085]/.test(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The source with the stand-ins of literals in their places. */
function withStandIns(source, literals) {
  const parts = [];
  let at = 0;
  for (const { start, end, standIn } of literals) {
    parts.push(partOf(source, at, start), isString(source) ? standIn : utf8(standIn));
    at = end;
  }
  parts.push(partOf(source, at, source.length));
  if (isString(source)) {
    return parts.join("");
  }
  const rest = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  at = 0;
  for (const part of parts) {
    rest.set(part, at);
    at += part.length;
  }
  return rest;
}

/** The pointers of the slots that stand-ins are in; none if the rest of the text is not JSON. */
function findSlots(rest, tree) {
  const pointers = new Map();
  try {
    const text = isString(rest) ? rest : textOf(rest);
    replaceFiles(JSON.parse(withoutByteOrderMark(text)), tree, (value, pointer) => {
      pointers.set(value, pointer);
      return value;
    });
  } catch {
    // The module says what is wrong with the text, and where.
  }
  return pointers;
}

/** A part of what a file says, as text. Bytes are copied, because memory that is shared with a worker cannot be decoded. */
function sliceAsText(content, start, end) {
  return isString(content) ? content.slice(start, end) : textOf(content.slice(start, end));
}

/**
 * Whether there is an escape near the beginning of a file: PHP writes one for each slash. Such a file need not be sent as it
 * is written.
 */
export function hasEscapeSoon({ written }) {
  return sliceAsText(written, 0, COMPARED).includes("\\");
}

/** What equal files have in common, and few others: the length, and both ends. */
function fingerprintOf({ content }) {
  const { length } = content;
  return `${length} ${sliceAsText(content, 0, COMPARED)} ${sliceAsText(content, length - COMPARED, length)}`;
}

/** Gives equal files the same stand-in, by which the module recognises them. */
function shareStandIns(files) {
  const counts = new Map();
  const fingerprints = files.map(fingerprintOf);
  for (const fingerprint of fingerprints) {
    counts.set(fingerprint, (counts.get(fingerprint) ?? 0) + 1);
  }
  const standIns = new Map();
  for (const [index, file] of files.entries()) {
    if (counts.get(fingerprints[index]) > 1) {
      const text = sliceAsText(file.content, 0, file.content.length);
      file.standIn = standIns.get(text) ?? file.standIn;
      standIns.set(text, file.standIn);
    }
  }
}

/**
 * The large files in a text or its bytes: each with its pointer, as it is written there, and what it says, if that is
 * without an escape. `shortest` is the length from which on a literal is a large file. There are none if the text is not
 * JSON.
 */
export function findFiles(source, tree, shortest) {
  const name = newMarkerName();
  const literals = findLiterals(source, shortest).map((literal, index) => ({ ...literal, standIn: `${name}:${index}` }));
  if (literals.length === 0) {
    return [];
  }
  const pointers = findSlots(withStandIns(source, literals), tree);
  const files = [];
  for (const literal of literals) {
    // A literal that is in no slot is looked at as a whole, for example to count its characters.
    const pointer = pointers.get(literal.standIn);
    if (pointer !== undefined) {
      const written = partOf(source, literal.start, literal.end);
      files.push({ ...literal, pointer, written, content: written });
    }
  }
  return files;
}

/** Takes files out of their text: the rest of it, and its length in bytes with them. */
export function takeOut(source, files) {
  shareStandIns(files);
  const rest = withStandIns(source, files);
  if (!isString(source)) {
    return { rest, bytes: source.length };
  }
  let bytes = utf8(rest).length;
  for (const { written, standIn, isAscii } of files) {
    bytes += (isAscii ? written.length : utf8(written).length) - standIn.length;
  }
  return { rest, bytes };
}
