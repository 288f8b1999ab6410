// The files of a payload, wherever its fields are.

/**
 * Replaces each file of a payload.
 *
 * @param {any} values
 * @param {Readonly<Record<string, import("../../pkg/index.js").FieldDescription>>} fields
 * @param {(file: unknown, name: string) => unknown} replace Gets what is there, and what a person calls it.
 */
export async function replaceFiles(values, fields, replace) {
  for (const { path, type, label } of Object.values(fields)) {
    const keys = path.split(".");
    const key = /** @type {string} */ (keys.pop());
    const around = keys.reduce((value, key) => value?.[key], values);
    if (!around?.[key]) {
      continue;
    }
    if (type === "file") {
      around[key] = await replace(around[key], label);
    } else if (type === "files" && Array.isArray(around[key])) {
      around[key] = await Promise.all(around[key].map((item, index) => replace(item, `${label} ${index + 1}`)));
    }
  }
}
