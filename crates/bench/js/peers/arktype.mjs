import { type } from "arktype";
import * as rules from "./rules.mjs";

export const name = "ArkType";

export function checkBy(schema) {
  const { countries, served } = rules.countriesOf(schema);
  const country = type.enumerated(...countries);
  const servedCountry = type.enumerated(...served);
  const file = type("string.base64").atMostLength(rules.MAX_FILE).and(rules.FILE_TYPE);
  const documents = (most) => type({ country, files: file.array().atLeastLength(1).atMostLength(most) });
  const individual = type({
    first_name: "1 <= string <= 50",
    last_name: "1 <= string <= 50",
    email: "string.email <= 254",
    nationality: servedCountry,
    birthday: type("string.date.iso").narrow((birthday) => birthday <= rules.LAST_BIRTHDAY),
    residence: {
      street: "string >= 1",
      sub_street: "string >= 1",
      city: "string >= 1",
      postal_code: "string >= 1",
      country: servedCountry,
      "state?": "string",
    },
    occupation: rules.OCCUPATION,
    source_of_wealth: type.enumerated(...rules.SOURCES_OF_WEALTH).array().atLeastLength(1),
    "source_of_wealth_other?": "string >= 1",
    purpose_of_use: type.enumerated(...rules.PURPOSES_OF_USE).array().atLeastLength(1),
    "purpose_of_use_other?": "string >= 1",
    identity_document: { type: type.enumerated(...rules.DOCUMENT_TYPES), country, front: file, "back?": file },
    "ssn?": rules.SSN,
    "phone?": { country, number: rules.PHONE },
    "proof_of_address?": documents(5),
    "has_us_bank_account?": "boolean",
    "bank_statement?": documents(3),
  });
  const payload = type({ individual: individual.narrow(rules.isComplete) });
  return (value) => {
    const result = payload(value);
    // Read the messages, because ArkType only creates them when they are read.
    return result instanceof type.errors ? result.map(({ message }) => message) : [];
  };
}
