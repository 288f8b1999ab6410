// Codes and their params.

import type { ErrorCode, Issue, IssueCode, IssueOf, Report, UncheckedRule, WarningCode } from "harbor-preflight";

/** Whether two types are the same. */
type Same<One, Other> =
  (<T>() => T extends One ? 1 : 2) extends <T>() => T extends Other ? 1 : 2 ? true : false;
type Params<Code extends IssueCode> = IssueOf<Code>["params"];

export const same: [
  Same<Params<"too_long">, { max: number; actual: number }>,
  Same<Params<"invalid_choice">, { allowed: string[]; suggestion?: string }>,
  Same<Params<"unsupported_file_type">, { detected: string | null; allowed: string[]; offset?: number }>,
  Same<Params<"invalid_country">, { suggestion?: string } | undefined>,
  Same<Params<"invalid_email">, { reason: string }>,
  Same<IssueOf<"date_in_future">["message_id"], "date_in_future" | "date_in_future.proof">,
  Same<IssueOf<"underage">["hint_id"], "hint.underage" | undefined>,
  Same<IssueOf<"too_long">["severity"], "error">,
  Same<IssueOf<"file_near_limit">["severity"], "warning">,
  Same<Issue["code"], IssueCode>,
  Same<Extract<Issue, { severity: "error" }>["code"], ErrorCode>,
  Same<Extract<Issue, { severity: "warning" }>["code"], WarningCode>,
] = [true, true, true, true, true, true, true, true, true, true, true, true];

export function text(issue: Issue): string {
  switch (issue.code) {
    case "too_long":
      return `${issue.params.actual} of ${issue.params.max.toFixed()}`;
    case "invalid_country":
      // @ts-expect-error: 'issue.params' is possibly 'undefined'
      return issue.params.suggestion ?? "";
    case "underage":
      // @ts-expect-error: 'max' does not exist
      return String(issue.params.max);
    // @ts-expect-error: '"too_lng"' is not comparable
    case "too_lng":
      return "";
    default:
      return issue.hint ?? issue.message;
  }
}

export function firstError(report: Report): UncheckedRule | ErrorCode | undefined {
  for (const issue of report.issues) {
    if (issue.severity === "error") {
      return issue.code;
    }
  }
  return report.unchecked[0]?.rule;
}

// @ts-expect-error: not assignable to type 'WarningCode'
export const errorAsWarning: WarningCode = "too_long";
// @ts-expect-error: '"no_such_code"' does not satisfy the constraint 'IssueCode'
export type Unknown = IssueOf<"no_such_code">;
// @ts-expect-error: possibly 'undefined'
export const leftOut = (report: Report): number => report.truncated.errors;
