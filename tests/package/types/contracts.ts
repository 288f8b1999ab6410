// What the contract decides: the type of the validator, of its payloads, forms and fields.

import {
  load,
  type ContractName,
  type Contracts,
  type DraftV1_1,
  type FieldPathOf,
  type FieldPathV1_1,
  type FormValues,
  type NonUsResident,
  type Options,
  type Payload,
  type PayloadV1_1,
  type PayloadValues,
  type Preflight,
} from "harbor-preflight";

declare const file: File;
declare const published: Payload;
declare const later: PayloadV1_1;
declare const elsewhere: NonUsResident;

// The option decides; without it, the contract is the default one.
export const byDefault: Preflight = await load();
export const first: Preflight<"individual-v1"> = await load({ contract: "individual-v1", today: "2026-11-23" });
export const second: Preflight<"individual-v1.1"> = await load({ contract: "individual-v1.1" });
// @ts-expect-error: Preflight<"individual-v1.1">; not assignable
export const mistaken: Preflight = await load({ contract: "individual-v1.1" });
// @ts-expect-error: '"individual-v9"' is not assignable
await load({ contract: "individual-v9" });
// @ts-expect-error: '"individual-v9"' is not assignable
export const wrong: Options = { contract: "individual-v9" };
export const names: ContractName[] = ["individual-v1", "individual-v1.1"];

// Which contract it is may be known at run time only.
declare const name: ContractName;
export const either: Preflight | Preflight<"individual-v1.1"> = await load({ contract: name });
export const valid: boolean = either.validate({}).valid;
export const label: string | undefined = Object.values(either.fields)[0]?.label;

// Fields.
export const phone: string = first.fields["individual.phone.number"].label;
export const phoneNumber: string = second.fields["individual.phone_number"].label;
// @ts-expect-error: 'individual.phone_number' does not exist
first.fields["individual.phone_number"];
// @ts-expect-error: 'individual.phone.number' does not exist
second.fields["individual.phone.number"];
export const path: FieldPathOf<"individual-v1.1"> = "individual.phone_country_code" satisfies FieldPathV1_1;
second.validateField("individual.phone_number", {});

// Form values.
const draft: FormValues<"individual-v1.1"> = {
  individual: { phone_number: "", identity_document: { front: file } },
} satisfies DraftV1_1<string | Blob>;
await second.validateValues(draft);
await second.buildPayload(draft);
// @ts-expect-error: 'phone' does not exist
await second.validateValues({ individual: { phone: { number: "" } } });
// @ts-expect-error: 'phone_number' does not exist
await first.buildPayload({ individual: { phone_number: "" } });
export type Input = NonNullable<(typeof second)["schema"]["~standard"]["types"]>["input"];
export const input: Input = draft;

// Payloads.
export const values: PayloadValues<"individual-v1.1"> = later;
export const formValues: FormValues<"individual-v1.1"> = values;
export const whole: Contracts["individual-v1.1"]["payload"] = { individual: elsewhere };
// @ts-expect-error: not assignable to type
export const older: PayloadV1_1 = published;
// @ts-expect-error: not assignable to type
export const newer: Payload = later;
