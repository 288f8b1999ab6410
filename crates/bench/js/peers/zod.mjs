import { z } from "zod";
import * as rules from "./rules.mjs";

export const name = "Zod";

export function checkBy(schema) {
  const { countries, served } = rules.countriesOf(schema);
  const country = z.enum(countries);
  const text = z.string().min(1);
  const personName = text.max(50);
  const file = z.base64().max(rules.MAX_FILE).regex(rules.FILE_TYPE);
  const documents = (most) => z.object({ country, files: z.array(file).min(1).max(most) });
  const individual = z.object({
    first_name: personName,
    last_name: personName,
    email: z.email().max(254),
    nationality: z.enum(served),
    birthday: z.iso.date().refine((birthday) => birthday <= rules.LAST_BIRTHDAY),
    residence: z.object({
      street: text,
      sub_street: text,
      city: text,
      postal_code: text,
      country: z.enum(served),
      state: z.string().optional(),
    }),
    occupation: z.string().regex(rules.OCCUPATION),
    source_of_wealth: z.array(z.enum(rules.SOURCES_OF_WEALTH)).min(1),
    source_of_wealth_other: text.optional(),
    purpose_of_use: z.array(z.enum(rules.PURPOSES_OF_USE)).min(1),
    purpose_of_use_other: text.optional(),
    identity_document: z.object({
      type: z.enum(rules.DOCUMENT_TYPES),
      country,
      front: file,
      back: file.optional(),
    }),
    ssn: z.string().regex(rules.SSN).optional(),
    phone: z.object({ country, number: z.string().regex(rules.PHONE) }).optional(),
    proof_of_address: documents(5).optional(),
    has_us_bank_account: z.boolean().optional(),
    bank_statement: documents(3).optional(),
  });
  const complete = individual.superRefine((value, context) => {
    for (const path of rules.missing(value)) {
      context.addIssue({ code: "custom", path, message: "Required" });
    }
  });
  const payload = z.object({ individual: complete });
  return (value) => {
    const result = payload.safeParse(value);
    // Read the issues, because Zod only creates them when they are read.
    return result.success ? [] : result.error.issues;
  };
}
