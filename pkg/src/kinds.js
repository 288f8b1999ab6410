// What kind a value is.

export const isString = (value) => typeof value === "string";
export const isFunction = (value) => typeof value === "function";
export const isObject = (value) => typeof value === "object" && value !== null;
export const isBlob = (value) => value instanceof Blob;
