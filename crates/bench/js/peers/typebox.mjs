import Type from "typebox";
import { Compile } from "typebox/compile";
import * as rules from "./rules.mjs";

export const name = "TypeBox";

export function checkBy(schema) {
  const { countries, served } = rules.countriesOf(schema);
  const country = Type.Enum(countries);
  const text = Type.String({ minLength: 1 });
  const personName = Type.String({ minLength: 1, maxLength: 50 });
  const matching = (pattern) => Type.String({ pattern: pattern.source });
  const patterns = [rules.FILE_TYPE.source, rules.BASE64].map((pattern) => ({ pattern }));
  const file = Type.String({ maxLength: rules.MAX_FILE, allOf: patterns });
  const documents = (most) => Type.Object({ country, files: Type.Array(file, { minItems: 1, maxItems: most }) });
  const individual = Type.Object({
    first_name: personName,
    last_name: personName,
    email: Type.String({ format: "email", maxLength: 254 }),
    nationality: Type.Enum(served),
    birthday: Type.String({ format: "date" }),
    residence: Type.Object({
      street: text,
      sub_street: text,
      city: text,
      postal_code: text,
      country: Type.Enum(served),
      state: Type.Optional(Type.String()),
    }),
    occupation: matching(rules.OCCUPATION),
    source_of_wealth: Type.Array(Type.Enum(rules.SOURCES_OF_WEALTH), { minItems: 1 }),
    source_of_wealth_other: Type.Optional(text),
    purpose_of_use: Type.Array(Type.Enum(rules.PURPOSES_OF_USE), { minItems: 1 }),
    purpose_of_use_other: Type.Optional(text),
    identity_document: Type.Object({
      type: Type.Enum(rules.DOCUMENT_TYPES),
      country,
      front: file,
      back: Type.Optional(file),
    }),
    ssn: Type.Optional(matching(rules.SSN)),
    phone: Type.Optional(Type.Object({ country, number: matching(rules.PHONE) })),
    proof_of_address: Type.Optional(documents(5)),
    has_us_bank_account: Type.Optional(Type.Boolean()),
    bank_statement: Type.Optional(documents(3)),
  });
  const validator = Compile(Type.Object({ individual }));
  return (value) => {
    if (!validator.Check(value)) {
      return validator.Errors(value);
    }
    const { individual } = value;
    const underage = individual.birthday > rules.LAST_BIRTHDAY ? [["birthday"]] : [];
    return [...underage, ...rules.missing(individual)];
  };
}
