// What the package gives. It names `Blob` and `AbortSignal`, which the types of a browser (the library "DOM") and those
// of Node (`@types/node`) both have.

import type { Country, Draft, EncodedFile, FieldPath, Issue, Payload, Report } from "./types.js";

export type * from "./types.js";

/**
 * Loads the module, once for a page, and gives a validator. Every option has a default, and there is nothing to free.
 *
 * @example
 * const preflight = await load();
 * const report = preflight.validate(payload);
 * if (!report.valid) console.log(report.issues.map((issue) => issue.message));
 *
 * @throws TypeError for a wrong option: the message names it.
 * @throws Error for an engine without WebAssembly SIMD (browsers before 2023), or if the module cannot be fetched.
 */
export declare function load(options?: Options): Promise<Preflight>;

export interface Options {
  /**
   * The day that counts as today, as YYYY-MM-DD, or a function that is asked for it at each call. Ages and the date of
   * a proof of address are judged by it. Default: the present day in UTC, at each call.
   */
  today?: string | (() => string) | undefined;
  /** What live lookups returned, in place of the lists of the package. */
  reference?: Reference | undefined;
  /** Limits in place of the default ones. */
  limits?: Limits | undefined;
  /**
   * Words of your own, or another language: the message for an issue, or `undefined` for the one that it has.
   *
   * @example
   * const messages = (issue) => (issue.code === "underage" ? `Come back at ${issue.params.minimum_age}.` : undefined);
   */
  messages?: ((issue: Issue) => string | undefined) | undefined;
}

/** Lookup responses as Harbor gives them. For a malformed one, `load` throws a TypeError that says what is wrong. */
export interface Reference {
  /** GET /api/v1/occupations. With it, an occupation that is not on the list is an error instead of a warning. */
  occupations?: LookupResponse | undefined;
  /** The countries that exist. */
  countries?: LookupResponse | undefined;
  /** The countries that Harbor does not serve. */
  prohibitedCountries?: LookupResponse | undefined;
  /** The countries on Harbor's published list of country codes: another one is a warning. */
  recognisedCountries?: LookupResponse | undefined;
  /** GET /api/v1/countries/{country}/subdivisions, by country. An empty list: the country has none. */
  subdivisions?: { readonly [Code in Country]?: LookupResponse | undefined } | undefined;
  /** Which identity documents of a country need both sides, by country. */
  identityDocuments?: { readonly [Code in Country]?: LookupResponse | undefined } | undefined;
}

/** A response: the list alone, or an object with the list as `data`. */
export type LookupResponse = readonly unknown[] | { readonly data: readonly unknown[] };

export interface Limits {
  /** Bytes that a file may have before it is encoded. Default: 10,485,760 (10 MiB). */
  maxFileBytes?: number | undefined;
  /** Bytes that a whole body may have; below 4 GiB. Default: 134,217,728 (128 MiB). */
  maxPayloadBytes?: number | undefined;
  /** Issues that a report lists; it counts the others. Default: 1,000. */
  maxIssues?: number | undefined;
}

/**
 * What the body of a request does not say: the operation, and facts about the customer. What is not given is told in
 * the `unchecked` of a report. A wrong member is a `TypeError` that names it.
 */
export type Submission = SubmissionFacts &
  (
    | {
        /** POST: the first submission. This is the default. */
        operation?: "submit" | undefined;
        status?: undefined;
      }
    | {
        /** PATCH: a correction. It replaces all that is stored, so that the payload must be complete. */
        operation: "correct";
        /** The onboarding's status, as GET gives it: only `action_required` allows a correction. */
        status?: string | undefined;
      }
  );

export interface SubmissionFacts {
  /** What is known of the customer: the prerequisites of a submission. */
  customer?: Customer | undefined;
  /** The day on which the proof of address was issued, as YYYY-MM-DD. It must lie within 90 days. */
  proofIssuedOn?: string | undefined;
}

export interface Customer {
  /** The kind of customer that was created; Harbor takes `individual` here. */
  type?: string | undefined;
  /** Whether the customer is active. */
  active?: boolean | undefined;
  /** Whether the customer has signed the platform agreement. */
  agreement_signed?: boolean | undefined;
  /** Whether the customer is verified already. */
  kyc_verified?: boolean | undefined;
}

/** A file as it is chosen (`File` is a `Blob`), or its bytes. */
export type FileSource = Blob | ArrayBuffer | ArrayBufferView;

/** A payload with files as they are chosen, or in base64, where files belong. */
export type PayloadValues = Payload<EncodedFile | Blob>;

/** What a form holds while it is filled in: any words, nothing needed, files as they are chosen or in base64. */
export type FormValues = Draft<EncodedFile | Blob>;

