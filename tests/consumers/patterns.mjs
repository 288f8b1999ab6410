// Proves that no pattern of the published schemas makes V8 give up on a long and hostile string. One that repeats without a
// bound would: V8 keeps a way back for each round, and has room for some millions.

import { readdirSync } from "node:fs";
import { finish, readArguments, readJson } from "./common.mjs";

const [schemaFolder] = readArguments("SCHEMA_FOLDER");

/** More than V8 has room for. */
const LENGTH = 20_000_000;

/** What strings are made of: beginnings that patterns take, pieces that they take again and again, and an ending that no
 * pattern takes, with which V8 keeps the string in two bytes a character, where it has less room. */
const ENDINGS = ["", "\u4EAC"];
const BEGINNINGS = ["", "a@b.", '"', "/9j/", "+1"];
const PIECES = ["a", "a.", "a-", "-", ".", "@", "@a", "=", " ", "1", ".1", "\\a", "A", "_", "\n", "é", "\u{1F71A}"];

function patternsIn(value, found) {
  if (value === null || typeof value !== "object") {
    return;
  }
  for (const [key, inner] of Object.entries(value)) {
    if (key === "pattern" && typeof inner === "string") {
      found.add(inner);
    } else {
      patternsIn(inner, found);
    }
  }
}

const patterns = new Set();
for (const file of readdirSync(schemaFolder, { recursive: true })) {
  if (file.endsWith(".json")) {
    patternsIn(readJson(schemaFolder, file), patterns);
  }
}

const failures = [];

function tryAll(beginning, piece, ending) {
  const text = beginning + piece.repeat(LENGTH / piece.length) + ending;
  for (const pattern of patterns) {
    try {
      new RegExp(pattern, "u").test(text);
    } catch (error) {
      failures.push(`${error.name} for ${JSON.stringify(beginning + piece)}…${ending}: ${pattern}`);
    }
  }
}

for (const beginning of BEGINNINGS) {
  for (const piece of PIECES) {
    for (const ending of ENDINGS) {
      tryAll(beginning, piece, ending);
    }
  }
}
if (patterns.size === 0) {
  failures.push("there are no patterns");
}
finish([`V8: ${patterns.size} patterns never fail on ${LENGTH} characters`], failures);
