// What the package gives. It names `Blob` and `AbortSignal`, which the types of a browser (the library "DOM") and those
// of Node (`@types/node`) both have.

import type { ContractName, Contracts, Country, DocumentType, EncodedFile, Issue, IssueOf, ErrorCode, Report } from "./types.js";

export type * from "./types.js";

/**
 * Loads the module, once for a page, and returns a validator. Every option has a default, and there is nothing to free.
 *
 * @example
 * const preflight = await load();
 * const report = preflight.validate(payload);
 * if (!report.valid) console.log(report.issues.map((issue) => issue.message));
 *
 * @throws TypeError for a wrong option: the message names it.
 * @throws Error if the module cannot be loaded: the message says why, for example that the engine has no WebAssembly SIMD
 * (browsers before 2023), or that the page's Content Security Policy lacks `wasm-unsafe-eval`.
 */
export declare function load<Name extends ContractName = "individual-v1">(
  options?: Options<Name>,
): Promise<PreflightOf<Name>>;

/** The validator of a contract. Of one of several contracts, it is one of their validators. */
export type PreflightOf<Name extends ContractName> = { [Each in Name]: Preflight<Each> }[Name];

export interface Options<Name extends ContractName = ContractName> {
  /**
   * The WebAssembly module, for a runtime or a policy under which the package cannot find or compile its own: a
   * `WebAssembly.Module`, the bytes of `harbor-preflight/module.wasm`, a `Response` with them, or a promise of one of
   * these. All validators share the first one that was loaded.
   *
   * @example
   * import module from "harbor-preflight/module.wasm";
   * const preflight = await load({ module });
   */
  module?: object | undefined;
  /**
   * The day that counts as today, as YYYY-MM-DD, or a function that returns it and is called at each call. Ages and the
   * date of a proof of address are checked against it. Default: the present day in UTC, at each call.
   */
  today?: string | (() => string) | undefined;
  /** The revision of Harbor's guide to check against. Default: `individual-v1`. */
  contract?: Name | undefined;
  /** What live lookups returned, in place of the lists of the package. */
  reference?: Reference | undefined;
  /** Limits in place of those of the contract. */
  limits?: Limits | undefined;
  /**
   * The language of messages, hints and labels: a tag such as `zh-Hant`, `es-419`, `pt-BR`, `ja`, `fr`, `zh-Hans` or `ko`,
   * whose file is then loaded, or the content of a language file. Default: `en`. A bundler does not copy the files: import
   * the one that you need.
   *
   * @example
   * import es419 from "harbor-preflight/locales/es-419.json";
   * const preflight = await load({ locale: es419 });
   */
  locale?: string | LanguageFile | undefined;
  /**
   * Your own words: returns the message for an issue, or message and hint, or `undefined` to keep those that it has.
   *
   * @example
   * const messages = (issue) => (issue.code === "underage" ? `Come back at ${issue.params.minimum_age}.` : undefined);
   */
  messages?: ((issue: Issue) => OwnWords | undefined) | undefined;
  /**
   * The JSON Schemas that `schema["~standard"].jsonSchema` returns: `harbor-preflight/schema.json`,
   * `harbor-preflight/schema.draft-07.json`, or an array of both; those of `individual-v1.1` have `schema-v1.1` in their
   * names. Node reads them by itself, unless they were lost in a bundle.
   */
  jsonSchema?: object | readonly object[] | undefined;
}

/** A language file: texts by their ids, such as `harbor-preflight/locales/es-419.json`. What it lacks is said in English. */
export interface LanguageFile {
  /** The language, as BCP 47 has it. */
  readonly "@tag": string;
  readonly [id: string]: string;
}

/** A message in place of that of an issue; or message and hint, of which each may be left out. */
export type OwnWords = string | { readonly message?: string | undefined; readonly hint?: string | undefined };

