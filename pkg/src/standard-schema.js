// The rules as a Standard Schema (version 1), which form libraries take: errors only, files as they are.

/** A JSON Pointer as keys; items of lists by number. */
function keysOf(pointer) {
  const segments = pointer.split("/").slice(1);
  return segments.map((segment) =>
    segment === `${segment >>> 0}` ? +segment : segment.replaceAll("~1", "/").replaceAll("~0", "~"),
  );
}

export const isError = ({ severity }) => severity === "error";

export function standardSchema(judge) {
  const toResult = (report, value) => {
    if (report.valid) {
      return { value };
    }
    const errors = report.issues.filter(isError);
    const issues = errors.map(({ message, path }) => ({ message, path: keysOf(path) }));
    // A report lists only so many issues.
    return { issues: issues.length > 0 ? issues : [{ message: "The payload is not valid.", path: [] }] };
  };
  const validate = (value) => {
    const report = judge(value);
    return report.then?.((report) => toResult(report, value)) ?? toResult(report, value);
  };
  return { "~standard": { version: 1, vendor: "harbor-preflight", validate } };
}
