// What programs make of a report.

import { isString } from "./kinds.js";
import { textOf, withoutByteOrderMark } from "./text.js";

export const isError = ({ severity }) => severity === "error";

/** Replaces the messages and hints of issues by the caller's own: `messages` returns a message, or both. */
export function inOwnWords(issues, messages) {
  for (const issue of messages ? issues : []) {
    const own = messages(issue);
    if (isString(own)) {
      issue.message = own;
    } else if (own) {
      issue.message = own.message ?? issue.message;
      issue.hint = own.hint ?? issue.hint;
    }
  }
}

/** Throws if a value is not a report. */
export function checkReport(report) {
  if (!Array.isArray(report?.issues)) {
    throw new TypeError("report must be a report");
  }
}

/** The messages of errors by field: the first of each, and all. */
export function flatten(report) {
  checkReport(report);
  const all = new Map();
  for (const { field, message } of report.issues.filter(isError)) {
    all.set(field, [...(all.get(field) ?? []), message]);
  }
  const first = [...all].map(([field, messages]) => [field, messages[0]]);
  return { first: Object.fromEntries(first), all: Object.fromEntries(all) };
}

/** The error that carries a report. */
function payloadError(report) {
  const [first, ...others] = report.issues.filter(isError);
  const more = others.length + (report.truncated?.errors ?? 0);
  const where = first?.field ? `${first.field}: ` : "";
  const message = `${where}${first?.message ?? "the payload is not valid"}${more > 0 ? ` (and ${more} more)` : ""}`;
  return Object.assign(new Error(message), { name: "PayloadError", report });
}

/** The payload that a report is about, of which `text` is the text or the bytes, if it was one; if it is valid. */
export function parsed(report, payload, text) {
  if (!report.valid) {
    throw payloadError(report);
  }
  return text === undefined ? payload : JSON.parse(withoutByteOrderMark(isString(text) ? text : textOf(text)));
}

/** Whether a payload, or the person in it, is that of a resident of the US. */
export function isUsResident(value) {
  return (value?.individual ?? value)?.residence?.country === "US";
}
