import * as v from "valibot";
import * as rules from "./rules.mjs";

export const name = "Valibot";

export function checkBy(schema) {
  const { countries, served } = rules.countriesOf(schema);
  const country = v.picklist(countries);
  const text = v.pipe(v.string(), v.minLength(1));
  const personName = v.pipe(text, v.maxLength(50));
  const file = v.pipe(v.string(), v.base64(), v.maxLength(rules.MAX_FILE), v.regex(rules.FILE_TYPE));
  const documents = (most) => v.object({ country, files: v.pipe(v.array(file), v.minLength(1), v.maxLength(most)) });
  const individual = v.object({
    first_name: personName,
    last_name: personName,
    email: v.pipe(v.string(), v.email(), v.maxLength(254)),
    nationality: v.picklist(served),
    birthday: v.pipe(v.string(), v.isoDate(), v.maxValue(rules.LAST_BIRTHDAY)),
    residence: v.object({
      street: text,
      sub_street: text,
      city: text,
      postal_code: text,
      country: v.picklist(served),
      state: v.optional(v.string()),
    }),
    occupation: v.pipe(v.string(), v.regex(rules.OCCUPATION)),
    source_of_wealth: v.pipe(v.array(v.picklist(rules.SOURCES_OF_WEALTH)), v.minLength(1)),
    source_of_wealth_other: v.optional(text),
    purpose_of_use: v.pipe(v.array(v.picklist(rules.PURPOSES_OF_USE)), v.minLength(1)),
    purpose_of_use_other: v.optional(text),
    identity_document: v.object({
      type: v.picklist(rules.DOCUMENT_TYPES),
      country,
      front: file,
      back: v.optional(file),
    }),
    ssn: v.optional(v.pipe(v.string(), v.regex(rules.SSN))),
    phone: v.optional(v.object({ country, number: v.pipe(v.string(), v.regex(rules.PHONE)) })),
    proof_of_address: v.optional(documents(5)),
    has_us_bank_account: v.optional(v.boolean()),
    bank_statement: v.optional(documents(3)),
  });
  const payload = v.object({ individual: v.pipe(individual, v.check(rules.isComplete)) });
  return (value) => v.safeParse(payload, value).issues ?? [];
}
