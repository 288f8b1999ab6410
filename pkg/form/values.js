// Values of a form by dotted path, and what the values of some fields say about others.

/** @typedef {import("../index.js").Requirement} Requirement */

/**
 * @param {any} values
 * @param {string} path
 * @returns {any} `undefined` if there is nothing.
 */
export function getAt(values, path) {
  return path.split(".").reduce((value, key) => value?.[key], values);
}

/**
 * Sets a value; the objects around it are made if they are not there.
 *
 * @param {any} values
 * @param {string} path
 * @param {unknown} value
 */
export function setAt(values, path, value) {
  const keys = path.split(".");
  const last = /** @type {string} */ (keys.pop());
  let inner = values;
  for (const key of keys) {
    inner = inner[key] ??= {};
  }
  inner[last] = value;
}

/**
 * Dotted paths of what one value holds and the other does not. The order in lists says nothing.
 *
 * @param {any} value
 * @param {any} other
 * @param {string} [path]
 * @returns {string[]}
 */
export function missingFrom(value, other, path = "") {
  if (Array.isArray(value) && Array.isArray(other)) {
    return value.every((item) => other.includes(item)) ? [] : [path];
  }
  if (isObject(value) && isObject(other)) {
    return Object.keys(value).flatMap((key) => missingFrom(value[key], other[key], path ? `${path}.${key}` : key));
  }
  return value === other || (value === null && path !== "") ? [] : [path];
}

/** @param {unknown} value */
function isObject(value) {
  return typeof value === "object" && value !== null && !(value instanceof Blob);
}

/**
 * Whether a requirement is met. What is not answered yet meets none, not even "is not".
 *
 * @param {Requirement} requirement
 * @param {any} values
 * @param {(country: string) => readonly unknown[] | null | undefined} subdivisionsOf
 */
export function isMet(requirement, values, subdivisionsOf) {
  const value = getAt(values, requirement.path);
  if (value === undefined) {
    return false;
  }
  if ("is" in requirement) {
    return value === requirement.is;
  }
  if ("isNot" in requirement) {
    return value !== requirement.isNot;
  }
  if ("isOneOf" in requirement) {
    return requirement.isOneOf.includes(value);
  }
  return "contains" in requirement ? value.includes(requirement.contains) : (subdivisionsOf(value)?.length ?? 0) > 0;
}