/** Lookup responses as Harbor returns them. For a malformed one, `load` throws a TypeError that says what is wrong. */
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
  /**
   * The most bytes of a file before it is encoded. Default: 10,485,760 (10 MiB) under `individual-v1`, 8,388,608 (8 MiB)
   * under `individual-v1.1`.
   */
  maxFileBytes?: number | undefined;
  /**
   * The most bytes of all files of a payload together, before they are encoded. Default: no limit under `individual-v1`,
   * 52,428,800 (50 MiB) under `individual-v1.1`.
   */
  maxTotalFileBytes?: number | undefined;
  /** The most bytes of a whole body, below 4 GiB. Default: 134,217,728 (128 MiB). */
  maxPayloadBytes?: number | undefined;
  /** The most issues that a report lists; it counts the others. Default: 1,000. */
  maxIssues?: number | undefined;
}

/**
 * What the body of a request does not say: the operation, and facts about the customer. What is not given is
 * listed in the `unchecked` of a report. A wrong member is a `TypeError` that names it.
 */
export type Submission = SubmissionFacts &
  (
    | {
        /** POST: the first submission. This is the default. */
        operation?: "submit" | undefined;
        status?: undefined;
      }
    | {
        /** PATCH: a correction. It replaces everything that is stored, so the payload must be complete. */
        operation: "correct";
        /** The onboarding's status, as GET returns it: only `action_required` allows a correction. */
        status?: string | undefined;
      }
  );

export interface SubmissionFacts {
  /** What is known of the customer: the prerequisites of a submission. */
  customer?: Customer | undefined;
  /** The day on which the proof of address was issued, as YYYY-MM-DD. It must be within 90 days. */
  proofIssuedOn?: string | undefined;
  /**
   * Whether the payload has its files; `required` by default. With `absent`, for a payload that was stored without them,
   * file slots are neither required nor looked into, and `files` is in the `unchecked` of a report. `parse`, `is` and the
   * schemas always require files, because what they return has them.
   */
  files?: "required" | "absent" | undefined;
}

export interface Customer {
  /** The kind of customer that was created; Harbor accepts `individual` here. */
  type?: string | undefined;
  /** Whether the customer is active. */
  active?: boolean | undefined;
  /** Whether the customer has signed the platform agreement. */
  agreement_signed?: boolean | undefined;
  /** Whether the customer is already verified. */
  kyc_verified?: boolean | undefined;
}

/** A file as it is chosen (`File` is a `Blob`), or its bytes. */
export type FileSource = Blob | ArrayBuffer | ArrayBufferView;

/** A payload whose files are as they were chosen, or in base64. */
export type PayloadValues<Name extends ContractName = "individual-v1"> = Contracts<EncodedFile | Blob>[Name]["payload"];

/** What a form contains while it is filled in: any text, nothing required, files as they were chosen or in base64. */
export type FormValues<Name extends ContractName = "individual-v1"> = Contracts<EncodedFile | Blob>[Name]["draft"];

/** The path of a field of a contract. */
export type FieldPathOf<Name extends ContractName = "individual-v1"> = Contracts[Name]["fieldPath"];

/** A payload of a contract. */
export type PayloadOf<Name extends ContractName = "individual-v1"> = Contracts[Name]["payload"];

/** Stands for a file where the fields with files are looked for. */
interface FileMark {
  readonly isFile: true;
}

/** The paths of the files in a value at a path, and of all that files are in. */
type FilePathIn<Value, Path extends string> = Value extends FileMark
  ? Path
  : Value extends readonly (infer Item)[]
    ? Extract<Item, FileMark> extends never
      ? never
      : Path
    : Value extends object
      ? WithInner<Path, { [Key in keyof Value & string]: FilePathIn<NonNullable<Value[Key]>, `${Path}.${Key}`> }>
      : never;

type WithInner<Path, Inner> = [Inner[keyof Inner]] extends [never] ? never : Path | Inner[keyof Inner];

/** The paths of the fields that are files, or have files in them. */
export type FileFieldPathOf<Name extends ContractName = "individual-v1"> = Extract<
  FieldPathOf<Name>,
  FilePathIn<NonNullable<Contracts<FileMark>[Name]["draft"]["individual"]>, "individual">
>;

/** A person who is a resident of the US, among the persons that a type allows. */
export type UsResidentOf<Person> = Extract<Person, { residence: { country: "US" } }>;

