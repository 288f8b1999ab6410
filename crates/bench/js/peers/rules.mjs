// The rules that the peers share: lists from the project's schema, patterns, and fields that depend on others.

/** The date of all validations. */
export const TODAY = "2026-11-23";

/** The latest birthday of an adult. Dates in this form can be compared as strings. */
export const LAST_BIRTHDAY = "2008-11-23";

export const SSN = /^\d{9}$/;
export const PHONE = /^\+\d{8,15}$/;
export const OCCUPATION = /^[a-z0-9_]+$/;

/** The start of a JPEG, a PNG and a PDF in base64. */
export const FILE_TYPE = /^(?:\/9j\/|iVBORw0KGg|JVBERi0)/;

/** The usual pattern of base64. */
export const BASE64 = "^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$";

/** The length of 10 MiB in base64. */
export const MAX_FILE = 13_981_016;

export const DOCUMENT_TYPES = ["NATIONAL_ID", "PASSPORT", "DRIVER_LICENCE", "RESIDENCE_PERMIT"];
export const SOURCES_OF_WEALTH = [
  "salaryBusinessIncome",
  "rentalIncome",
  "pensionInheritanceGift",
  "investmentIncome",
  "other",
];
export const PURPOSES_OF_USE = [
  "investmentTrading",
  "savingsHolding",
  "payments",
  "salaryFunds",
  "businessPayments",
  "remittancesSupport",
  "other",
];

/** All countries, and those that Harbor serves. */
export function countriesOf(schema) {
  return { countries: schema.$defs.Country.enum, served: schema.$defs.CountryServed.enum };
}

/** The paths of missing fields that other fields of a person require. */
export function missing(individual) {
  const needed = [];
  if (individual.residence.country === "US") {
    needed.push(["ssn"], ["phone"], ["proof_of_address"]);
  } else {
    needed.push(["has_us_bank_account"]);
    if (individual.has_us_bank_account) {
      needed.push(["bank_statement"]);
    }
  }
  if (individual.identity_document.type !== "PASSPORT") {
    needed.push(["identity_document", "back"]);
  }
  if (individual.source_of_wealth.includes("other")) {
    needed.push(["source_of_wealth_other"]);
  }
  if (individual.purpose_of_use.includes("other")) {
    needed.push(["purpose_of_use_other"]);
  }
  return needed.filter((path) => path.reduce((value, key) => value?.[key], individual) === undefined);
}

export function isComplete(individual) {
  return missing(individual).length === 0;
}
