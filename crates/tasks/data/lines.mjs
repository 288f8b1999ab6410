// What the writers of data files share: reading one that is there, and the order of lines.

import { readFileSync } from "node:fs";

const DATA = new URL("../../core/data/", import.meta.url);

/// The comment lines of a data file, which are kept, and its other lines.
export function read(name) {
  const lines = readFileSync(new URL(name, DATA), "utf8").split("\n").filter((line) => line !== "");
  const isComment = (line) => line.startsWith("#");
  return { header: lines.filter(isComment), lines: lines.filter((line) => !isComment(line)) };
}

export function text(header, lines) {
  return `${[...header, ...lines].join("\n")}\n`;
}

/// The alpha-2 codes of the countries.
export function countries() {
  return read("countries.txt").lines.map((line) => line.slice(0, 2));
}

/// A name in capital and small ASCII letters, digits and single spaces: accents are taken off, and nothing else is left.
export function plain(name) {
  const spelt = name.replace(/ß/g, "ss").replace(/[øØ]/g, "o").replace(/[łŁ]/g, "l").replace(/ı/g, "i").replace(/æ/g, "ae");
  return spelt.normalize("NFD").replace(/\p{M}/gu, "").replace(/['’ʻ.]/g, "").replace(/[^A-Za-z0-9]+/g, " ").trim();
}

const LEFT_OUT = ["and", "the", "county", "co", "prefecture", "province"];

/// What a name is compared by, as `suggest.rs` does: without the words that people leave out, and `St` for `Saint`.
export function compared(name) {
  const words = name.toLowerCase().split(" ").map((word) => (word === "saint" ? "st" : word));
  return words.filter((word) => !LEFT_OUT.includes(word)).join("");
}

/// The names that differ in more than what they are compared by.
export function distinct(names) {
  return names.filter((name, at) => names.findIndex((other) => compared(other) === compared(name)) === at);
}