/** A validator. Its methods may be taken off it: `const { validate } = await load()`. */
export interface Preflight {
  /**
   * Tells all that is wrong with a payload: an object, its JSON text, or that as bytes. Whatever it is given, the
   * answer is a report, never an exception (but for a report that raised limits let grow beyond what a string can hold).
   * Where files are still `Blob`s, use {@link Preflight.validateValues}.
   *
   * An object is judged as `JSON.stringify` would write it. What that refuses is a `wrong_type` wherever it stands, with
   * `bigint`, `cycle` or `unreadable` as what was found: behind the first 10,000 such values, always `unreadable`.
   */
  validate(payload: unknown, submission?: Submission): Report;

  /**
   * Tells all that is wrong with form values in which files are still `Blob`s: the report of
   * {@link Preflight.buildPayload}, without a body being built. The first and last 64 KiB of a file are read; all of it
   * only if another has the same size and ends, to tell whether they are the same. A `Blob` is not compared with a file in
   * base64.
   *
   * @example const { valid, issues } = await preflight.validateValues(values)
   */
  validateValues(values: FormValues, submission?: Submission): Promise<Report>;

  /**
   * The issues at a field and below it, for a form that is judged while it is filled in. The payload is the whole one:
   * what a field must hold depends on others. What the limit of issues leaves out of the report is left out here as well.
   *
   * @example preflight.validateField("individual.birthday", values)
   */
  validateField(field: FieldPath | (string & {}), payload: unknown, submission?: Submission): Issue[];

  /**
   * Checks a file before it is encoded, by its size and its content: at most its first and last 64 KiB are read.
   *
   * @throws TypeError if it is no file.
   */
  inspectFile(file: FileSource): Promise<Inspection>;

  /**
   * Gives a file in base64, as Harbor takes it. It is not judged.
   *
   * @throws TypeError if it is no file; the signal's reason if it is aborted.
   */
  encodeFile(file: FileSource, options?: Progressing): Promise<EncodedFile>;

  /**
   * Gives the JSON body for form values, with their `Blob`s in base64, and the report on it. The body is a `Blob` for
   * `fetch`; no string ever holds all files. It is built for values that are not valid, too: look at the report first.
   *
   * @example
   * const { payload, report } = await preflight.buildPayload(values);
   * if (report.valid) await fetch(url, { method: "POST", body: payload });
   *
   * @throws the signal's reason if it is aborted.
   */
  buildPayload(values: FormValues, options?: Progressing & Submission): Promise<BuiltPayload>;

  /** Where in a JSON text the value stands that an issue's `path` names; `null` if there is none. */
  locate(text: string | ArrayBuffer | ArrayBufferView, path: string): Location | null;

  /**
   * The same for several paths, in their order. The text is read once.
   *
   * @example const places = preflight.locate(text, report.issues.map(({ path }) => path))
   */
  locate(text: string | ArrayBuffer | ArrayBufferView, paths: readonly string[]): (Location | null)[];

  /**
   * What an onboarding with the status `action_required` still wants, and the fields that it names.
   *
   * @param response What GET …/onboarding returned: parsed, or as text.
   * @throws TypeError for a response of another shape.
   */
  pendingRequirements(response: unknown): PendingRequirement[];

  /** The errors of a report in the shape in which Harbor itself refuses a request (422); `null` for a valid payload. */
  toHarborError(report: Report): HarborError | null;

  /**
   * The rules for form libraries: a Standard Schema (version 1). It tells errors only, and takes files as `Blob`s; it
   * answers with a promise if there are any.
   */
  readonly schema: StandardSchemaV1<FormValues>;

  /** What a form needs to show each field, in the order of the guide. */
  readonly fields: Readonly<Record<FieldPath, FieldDescription>>;

  /**
   * All countries, for a list to choose from.
   *
   * @param locale The language of their names, such as `de`. Default: `en`.
   */
  countries(locale?: string | string[]): CountryOption[];

  /** The occupations, for a list to choose from. */
  occupations(): OccupationOption[];

  /**
   * A country's subdivisions, for a list to choose from, sorted by name: none if it has none, `null` if they are not
   * known here. Their names are loaded when they are first asked for.
   */
  subdivisions(country: string): Promise<SubdivisionOption[] | null>;
}

export interface Progressing {
  /** Ends the work early. */
  signal?: AbortSignal | undefined;
  /** Is told how many bytes of the files were encoded, and how many there are. */
  onProgress?: ((progress: Progress) => void) | undefined;
}

export interface Progress {
  /** Bytes that were encoded. */
  loaded: number;
  /** Bytes of all files. */
  total: number;
}

