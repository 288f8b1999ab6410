// Checks that no pattern of the published schemas fails in V8 on a long, hostile string. A pattern with an unbounded
// repetition would: V8 keeps one backtracking entry per repetition, and overflows at a few million.

import { readdirSync } from "node:fs";
import { finish, readArguments, readJson } from "./common.mjs";

const [schemaFolder] = readArguments("SCHEMA_FOLDER");

/** More characters than V8 has backtracking entries. */
const LENGTH = 20_000_000;

/**
 * Parts of strings: starts that patterns accept, pieces that they accept repeatedly, and an ending that no pattern accepts.
 * With that ending, V8 stores the string with two bytes per character, and overflows earlier.
 */
const ENDINGS = ["", "\u4EAC"];
const STARTS = ["", "a@b.", '"', "/9j/", "+1"];
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

function tryAll(start, piece, ending) {
  const text = start + piece.repeat(LENGTH / piece.length) + ending;
  for (const pattern of patterns) {
    try {
      new RegExp(pattern, "u").test(text);
    } catch (error) {
      failures.push(`${error.name} for ${JSON.stringify(start + piece)}…${ending}: ${pattern}`);
    }
  }
}

for (const start of STARTS) {
  for (const piece of PIECES) {
    for (const ending of ENDINGS) {
      tryAll(start, piece, ending);
    }
  }
}
if (patterns.size === 0) {
  failures.push("there are no patterns");
}
finish([`V8: ${patterns.size} patterns do not fail on ${LENGTH} characters`], failures);
