// Valid and invalid payloads. The text after `@ts-expect-error` must be in the error.

import type {
  Country,
  Draft,
  EncodedFile,
  FormValues,
  IdentityDocument,
  Individual,
  NonUsResident,
  Payload,
  PayloadValues,
  Person,
  PurposeOfUse,
  ResidenceElsewhere,
  UsResidence,
} from "harbor-preflight";

declare const person: Person;
declare const file: File;
const address = { street: "1 High St", sub_street: "Flat 2", city: "Town", postal_code: "12345" };
const phone = { country: "US", number: "+14045550101" } as const;
const inUs: UsResidence = { ...address, country: "US", state: "VA" };
const inGb: ResidenceElsewhere = { ...address, country: "GB", state: "ENG" };

function proof(): { country: Country; files: [EncodedFile] } {
  return { country: "US", files: ["JVBERi0="] };
}

// A US resident.
export const us: Individual = { ...person, residence: inUs, ssn: "123456789", phone, proof_of_address: proof() };
// @ts-expect-error: 'ssn' is missing; 'UsResident<string>'
export const withoutSsn: Individual = { ...person, residence: inUs, phone, proof_of_address: proof() };
// @ts-expect-error: 'phone' is missing; 'UsResident<string>'
export const withoutPhone: Individual = { ...person, residence: inUs, ssn: "123456789", proof_of_address: proof() };
// @ts-expect-error: 'proof_of_address' is missing; 'UsResident<string>'
export const withoutProof: Individual = { ...person, residence: inUs, ssn: "123456789", phone };
// @ts-expect-error: 'state' is missing
export const withoutState: UsResidence = { ...address, country: "US" };
// @ts-expect-error: not assignable to type '"US"'
export const elsewhere: UsResidence = { ...address, country: "GB", state: "VA" };

// A non-US resident.
export const withAccount: Individual = {
  ...person,
  residence: inGb,
  has_us_bank_account: true,
  bank_statement: proof(),
};
export const withoutAccount: Individual = { ...person, residence: inGb, has_us_bank_account: false };
// @ts-expect-error: 'bank_statement' is missing; 'NonUsResidentWithAccount<string>'
export const withoutStatement: Individual = { ...person, residence: inGb, has_us_bank_account: true };
// @ts-expect-error: 'has_us_bank_account' is missing
export const withoutAnswer: NonUsResident = { ...person, residence: inGb };
// @ts-expect-error: 'ssn' does not exist in type 'NonUsResidentWithoutAccount<string>'
export const withSsn: Individual = { ...person, residence: inGb, has_us_bank_account: false, ssn: "123456789" };
// @ts-expect-error: not assignable to type 'CountryServedElsewhere'
export const inTheUs: ResidenceElsewhere = { ...address, country: "US" };
// @ts-expect-error: not assignable to type 'CountryServedElsewhere'
export const prohibited: ResidenceElsewhere = { ...address, country: "KP" };
export const withoutSubdivision: ResidenceElsewhere = { ...address, country: "GI", state: undefined };

// Fields that all residents have.
// @ts-expect-error: '"KP"'; 'CountryServed'
export const citizen: Person = { ...person, nationality: "KP" };
// @ts-expect-error: '"UK"'; 'Country'
export const unknownCountry: Country = "UK";
// @ts-expect-error: Source has 0 element(s) but target requires 1
export const noPurpose: Person = { ...person, purpose_of_use: [] };
// @ts-expect-error: '"salary"'; 'SourceOfWealth'
export const wrongSource: Person = { ...person, source_of_wealth: ["salary"] };
// @ts-expect-error: 'first_nam' does not exist
export const misspelt: Person = { ...person, first_nam: "Ada" };
export const passport: IdentityDocument = { type: "PASSPORT", country: "UA", front: "/9j/" };
export const card: IdentityDocument = { type: "NATIONAL_ID", country: "GB", front: "/9j/", back: "/9j/" };
// @ts-expect-error: 'back' is missing; 'TwoSidedDocument<string>'
export const oneSide: IdentityDocument = { type: "NATIONAL_ID", country: "GB", front: "/9j/" };

// Code can distinguish the kinds of residents.
export function account(individual: Individual): string | undefined {
  if (individual.has_us_bank_account === undefined) {
    const country: "US" = individual.residence.country;
    return individual.ssn + country;
  }
  return individual.has_us_bank_account ? individual.bank_statement.files[0] : individual.residence.state;
}

export function firstPurpose(individual: Individual): PurposeOfUse {
  // @ts-expect-error: 'ssn' does not exist on type 'Individual'
  individual.ssn;
  return individual.purpose_of_use[0];
}

// Files.
// @ts-expect-error: 'File' is not assignable to type 'string'
export const notEncoded: IdentityDocument = { type: "PASSPORT", country: "GB", front: file };
export const chosen: IdentityDocument<EncodedFile | Blob> = { type: "PASSPORT", country: "GB", front: file };

// A form.
export const empty: FormValues = {};
export const incomplete: FormValues = { individual: { residence: { country: "" }, ssn: null, source_of_wealth: ["x"] } };
export const chosenInForm: FormValues = { individual: { identity_document: { front: file, back: null } } };
// @ts-expect-error: 'number' is not assignable to type 'string'
export const wrongType: FormValues = { individual: { first_name: 1 } };
// @ts-expect-error: 'frist_name' does not exist
export const misspeltInForm: FormValues = { individual: { frist_name: "Ada" } };
export const draft = (payload: Payload): Draft => payload;
export const formValues = (values: PayloadValues): FormValues => values;
// @ts-expect-error: not assignable to type 'Payload<string>'
export const unvalidated = (incompletePayload: Draft): Payload => incompletePayload;
