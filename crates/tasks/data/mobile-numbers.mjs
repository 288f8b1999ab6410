// Mobile numbers: how many digits they have after the calling code, and what is dialled before them at home only.

import { readFileSync } from "node:fs";
import { countries, read, text } from "./lines.mjs";

const metadata = JSON.parse(readFileSync(new URL("node_modules/libphonenumber-js/metadata.max.json", import.meta.url)));

// Where libphonenumber-js puts what is known of a country.
const [PATTERN, LENGTHS, NATIONAL_PREFIX, TYPES] = [2, 3, 5, 11];
const MOBILE = 1;

/// Whether a text that the expression matches can begin with a 0.
function canBeginWithZero(expression) {
  return alternatives(expression).some((alternative) => {
    if (alternative.startsWith("\\d") || alternative.startsWith("0")) return true;
    if (alternative.startsWith("[")) {
      const set = alternative.slice(1, alternative.indexOf("]"));
      return set.startsWith("0");
    }
    if (alternative.startsWith("(?:")) {
      const inner = group(alternative);
      const after = alternative.slice(inner.length + 4);
      return canBeginWithZero(inner) || (after.startsWith("?") && canBeginWithZero(after.slice(1)));
    }
    return false;
  });
}

/// What is inside the group that the expression begins with.
function group(expression) {
  let depth = 0;
  for (let at = 0; at < expression.length; at += 1) {
    if (expression[at] === "(") depth += 1;
    if (expression[at] === ")") depth -= 1;
    if (depth === 0) return expression.slice(3, at);
  }
  throw new Error(`a group without an end: ${expression}`);
}

function alternatives(expression) {
  const found = [""];
  let depth = 0;
  for (const character of expression) {
    if ("([".includes(character)) depth += 1;
    if (")]".includes(character)) depth -= 1;
    if (character === "|" && depth === 0) found.push("");
    else found[found.length - 1] += character;
  }
  return found;
}

/// The prefix of calls inside a country; with a question mark where a number could begin with it, so that it proves nothing.
/// That of North America is the calling code.
function trunkPrefix(known, mobile) {
  const prefix = known[NATIONAL_PREFIX];
  if (typeof prefix !== "string" || prefix === "1" || (prefix === "0" && canBeginWithZero(mobile[0]))) return "";
  return prefix === "0" && !canBeginWithZero(known[PATTERN]) ? " 0" : ` ${prefix}?`;
}

const lines = countries().flatMap((country) => {
  const known = metadata.countries[country];
  const mobile = known?.[TYPES]?.[MOBILE];
  if (!mobile) return [];
  const lengths = mobile[1] ?? known[LENGTHS];
  return [`${country} ${Math.min(...lengths)} ${Math.max(...lengths)}${trunkPrefix(known, mobile)}`];
});
process.stdout.write(text(read("mobile_numbers.txt").header, lines));
