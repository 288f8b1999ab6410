// The calls of the package, as an ES module.

import {
  load,
  type FieldDescription,
  type FormValues,
  type HarborError,
  type Individual,
  type Inspection,
  type Issue,
  type Location,
  type Options,
  type Payload,
  type PayloadValues,
  type PendingRequirement,
  type Preflight,
  type Quality,
  type Report,
  type StandardSchemaV1,
  type Submission,
} from "harbor-preflight";
import { toFormikValidate, toTypedSchema } from "harbor-preflight/adapters";
import givenModule from "harbor-preflight/module.wasm";
import { loadInWorker, type PreflightInWorker } from "harbor-preflight/worker";
import { load as loadInline } from "harbor-preflight/inline";

const preflight = await load({
  today: () => "2026-11-23",
  reference: { occupations: { data: [{ slug: "x" }] }, subdivisions: { US: ["VA"] } },
  limits: { maxFileBytes: 1024 },
  messages: (issue) => (issue.code === "underage" ? `From ${issue.params.minimum_age} years on.` : undefined),
});
export const inline: Preflight = await loadInline();
export const spoken: Preflight[] = [
  await load({ locale: "es-419" }),
  await load({ locale: { "@tag": "fr", underage: "Vous devez avoir {minimum_age} ans ou plus." } }),
  await load({ messages: ({ message }) => ({ message, hint: "Ask us." }) }),
];
// @ts-expect-error: is not assignable
export const silent: Promise<Preflight> = load({ locale: { underage: "" } });

// Any value can be validated, and gets a report.
export const reports: Report[] = [undefined, "{}", new Uint8Array(), { individual: {} }].map((payload) =>
  preflight.validate(payload),
);
export const issues: Issue[] = preflight.validateField("individual.birthday", {}, { operation: "submit" });
export const item: Issue[] = await preflight.validateField("individual.proof_of_address.files.0", {});
export const ofIssue: Issue[] = await preflight.validateField(issues[0]?.path ?? "", {});
export const corrected: Report = preflight.validate("", {
  operation: "correct",
  status: "action_required",
  proofIssuedOn: "2026-11-01",
});
export const submission: Submission = { customer: { type: "individual", kyc_verified: false } };

declare const values: FormValues;
export const normalized: FormValues = preflight.normalize(values);
export const redacted: string = preflight.redact("{}");
export const redactedObject: unknown = preflight.redact(values);
export const redactedPaths: string[] = preflight.redactedPaths();
const controller = new AbortController();
const options = { signal: controller.signal, onProgress: ({ loaded, total }: { loaded: number; total: number }) => {} };
const built = await preflight.buildPayload(values, { ...options, operation: "correct" });
export const body: Blob = built.payload;
export const report: Report = await preflight.validateValues(values, { operation: "correct" });
export const inspection: Inspection = await preflight.inspectFile(new Blob());
const measuring = { quality: true, signal: controller.signal };
export const measured: Quality | undefined = (await preflight.inspectFile(new Blob(), measuring)).quality;
export const edgeWidth: number | undefined = measured?.edge_width;
await preflight.validateValues(values, { ...measuring, operation: "correct" });
await preflight.buildPayload(values, { ...options, quality: true });
export const encoded: string = await preflight.encodeFile(new ArrayBuffer(3), options);
export const locations: (Location | null)[] = preflight.locate(
  new Uint8Array(),
  built.report.issues.map((issue) => issue.path),
);
export const locationsOfTuple: (Location | null)[] = preflight.locate("", ["/a", "/b"] as const);
export const location: Location | null = preflight.locate("{}", "/individual");
export const pending: PendingRequirement[] = preflight.pendingRequirements({});
export const harborError: HarborError | null = preflight.toHarborError(built.report);

// A form.
const result = await preflight.schema["~standard"].validate(values);
export const valid: PayloadValues | undefined = result.issues ? undefined : result.value;
const [wrong] = result.issues ?? [];
export const minimum: number | undefined = wrong?.code === "underage" ? wrong.params.minimum_age : undefined;
export const correction: Preflight["schema"] = preflight.schemaFor({ operation: "correct", status: "action_required" });
export const step: StandardSchemaV1<FormValues> = preflight.pick(["individual.first_name", "individual.residence"]);
export const flat: Record<string, string> = preflight.flatten(built.report).first;
export const jsonSchema: Record<string, unknown> | undefined = preflight.schema["~standard"].jsonSchema?.input({
  target: "draft-07",
});

