// The rules as a Standard Schema (version 1), which form libraries take: errors only, files as they are.

export const isError = ({ severity }) => severity === "error";

/** Whether a segment of a JSON Pointer is written as the number of an item. */
function isItemNumber(segment) {
  return String(Number(segment) >>> 0) === segment;
}

/** A JSON Pointer as keys; items of lists by number. */
function keysOf(pointer) {
  const segments = pointer.split("/").slice(1);
  return segments.map((segment) =>
    isItemNumber(segment) ? Number(segment) : segment.replaceAll("~1", "/").replaceAll("~0", "~"),
  );
}

function toResult(report, value) {
  if (report.valid) {
    return { value };
  }
  const issues = report.issues.filter(isError).map(({ message, path }) => ({ message, path: keysOf(path) }));
  if (issues.length === 0) {
    // A report lists a limited number of issues.
    issues.push({ message: "The payload is not valid.", path: [] });
  }
  return { issues };
}

/** A schema from a function that returns the report on a value, or a promise of it. */
export function standardSchema(reportOn) {
  const validate = (value) => {
    const report = reportOn(value);
    return report instanceof Promise ? report.then((found) => toResult(found, value)) : toResult(report, value);
  };
  return { "~standard": { version: 1, vendor: "harbor-preflight", validate } };
}