/**
 * What {@link Preflight.parse} throws for a payload that is not valid. Its message names the first error.
 *
 * @example
 * try {
 *   preflight.parse(body);
 * } catch (error) {
 *   if (error instanceof Error && error.name === "PayloadError") console.log((error as PayloadError).report.issues);
 * }
 */
export interface PayloadError extends Error {
  name: "PayloadError";
  report: Report;
}

/** The messages of errors, by the dotted path of the field; those about the payload as a whole have an empty one. */
export interface FlatErrors {
  /** The first message of each field. */
  first: Record<string, string>;
  /** All messages of each field. */
  all: Record<string, string[]>;
}

/** A validator. Its methods may be taken off it: `const { validate } = await load()`. */
export interface Preflight<Name extends ContractName = "individual-v1"> {
  /**
   * Reports everything that is wrong with a payload: an object, its JSON text, or that text as bytes. Whatever the
   * payload, it returns a report and throws nothing (except if raised limits let a report grow beyond what a string can
   * hold). Where files are still `Blob`s, use {@link Preflight.validateValues}.
   *
   * An object is checked as `JSON.stringify` would write it. A value that `JSON.stringify` refuses is a `wrong_type` at its
   * path, whose `found` is `bigint`, `cycle` or `unreadable`; after the first 10,000 such values, always `unreadable`.
   */
  validate(payload: unknown, submission?: Submission): Report;

  /**
   * Reports everything that is wrong with form values in which files are still `Blob`s: the report of
   * {@link Preflight.buildPayload}, without building a body. It reads the first and last 64 KiB of a file, and all of it
   * only if these do not show whether it is whole, or if another has the same size and ends, to find out whether they are
   * equal. A `Blob` is not compared with a file in base64.
   *
   * With `quality`, it also warns of pictures that a reviewer could not read, and lists under `unchecked` each file that
   * could not be measured, as `document_quality`: see {@link QualityOptions}.
   *
   * @throws the signal's reason if it is aborted.
   *
   * @example const { valid, issues } = await preflight.validateValues(values)
   * @example const { issues, unchecked } = await preflight.validateValues(values, { quality: true, signal })
   */
  validateValues(values: FormValues<Name>, options?: QualityOptions & Submission): Promise<Report>;

  /**
   * The payload, if it is valid; its JSON text is parsed. An object is returned as it is, not copied.
   *
   * @throws {PayloadError} if it is not valid.
   *
   * @example const { individual } = preflight.parse(await request.text());
   */
  parse(payload: unknown, submission?: Submission): PayloadOf<Name>;

  /**
   * Whether an object is a valid payload. A JSON text is none: parse it.
   *
   * @example if (preflight.is(body)) send(body.individual.email);
   */
  is(payload: unknown, submission?: Submission): payload is PayloadOf<Name>;

  /** Whether a person is a resident of the US: only then has it an `ssn` and a phone number. */
  isUsResident<Person extends { residence?: { country?: unknown } | undefined }>(
    individual: Person,
  ): individual is UsResidentOf<Person>;

  /** Whether the person of a payload is a resident of the US. */
  isUsResident<Payload extends { individual?: { residence?: { country?: unknown } | undefined } | undefined }>(
    payload: Payload,
  ): payload is Payload & { individual: UsResidentOf<Payload["individual"]> };

  /**
   * The messages of the errors of a report, by field.
   *
   * @example const { first } = preflight.flatten(preflight.validate(values));
   */
  flatten(report: Pick<Report, "issues">): FlatErrors;

  /**
   * The issues at a field and below it, for a form that is checked while it is filled in. It takes the whole payload,
   * because what a field must be depends on others, but looks at files only if the field is a file or has files in it.
   * Issues that the limit leaves out of a report are left out here as well.
   *
   * @param field Its dotted path, an issue's `path` (a JSON Pointer), or `""` for the whole payload.
   * @throws TypeError for a name that is neither a field nor in the payload: the message names the nearest field.
   *
   * @example preflight.validateField("individual.birthday", values)
   */
  validateField(
    field: Exclude<FieldPathOf<Name>, FileFieldPathOf<Name>>,
    payload: unknown,
    submission?: Submission,
  ): Issue[];