export interface BuiltPayload {
  /** The body, of the type `application/json`. */
  payload: Blob;
  report: Report;
}

/** What the checks found in a file. */
export interface Inspection {
  /** The media type, by the content, whether or not Harbor takes it; `null` if nothing recognises it. */
  type: string | null;
  /** The size in bytes. */
  bytes: number;
  /** The issues; their paths are empty. */
  issues: Issue[];
}

/** A place in a text. */
export interface Location {
  /** The line, from 1. */
  line: number;
  /** The column, from 1, in code points. */
  column: number;
}

/** Something that Harbor wants corrected. */
export interface PendingRequirement {
  /** JSON Pointer of the field that the description names; `null` if it names none. */
  path: string | null;
  /** The same with dots. */
  field: string | null;
  /** Whether the field is guessed from the words of the description, because that names no path. */
  guessed: boolean;
  /** Who asks, for example `provider_error`. */
  source: string | null;
  /** The number that Harbor gives instead of a source, for example 109. */
  result_code: number | null;
  /** What is asked, in Harbor's words. */
  description: string;
}

/** How Harbor refuses a payload. */
export interface HarborError {
  /** The first of the messages. */
  message: string;
  code: 2005;
  error_type: "general.validation_error";
  /** The messages by the dotted path of the field. */
  errors: Record<string, string[]>;
}

export interface CountryOption {
  /** ISO 3166-1 alpha-2. */
  code: string;
  /** Its name in the language that was asked for. */
  name: string;
}

export interface SubdivisionOption {
  /** The ISO 3166-2 code, without the country in front. */
  code: string;
  /** Its name; the code where a lookup lists one that is not known here. */
  name: string;
}

export interface OccupationOption {
  /** The slug that a payload holds. */
  value: string;
  /** What a form shows. */
  label: string;
}

/** What a form needs to show a field. */
export interface FieldDescription {
  path: FieldPath;
  /** What a form calls it. */
  label: string;
  /** What belongs in it, in a sentence. */
  hint: string;
  /** What kind of control it takes. */
  type: FieldType;
  /** A token of HTML's `autocomplete`. */
  autocomplete: string;
  /** The keyboard that a phone shows: a value of HTML's `inputmode`. */
  inputmode: "none" | "text" | "email" | "numeric" | "tel";
  /** The most characters (code points) that a text may have, if there is a limit. */
  maxLength?: number;
  /** The fewest items of a list. */
  minItems?: number;
  /** The most items of a list, if there is a limit. */
  maxItems?: number;
  /** The words that it takes, for a choice or a list of choices. */
  choices?: string[];
  /** What to call each of `choices`, in the same order. */
  choiceLabels?: string[];
  /** The media types that a file may have, by its content. Joined by commas, they are the value of HTML's `accept`. */
  accept?: string[];
  /** The most bytes that a file may have before it is encoded: `limits.maxFileBytes` of this validator. */
  maxBytes?: number;
  /** Whether to keep it out of logs, analytics and recordings of the screen at all cost. */
  sensitive: boolean;
  /** All of these must hold for the field to be needed; none for one that always is. */
  requiredIf: Requirement[];
}

export type FieldType =
  | "text"
  | "email"
  | "tel"
  | "date"
  | "ssn"
  | "boolean"
  /** One of `choices`. */
  | "choice"
  /** A list of some of `choices`. */
  | "choices"
  | "country"
  | "subdivision"
  | "occupation"
  | "file"
  /** A list of files. */
  | "files"
  /** A group of fields. */
  | "object";

/** Something that must hold of another field. */
export type Requirement = { path: FieldPath } & (
  | { is: string | boolean }
  | { isNot: string }
  | { isOneOf: string[] }
  /** It is a list that holds this word. */
  | { contains: string }
  /** It is a country that has subdivisions. */
  | { hasSubdivisions: true }
);

/** Version 1 of the Standard Schema interface (standardschema.dev), as far as this package answers it. */
export interface StandardSchemaV1<Input = unknown, Output = Input> {
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: "harbor-preflight";
    readonly validate: (value: unknown) => StandardResult<Output> | Promise<StandardResult<Output>>;
    /** Nothing stands here: it carries the types. */
    readonly types?: { readonly input: Input; readonly output: Output } | undefined;
  };
}

/** Either the value, unchanged, or what is wrong with it. */
export type StandardResult<Output> =
  | { readonly value: Output; readonly issues?: undefined }
  | { readonly issues: readonly StandardIssue[] };

export interface StandardIssue {
  readonly message: string;
  /** The keys that lead to it; items of lists by number. */
  readonly path: readonly (string | number)[];
}
