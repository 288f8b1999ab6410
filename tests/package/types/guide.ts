// The examples of the guide, sections 3.1 to 3.3.

import type { Payload, PayloadValues, UsResident } from "harbor-preflight";

/** What the full and the minimal example of a US resident share. */
const ada = {
  first_name: "Ada",
  last_name: "Smith",
  email: "ada@acme.us",
  nationality: "US",
  birthday: "1990-01-01",
  residence: {
    street: "200 Pine St",
    sub_street: "Apt 5",
    city: "Richmond",
    state: "VA",
    postal_code: "23219",
    country: "US",
  },
  occupation: "legislators_and_senior_officials",
  ssn: "123456789",
  phone: { country: "US", number: "+14045550101" },
  proof_of_address: { country: "US", files: ["<base64 bytes>"] },
} satisfies Partial<UsResident>;

export const usFull: Payload = {
  individual: {
    ...ada,
    source_of_wealth: ["salaryBusinessIncome", "other"],
    source_of_wealth_other: "Royalty income",
    purpose_of_use: ["payments", "other"],
    purpose_of_use_other: "Treasury management",
    identity_document: {
      type: "PASSPORT",
      country: "US",
      front: "<base64 bytes>",
      back: "<base64 bytes>",
    },
  },
};

export const usMinimal: Payload = {
  individual: {
    ...ada,
    source_of_wealth: ["salaryBusinessIncome"],
    purpose_of_use: ["payments"],
    identity_document: { type: "PASSPORT", country: "US", front: "<base64 bytes>" },
  },
};

export const gb: Payload = {
  individual: {
    first_name: "Lee",
    last_name: "Wong",
    email: "lee@acme.gb",
    nationality: "GB",
    birthday: "1992-02-02",
    residence: {
      street: "10 High St",
      sub_street: "Flat 2",
      city: "London",
      state: "ENG",
      postal_code: "SW1A1AA",
      country: "GB",
    },
    occupation: "software_and_applications_developers_and_analysts",
    source_of_wealth: ["salaryBusinessIncome"],
    purpose_of_use: ["payments"],
    has_us_bank_account: true,
    bank_statement: { country: "GB", files: ["<base64 bytes>"] },
    identity_document: { type: "PASSPORT", country: "GB", front: "<base64 bytes>" },
  },
};

// A form may have base64 in place of files.
export const values: PayloadValues = gb;