  /** For a field of files, files may be `Blob`s; if one is, it returns a promise. */
  validateField(
    field: FieldPathOf<Name> | (string & {}),
    payload: unknown,
    submission?: Submission,
  ): Issue[] | Promise<Issue[]>;

  /**
   * Fixes what a form may fix without asking, and returns a copy: white space at both ends, letters composed of a letter
   * and an accent (NFC), spaces and hyphens of `ssn` and of phone numbers, small letters in codes. What is still wrong then
   * stays as it is. No other method changes what it is given.
   *
   * @example const { payload, report } = await preflight.buildPayload(preflight.normalize(form.getValues()));
   */
  normalize<Values>(values: Values): Values;

  /**
   * A payload without what a person has given, for a support ticket or a log. Keys and codes of lists are kept; every other
   * value is replaced by its type and length, such as `<text 11>` or `<file jpeg 48213 bytes>`. A text or bytes give a
   * text, whose lines are those of the payload, and an object gives an object.
   *
   * @throws TypeError if a text is not JSON: then nothing of it can be kept.
   *
   * @example console.error(preflight.redact(payload));
   */
  redact(payload: string | ArrayBuffer | ArrayBufferView): string;
  redact(payload: unknown): unknown;

  /**
   * The dotted paths of the fields that may contain what a person has given, for the settings of a library for logs. It
   * says nothing about keys that are not fields: to log a whole payload, log what `redact` returns.
   *
   * @example pino({ redact: preflight.redactedPaths().map((path) => `payload.${path}`) });
   */
  redactedPaths(): string[];

  /**
   * Checks a file before it is encoded, by its size and its content. Its first and last 64 KiB are read, and the rest only
   * where these do not show whether it is whole, as in a photo that is cut off or has a video behind it.
   *
   * With `quality`, its picture is measured as well. The result then has `quality`, and an issue `document_too_dark`,
   * `document_blank` or `document_blurred` if a reviewer could probably not read it. It has no `quality` if it could not be
   * measured, or has an error: see {@link QualityOptions}.
   *
   * @throws TypeError if it is not a file; the signal's reason if it is aborted.
   *
   * @example const { issues, quality } = await preflight.inspectFile(file, { quality: true })
   */
  inspectFile(file: FileSource, options?: QualityOptions): Promise<Inspection>;

  /**
   * Encodes a file in base64, as Harbor accepts it, without checking it.
   *
   * @throws TypeError if it is not a file; the signal's reason if it is aborted.
   */
  encodeFile(file: FileSource, options?: Progressing): Promise<EncodedFile>;

  /**
   * Builds the JSON body from form values, with their `Blob`s in base64, and reports on it. The body is a `Blob` for
   * `fetch`; no string ever contains all files. It is built even if the values are not valid: look at the report first.
   *
   * @example
   * const { payload, report } = await preflight.buildPayload(values);
   * if (report.valid) await fetch(url, { method: "POST", body: payload });
   *
   * @throws the signal's reason if it is aborted.
   */
  buildPayload(values: FormValues<Name>, options?: QualityOptions & Progressing & Submission): Promise<BuiltPayload>;

  /** Where in a JSON text the value is that an issue's `path` names; `null` if there is none. */
  locate(text: string | ArrayBuffer | ArrayBufferView, path: string): Location | null;

  /**
   * Locates the values of several paths, in their order. The text is read once.
   *
   * @example const locations = preflight.locate(text, report.issues.map(({ path }) => path))
   */
  locate(text: string | ArrayBuffer | ArrayBufferView, paths: readonly string[]): (Location | null)[];

  /**
   * Lists what an onboarding with the status `action_required` still needs, and the fields that it names.
   *
   * @param response What GET …/onboarding returned: parsed, or as text.
   * @throws TypeError for a response of another shape.
   */
  pendingRequirements(response: unknown): PendingRequirement[];

  /** The errors of a report in the shape in which Harbor itself refuses a request (422); `null` for a valid payload. */
  toHarborError(report: Report): HarborError | null;

