// The subdivisions of a country with their names: loaded when a form first asks for them.

import { names } from "./subdivision-names.js";

/** The subdivisions that a form offers, with and by their names; `null` if they are not known. */
export function withNames(country, codes, reference) {
  if (codes === null) {
    return null;
  }
  const known = new Map(Object.entries(names[country] ?? {}));
  const isLive = reference.subdivisions?.[country] !== undefined;
  // A code that was withdrawn is accepted, but has no name and is not offered. What a lookup lists is offered.
  const offered = codes.filter((code) => isLive || known.has(code));
  const options = offered.map((code) => ({ code, name: known.get(code) ?? code }));
  return options.sort((one, other) => one.name.localeCompare(other.name));
}