// Payloads.
declare const unknown: unknown;
export const payload: Payload = preflight.parse(unknown);
export const email: string | undefined = preflight.is(unknown) ? unknown.individual.email : undefined;
export const ssn = (individual: Individual): string | undefined =>
  preflight.isUsResident(individual) ? individual.ssn : undefined;
export const ssnOf = (given: Payload): string | undefined =>
  preflight.isUsResident(given) ? given.individual.ssn : undefined;
export const elsewhere = (individual: Individual): boolean | undefined =>
  preflight.isUsResident(individual) ? undefined : individual.has_us_bank_account;

// A worker, and form libraries.
const inWorker: PreflightInWorker = await loadInWorker({ today: "2026-11-23" });
export const stepInWorker: StandardSchemaV1<FormValues> = inWorker.pick(["individual.first_name"]);
export const fromWorker: Report = await inWorker.validate({});
export const located: (Location | null)[] = await inWorker.locate("{}", ["", "/a"]);
export const parsedThere: Payload = await inWorker.parse({});
export const typed = toTypedSchema<FormValues>(preflight.schema);
export const messages = await toFormikValidate(preflight.schema)(values);
export const compiled = await load({ module: givenModule });
export const path: readonly (string | number)[] | undefined = result.issues?.[0]?.path;
export type Input = NonNullable<Preflight["schema"]["~standard"]["types"]>["input"];
export const input: Input = values;
export const field: FieldDescription = preflight.fields["individual.ssn"];
export const needed = field.requiredIf.some((requirement) => "is" in requirement && requirement.is === "US");
export const accept: string | undefined = field.accept?.join();
export const fits = (file: File): boolean => file.size <= (field.maxBytes ?? Infinity);
export const shown: string[] = (field.choices ?? []).map((value, index) => field.choiceLabels?.[index] ?? value);
export const names: string[] = [
  ...(await preflight.countries("de")).map(({ name }) => name),
  ...(await preflight.occupations()).map(({ label }) => label),
  ...((await preflight.subdivisions("US")) ?? []).map(({ code }) => code),
];

// @ts-expect-error: 'limit' does not exist
export const wrongOption: Options = { limit: {} };
// @ts-expect-error: 'number'
export const wrongToday: Options = { today: 20261123 };
// @ts-expect-error: 'us' does not exist
export const wrongCountry: Options = { reference: { subdivisions: { us: [] } } };
// @ts-expect-error: 'string' is not assignable to type 'undefined'
export const statusOfSubmit: Submission = { operation: "submit", status: "processing" };
// @ts-expect-error: '"delete"'
export const wrongOperation: Submission = { operation: "delete" };
// @ts-expect-error: 'individual.snn' does not exist
preflight.fields["individual.snn"];
// @ts-expect-error: possibly 'null'
preflight.locate("{}", "").line;
// @ts-expect-error: possibly 'null'
preflight.locate("{}", [""]).map((found) => found.line);
// @ts-expect-error: 'line' does not exist on type '(Location | null)[]'
preflight.locate("{}", [""]).line;
// @ts-expect-error: No overload matches this call; 'number'
preflight.locate("{}", [5]);
// @ts-expect-error: 'string'
await preflight.inspectFile("front.jpg");
// @ts-expect-error: 'number' is not assignable
preflight.validateValues({ individual: { first_name: 1 } });
// @ts-expect-error: 'AbortController'; from type 'AbortSignal'
preflight.validateValues(values, { signal: controller });
// @ts-expect-error: 'valid' does not exist on type 'Promise<Report>'
preflight.validateValues(values).valid;
// @ts-expect-error: possibly 'undefined'
field.choiceLabels.length;
// @ts-expect-error: 'number'; not assignable to type 'string'
export const size: string | undefined = field.maxBytes;
// @ts-expect-error: 'payload' does not exist on type 'Promise<BuiltPayload>'
preflight.buildPayload(values).payload;
// @ts-expect-error: 'ssn' does not exist
export const ssnOfAnybody = (individual: Individual) => individual.ssn;
// @ts-expect-error: 'Issue[] | Promise<Issue[]>'
export const issuesOfFile: Issue[] = preflight.validateField("individual.identity_document.front", {});
// @ts-expect-error: 'number'
preflight.pick([1]);
// @ts-expect-error: 'code' does not exist on type 'Promise<CountryOption[]>'
preflight.countries().code;
