// Answers for complete payloads: the examples of the guide, in the order of the guide.

import { resolve } from "node:path";
import { birthday } from "./page.mjs";

/** The answers for the guide's full example of a US resident. The files are those of the sample payload. */
export function usFull(files) {
  return {
    "individual.first_name": "Ada",
    "individual.last_name": "Smith",
    "individual.email": "ada@acme.us",
    "individual.nationality": "United States",
    ...birthday("1", "1", "1990"),
    "individual.residence.street": "200 Pine St",
    "individual.residence.sub_street": "Apt 5",
    "individual.residence.city": "Richmond",
    "individual.residence.postal_code": "23219",
    "individual.residence.country": "United States",
    "individual.residence.state": "Virginia",
    "individual.occupation": "Legislators and Senior Officials",
    "individual.source_of_wealth": ["salaryBusinessIncome", "other"],
    "individual.source_of_wealth_other": "Royalty income",
    "individual.purpose_of_use": ["payments", "other"],
    "individual.purpose_of_use_other": "Treasury management",
    "individual.identity_document.type": "PASSPORT",
    "individual.identity_document.country": "United States",
    "individual.identity_document.front": resolve(files, "front.jpg"),
    "has-back": true,
    "individual.identity_document.back": resolve(files, "back.png"),
    "individual.ssn": "123456789",
    "individual.phone.country": "United States",
    "individual.phone.number": "+14045550101",
    "individual.proof_of_address.country": "United States",
    "individual.proof_of_address.files": resolve(files, "statement.pdf"),
  };
}

/** The answers for the guide's example of a non-US resident. */
export function gb(files) {
  return {
    "individual.first_name": "Lee",
    "individual.last_name": "Wong",
    "individual.email": "lee@acme.gb",
    "individual.nationality": "United Kingdom",
    ...birthday("2", "2", "1992"),
    "individual.residence.street": "10 High St",
    "individual.residence.sub_street": "Flat 2",
    "individual.residence.city": "London",
    "individual.residence.postal_code": "SW1A1AA",
    "individual.residence.country": "United Kingdom",
    "individual.residence.state": "England",
    "individual.occupation": "Software and Applications Developers and Analysts",
    "individual.source_of_wealth": ["salaryBusinessIncome"],
    "individual.purpose_of_use": ["payments"],
    "individual.identity_document.type": "PASSPORT",
    "individual.identity_document.country": "United Kingdom",
    "individual.identity_document.front": resolve(files, "front.jpg"),
    "individual.has_us_bank_account": "true",
    "individual.bank_statement.country": "United Kingdom",
    "individual.bank_statement.files": resolve(files, "statement.pdf"),
  };
}