  /**
   * The rules for form libraries: a Standard Schema (version 1). It reports errors only, and accepts files as `Blob`s; if
   * there are any, it returns a promise.
   */
  readonly schema: StandardSchemaV1<FormValues<Name>, PayloadValues<Name>>;

  /** The rules for a submission: for example for a correction. */
  schemaFor(submission: Submission): StandardSchemaV1<FormValues<Name>, PayloadValues<Name>>;

  /**
   * The rules of some fields, for a step of a form with several. It takes all values that there are so far; what is missing
   * elsewhere is no error.
   *
   * @param fields Paths as {@link Preflight.validateField} takes them. A field includes what is below it.
   * @throws TypeError for a name that is no field: the message names the nearest.
   *
   * @example const step = preflight.pick(["individual.first_name", "individual.residence"]);
   */
  pick(
    fields: readonly (FieldPathOf<Name> | (string & {}))[],
    submission?: Submission,
  ): StandardSchemaV1<FormValues<Name>>;

  /** What a form needs to show each field, in the order of the guide. */
  readonly fields: Readonly<Record<FieldPathOf<Name>, FieldDescription<Name>>>;

  /**
   * All countries, for a list to choose from.
   *
   * @param locale The language of their names, such as `de`. Default: that of the validator.
   */
  countries(locale?: string | string[]): Promise<CountryOption[]>;

  /** The occupations, for a list to choose from. */
  occupations(): Promise<OccupationOption[]>;

  /**
   * A country's subdivisions, for a list to choose from, sorted by name: an empty list if it has none, `null` if they are
   * not known here. Their names are loaded at the first call.
   */
  subdivisions(country: string): Promise<SubdivisionOption[] | null>;
}

/** Whether the pictures in files are measured. */
export interface QualityOptions {
  /**
   * Whether pictures that a reviewer could not read are warned of: those that are too dark, blank or blurred. Default:
   * `false`, and then nothing of it is loaded.
   *
   * Such a warning can be wrong, and never makes a payload invalid: show the picture, and let the person decide.
   *
   * JPEG and PNG of up to 50 megapixels are measured, and the picture of a scan of one page in PDF, as far as the browser
   * decodes them. Nothing is measured in Node or another runtime without `createImageBitmap` and `OffscreenCanvas`, in a
   * file that is in base64 already, or in a browser that does not let programs read its canvases, to protect people from
   * being recognised.
   *
   * Pictures are decoded one after the other. Each takes four bytes of memory for each pixel meanwhile. On a page, the
   * work is done in short steps; in a worker, the page does not wait for it at all. A file that was measured before is not
   * decoded again.
   */
  quality?: boolean | undefined;
  /** Ends the work early. */
  signal?: AbortSignal | undefined;
}

export interface Progressing {
  /** Ends the work early. */
  signal?: AbortSignal | undefined;
  /** Called with how many bytes of the files were encoded, and how many there are. */
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
  /** The media type, by the content, whether or not Harbor accepts it; `null` if it is not recognised. */
  type: string | null;
  /** The size in bytes. */
  bytes: number;
  /** The width of an accepted picture in pixels, if it is known. */
  width?: number;
  /** The height of an accepted picture in pixels, if it is known. */
  height?: number;
  /** The number of pages of an accepted document, if it is plain to see. */
  pages?: number;
  /** What was measured in the picture, if it was: see {@link QualityOptions}. */
  quality?: Quality;
  /** The issues; their paths are empty. */
  issues: Issue[];
}

/**
 * What was measured in a picture. `issues` say whether it is too dark, blank or blurred, with the number and its limit as
 * `params`; these numbers are for those who want limits of their own.
 */
export interface Quality {
  /** The luma that 99 % of the picture do not exceed, from 0 (black) to 255 (white). */
  brightness: number;
  /** The difference of light and dark that 99 % of its tiles do not exceed, from 0 to 255; missing in a tiny picture. */
  contrast?: number;
  /** How many tiles of 32 pixels have enough contrast to measure edges in them, at 1024 pixels. */
  tiles: number;
  /**
   * The width of the sharpest edges at 1024 pixels, in pixels, in the direction in which they are widest: 2 to 3.5 in a
   * sharp document. Missing if there are no such tiles.
   */
  edge_width?: number;
  /** The same in the direction in which edges are narrowest. */
  narrowest_edge_width?: number;
}

