// The examples of the guide, sections 3.1 to 3.3, as it prints them.

import type { Payload, PayloadValues } from "harbor-preflight";

export const usFull: Payload = {
  individual: {
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
    source_of_wealth: ["salaryBusinessIncome", "other"],
    source_of_wealth_other: "Royalty income",
    purpose_of_use: ["payments", "other"],
    purpose_of_use_other: "Treasury management",
    ssn: "123456789",
    phone: { country: "US", number: "+14045550101" },
    proof_of_address: { country: "US", files: ["<base64 bytes>"] },
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
    source_of_wealth: ["salaryBusinessIncome"],
    purpose_of_use: ["payments"],
    ssn: "123456789",
    phone: { country: "US", number: "+14045550101" },
    proof_of_address: { country: "US", files: ["<base64 bytes>"] },
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

// Base64 may stand where a form has files.
export const values: PayloadValues = gb;
