// Proves that no pattern of the published schemas makes V8 give up, however long and hostile the string is. A group that
// repeats without a bound would: V8 keeps a way back for each round, and has room for some millions.

import { readdirSync } from "node:fs";
import { finish, readArguments, readJson } from "./common.mjs";

const [schemaFolder] = readArguments("SCHEMA_FOLDER");

/** More than V8 has room for. */
const LENGTH = 12_000_000;

/** What strings are made of: beginnings that patterns take, and pieces that they take again and again. */
const BEGINNINGS = ["", "a@b", '"', "/9j/", "+1"];
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
for (const beginning of BEGINNINGS) {
  for (const piece of PIECES) {
    const text = beginning + piece.repeat(LENGTH / piece.length);
    for (const pattern of patterns) {
      try {
        new RegExp(pattern, "u").test(text);
      } catch (error) {
        failures.push(`${error.name} for ${JSON.stringify(beginning + piece)}…: ${pattern}`);
      }
    }
  }
}
if (patterns.size === 0) {
  failures.push("there are no patterns");
}
finish([`V8: ${patterns.size} patterns never fail on ${LENGTH} characters`], failures);
