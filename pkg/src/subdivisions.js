// The subdivisions of a country with their names: loaded when a form first asks for them.

import names from "./subdivision-names.js";

/** The subdivisions that a form offers, by their names; `null` if they are not known. */
export function named(country, codes, reference) {
  const known = new Map(Object.entries(names[country] ?? {}));
  // Codes that were withdrawn are taken, but have no name and are not offered; what a lookup lists is.
  const isOffered = (code) => known.has(code) || reference.subdivisions?.[country] !== undefined;
  const offered = codes?.filter(isOffered).map((code) => ({ code, name: known.get(code) ?? code }));
  return offered?.sort((one, other) => one.name.localeCompare(other.name)) ?? null;
}
