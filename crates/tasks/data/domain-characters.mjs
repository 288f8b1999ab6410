// The characters beyond ASCII of which a label of a domain may be made: those that IDNA 2008 allows, and the capitals of
// them, which programs turn into small letters.

import mapping from "tr46/lib/mappingTable.json" with { type: "json" };
import { read, text } from "./lines.mjs";

const [MAPPED, VALID, DEVIATION] = [1, 2, 6];
const IDEOGRAPHIC_ZERO = 0x3007;
const LAST = 0x323af;
/// Unassigned code points between two ranges that are not worth a range of their own.
const MAX_GAP = 64;

const entries = new Map();
for (const [range, status, mapped] of mapping) {
  const [first, last] = Array.isArray(range) ? range : [range, range];
  for (let code = first; code <= Math.min(last, LAST); code += 1) entries.set(code, [status, mapped]);
}

const isWordCharacter = (character) => /^[\p{Ll}\p{Lu}\p{Lo}\p{Nd}\p{Lm}\p{Mn}\p{Mc}]$/u.test(character);
const isSmall = (code) => [VALID, DEVIATION].includes(entries.get(code)?.[0]) && isWordCharacter(String.fromCodePoint(code));

function isAllowed(code) {
  const character = String.fromCodePoint(code);
  if (code === IDEOGRAPHIC_ZERO || isSmall(code)) return true;
  const [status, mapped] = entries.get(code) ?? [];
  const small = character.toLowerCase();
  const isCapital = status === MAPPED && mapped === small && /^\p{Lu}$/u.test(character);
  return isCapital && [...small].every((letter) => letter < "\u0080" || isSmall(letter.codePointAt(0)));
}

const ranges = [];
for (let code = 0x80; code <= LAST; code += 1) {
  if (code >= 0xd800 && code <= 0xdfff) continue;
  const character = String.fromCodePoint(code);
  const open = ranges.at(-1);
  if (isAllowed(code)) {
    if (open?.last === code - 1 || open?.gap === code - 1) Object.assign(open, { last: code, gap: code });
    else ranges.push({ first: code, last: code, gap: code });
  } else if (open?.gap === code - 1 && /^\p{Cn}$/u.test(character) && code - open.last <= MAX_GAP) {
    open.gap = code;
  }
}
const hex = (code) => code.toString(16).toUpperCase();
const lines = ranges.map(({ first, last }) => (first === last ? hex(first) : `${hex(first)}-${hex(last)}`));
process.stdout.write(text(read("domain_characters.txt").header, lines));