/** A position in a text. */
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
  /** The dotted path of that field. */
  field: string | null;
  /** Whether the field is guessed from the words of the description, because that names no path. */
  guessed: boolean;
  /** Who asks, for example `provider_error`. */
  source: string | null;
  /** The number that Harbor gives instead of a source, for example 109. */
  result_code: number | null;
  /** What is asked, as Harbor puts it. */
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
  /** Its name in the requested language. */
  name: string;
}

export interface SubdivisionOption {
  /** The ISO 3166-2 code, without the country in front. */
  code: string;
  /** Its name; the code where a lookup lists one that is not known here. */
  name: string;
}

export interface OccupationOption {
  /** The slug that a payload contains. */
  value: string;
  /** What a form shows. */
  label: string;
}

/** What a form needs to show a field. */
export interface FieldDescription<Name extends ContractName = ContractName> {
  path: FieldPathOf<Name>;
  /** What a form calls it. */
  label: string;
  /** The labels for the types of identity documents where they differ, by the value of `identity_document.type`. */
  documentLabels?: Readonly<Partial<Record<DocumentType, string>>>;
  /** What to do, as a sentence: "Enter your last name." It is the message if the field is missing. */
  prompt: string;
  /** What helps to answer, beyond the label; often empty. */
  hint: string;
  /** The kind of its control. */
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
  /** The values to choose from, for a choice or a list of choices. */
  choices?: string[];
  /** What to call each of `choices`, in the same order. */
  choiceLabels?: string[];
  /** The media types that a file may have, by its content. Joined by commas, they are the value of HTML's `accept`. */
  accept?: string[];
  /** The most bytes that a file may have before it is encoded: `limits.maxFileBytes` of this validator. */
  maxBytes?: number;
  /** Whether it must never be logged, recorded or sent to analytics. */
  sensitive: boolean;
  /** The field is required if all of these are true; there are none for one that is always required. */
  requiredIf: Requirement<Name>[];
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

/** Something that must be true of another field. */
export type Requirement<Name extends ContractName = ContractName> = { path: FieldPathOf<Name> } & (
  | { is: string | boolean }
  | { isNot: string }
  | { isOneOf: string[] }
  /** It is a list that contains this value. */
  | { contains: string }
  /** It is a country that has subdivisions. */
  | { hasSubdivisions: true }
);

/** Version 1 of the Standard Schema interface (standardschema.dev), as far as this package implements it. */
export interface StandardSchemaV1<Input = unknown, Output = Input> {
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: "harbor-preflight";
    readonly validate: (value: unknown) => StandardResult<Output> | Promise<StandardResult<Output>>;
    /** The same rules as JSON Schema, as far as it can express them. Steps of {@link Preflight.pick} have none. */
    readonly jsonSchema?: StandardJsonSchema | undefined;
    /** There is no such value: it only carries the types. */
    readonly types?: { readonly input: Input; readonly output: Output } | undefined;
  };
}

/**
 * Standard JSON Schema. The targets are `draft-2020-12` and `draft-07`.
 *
 * @throws Error for another target, or if the schema was not given to `load` where it cannot be read.
 */
export interface StandardJsonSchema {
  readonly input: (options: { readonly target: string }) => Record<string, unknown>;
  readonly output: (options: { readonly target: string }) => Record<string, unknown>;
}

/** Either the value, unchanged, or what is wrong with it. */
export type StandardResult<Output> =
  | { readonly value: Output; readonly issues?: undefined }
  | { readonly issues: readonly StandardIssue[] };

/** An issue, with the code and the params that it has in a report. */
export type StandardIssue = StandardIssueText & (CodeAndParams<ErrorCode> | { code?: undefined; params?: undefined });

type CodeAndParams<Code extends ErrorCode> = Code extends ErrorCode ? Pick<IssueOf<Code>, "code" | "params"> : never;

export interface StandardIssueText {
  readonly message: string;
  /** The keys that lead to it; an item of a list by its number. */
  readonly path: readonly (string | number)[];
}
