import { load, type FieldPath, type FormValues, type Issue, type Payload, type Preflight } from "harbor-preflight";
import { toFormikValidate, toTypedSchema } from "harbor-preflight/adapters";
import { load as loadInline } from "harbor-preflight/inline";
import { loadInWorker } from "harbor-preflight/worker";

const preflight: Preflight = await load({ today: "2026-11-23", messages: (issue) => issue.message });
export const inline: Preflight = await loadInline();

/** What a program does with a body: it is refused with a report, or typed. */
export function read(body: string): Payload | readonly Issue[] {
  const { valid, issues } = preflight.validate(body);
  return valid ? preflight.parse(body) : issues;
}

/** The params of an issue are those of its code. */
export function limitOf(issue: Issue): number | undefined {
  return issue.code === "too_long" ? issue.params.max : undefined;
}

/** A guard makes members known that only residents of the US have. */
export function ssnOf(value: unknown): string | undefined {
  return preflight.is(value) && preflight.isUsResident(value) ? value.individual.ssn : undefined;
}

export async function submit(values: FormValues, signal: AbortSignal): Promise<Blob | undefined> {
  const { payload, report } = await preflight.buildPayload(values, { signal, quality: true });
  return report.valid ? payload : undefined;
}

export const path: FieldPath = "individual.residence.country";
// @ts-expect-error: there is no such field
export const misspelt: FieldPath = "individual.residence.contry";
// @ts-expect-error: an option of this name is none
await load({ todayy: "2026-11-23" });

export const adapted = [toTypedSchema(preflight.schema), toFormikValidate(preflight.schema)];
export const closed = loadInWorker({ contract: "individual-v1.1" }).then((worker) => worker.close());
