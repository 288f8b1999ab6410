// What kind a value is.

/** @param {unknown} value */
export const isString = (value) => typeof value === "string";
/** @param {unknown} value */
export const isFunction = (value) => typeof value === "function";
/** @param {unknown} value */
export const isObject = (value) => typeof value === "object" && value !== null;
/** @param {unknown} value */
export const isBlob = (value) => value instanceof Blob;
