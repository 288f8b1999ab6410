// The types of the package. They use `Blob` and `AbortSignal`, which both the `DOM` library and `@types/node` declare.

import type { ContractName, Contracts, Country, DocumentType, EncodedFile, Issue, IssueOf, ErrorCode, Report } from "./types.js";

export type * from "./types.js";

/**
 * Loads the module, once per page, and returns a validator. All options are optional, and there is nothing to clean up.
 *
 * @example
 * const preflight = await load();
 * const report = preflight.validate(payload);
 * if (!report.valid) console.log(report.issues.map((issue) => issue.message));
 *
 * @throws TypeError for an invalid option: the message names it.
 * @throws Error if the module cannot be loaded: the message says why, for example that the engine has no WebAssembly SIMD
 * (browsers before 2023), or that the page's Content Security Policy lacks `wasm-unsafe-eval`.
 */
export declare function load<Name extends ContractName = "individual-v1">(
  options?: Options<Name>,
): Promise<PreflightOf<Name>>;

/** The validator of a contract. For a union of contracts, it is a union of their validators. */
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
   * The date that counts as today, as YYYY-MM-DD, or a function that returns it, which runs at each call. Ages and the date
   * of a proof of address are checked against it. Default: the current date in UTC, at each call.
   */
  today?: string | (() => string) | undefined;
  /** The revision of Harbor's guide to check against. Default: `individual-v1`. */
  contract?: Name | undefined;
  /** Responses of Harbor's lookups, to use instead of the lists in the package. */
  reference?: Reference | undefined;
  /** Limits to use instead of those of the contract. */
  limits?: Limits | undefined;
  /**
   * The language of messages, hints and labels: a tag such as `zh-Hant`, `es-419`, `pt-BR`, `ja`, `fr`, `zh-Hans` or `ko`,
   * whose file is then loaded, or the content of a language file. Default: `en`. Bundlers do not copy these files, so with a
   * bundler, import the one you need.
   *
   * @example
   * import es419 from "harbor-preflight/locales/es-419.json";
   * const preflight = await load({ locale: es419 });
   */
  locale?: string | LanguageFile | undefined;
  /**
   * Your own texts: returns the message for an issue, or its message and hint, or `undefined` to keep the built-in ones.
   *
   * @example
   * const messages = (issue) => (issue.code === "underage" ? `Come back at ${issue.params.minimum_age}.` : undefined);
   */
  messages?: ((issue: Issue) => OwnWords | undefined) | undefined;
  /**
   * The JSON Schemas that `schema["~standard"].jsonSchema` returns: `harbor-preflight/schema.json`,
   * `harbor-preflight/schema.draft-07.json`, or an array of both; those of `individual-v1.1` have `schema-v1.1` in their
   * names. In Node, the package reads them from disk, unless a bundler left them out.
   */
  jsonSchema?: object | readonly object[] | undefined;
}

/** A language file: texts by id, such as `harbor-preflight/locales/es-419.json`. Missing texts are shown in English. */
export interface LanguageFile {
  /** The BCP 47 tag of the language. */
  readonly "@tag": string;
  readonly [id: string]: string;
}

/** A message that replaces that of an issue, or a message and a hint, each of them optional. */
export type OwnWords = string | { readonly message?: string | undefined; readonly hint?: string | undefined };

/** Lookup responses as Harbor returns them. If one is malformed, `load` throws a TypeError that says what is wrong. */
export interface Reference {
  /** GET /api/v1/occupations. With it, an occupation that is not on the list is an error instead of a warning. */
  occupations?: LookupResponse | undefined;
  /** The countries that exist. */
  countries?: LookupResponse | undefined;
  /** The countries that Harbor does not serve. */
  prohibitedCountries?: LookupResponse | undefined;
  /** The countries on Harbor's published list of country codes. Any other country gets a warning. */
  recognisedCountries?: LookupResponse | undefined;
  /** GET /api/v1/countries/{country}/subdivisions, by country. An empty list means that the country has none. */
  subdivisions?: { readonly [Code in Country]?: LookupResponse | undefined } | undefined;
  /** Which identity documents of a country need both sides, by country. */
  identityDocuments?: { readonly [Code in Country]?: LookupResponse | undefined } | undefined;
}

/** A response: a bare list, or an object with the list in `data`. */
export type LookupResponse = readonly unknown[] | { readonly data: readonly unknown[] };

export interface Limits {
  /**
   * The largest file, in bytes before it is encoded. Default: 10,485,760 (10 MiB) under `individual-v1`, 8,388,608 (8 MiB)
   * under `individual-v1.1`.
   */
  maxFileBytes?: number | undefined;
  /**
   * The largest total size of all files of a payload, in bytes before they are encoded. Default: no limit under `individual-v1`,
   * 52,428,800 (50 MiB) under `individual-v1.1`.
   */
  maxTotalFileBytes?: number | undefined;
  /** The largest body, in bytes; below 4 GiB. Default: 134,217,728 (128 MiB). */
  maxPayloadBytes?: number | undefined;
  /**
   * The most issues that a report lists. The others are counted. Default: 1,000. It holds for `schema` and `pick` too: what is
   * left out may be about the fields of a step, so the step is then not valid.
   */
  maxIssues?: number | undefined;
}

/**
 * What you know about the request besides its body: the operation, and facts about the customer. The `unchecked` of a report
 * lists the rules that could not be checked because something is missing here. An invalid member throws a `TypeError` that
 * names it.
 */
export type Submission = SubmissionFacts &
  (
    | {
        /** POST: the first submission. This is the default. */
        operation?: "submit" | undefined;
        status?: undefined;
      }
    | {
        /** PATCH: a correction. It replaces all stored data, so the payload must be complete. */
        operation: "correct";
        /** The onboarding's status, as GET returns it. Only `action_required` allows a correction. */
        status?: string | undefined;
      }
  );

export interface SubmissionFacts {
  /** What you know about the customer: the prerequisites of a submission. */
  customer?: Customer | undefined;
  /** The date on which the proof of address was issued, as YYYY-MM-DD. It must be in the last 90 days. */
  proofIssuedOn?: string | undefined;
  /**
   * Whether the payload has its files; `required` by default. With `absent`, for a payload that was stored without them,
   * file slots are neither required nor checked, and the `unchecked` of a report lists `files`. `parse`, `is` and the schemas
   * always require files, because the types that they return have them.
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

/** A file that a person has chosen (`File` is a `Blob`), or the bytes of a file. */
export type FileSource = Blob | ArrayBuffer | ArrayBufferView;

/** A payload with files as `Blob`s or in base64. */
export type PayloadValues<Name extends ContractName = "individual-v1"> = Contracts<EncodedFile | Blob>[Name]["payload"];

/** The values of an unfinished form: any text, nothing required, files as `Blob`s or in base64. */
export type FormValues<Name extends ContractName = "individual-v1"> = Contracts<EncodedFile | Blob>[Name]["draft"];

/** The path of a field of a contract. */
export type FieldPathOf<Name extends ContractName = "individual-v1"> = Contracts[Name]["fieldPath"];

/** A payload of a contract. */
export type PayloadOf<Name extends ContractName = "individual-v1"> = Contracts[Name]["payload"];

/** Marks the files in a payload type, to find the paths of the fields that have them. */
interface FileMark {
  readonly isFile: true;
}

/** The paths of the files in a value at a path, and of everything that contains files. */
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

/** The paths of the fields that are files or contain files. */
export type FileFieldPathOf<Name extends ContractName = "individual-v1"> = Extract<
  FieldPathOf<Name>,
  FilePathIn<NonNullable<Contracts<FileMark>[Name]["draft"]["individual"]>, "individual">
>;

/** The US residents among the persons that a type allows. */
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

/** Error messages by the dotted path of the field. The path is empty for those about the whole payload. */
export interface FlatErrors {
  /** The first message of each field. */
  first: Record<string, string>;
  /** All messages of each field. */
  all: Record<string, string[]>;
}

/** A validator. Its methods can be destructured: `const { validate } = await load()`. */
export interface Preflight<Name extends ContractName = "individual-v1"> {
  /**
   * Reports everything that is wrong with a payload: an object, a JSON string, or its bytes. Whatever the payload, it returns
   * a report and does not throw, unless you raise the limits so far that the report no longer fits into a string. If files
   * are still `Blob`s, use {@link Preflight.validateValues}.
   *
   * An object is checked as `JSON.stringify` would write it. A value that `JSON.stringify` rejects is a `wrong_type` at its
   * path, whose `found` is `bigint`, `cycle` or `unreadable`. After the first 10,000 such values, it is always `unreadable`.
   */
  validate(payload: unknown, submission?: Submission): Report;

  /**
   * Reports everything that is wrong with form values in which files are still `Blob`s: the report of
   * {@link Preflight.buildPayload}, without building a body. It reads the first and last 64 KiB of a file. It reads the whole
   * file only if these do not show whether it is complete, or to compare it with a file of the same size and ends. A `Blob`
   * is not compared with a file in base64.
   *
   * With `quality`, it also warns about pictures that a reviewer could not read, and lists each file that could not be
   * measured in `unchecked`, as `document_quality`: see {@link QualityOptions}.
   *
   * @throws the signal's reason if it is aborted.
   *
   * @example const { valid, issues } = await preflight.validateValues(values)
   * @example const { issues, unchecked } = await preflight.validateValues(values, { quality: true, signal })
   */
  validateValues(values: FormValues<Name>, options?: QualityOptions & Submission): Promise<Report>;

  /**
   * Returns the payload if it is valid. JSON text is parsed. An object is returned itself, not a copy.
   *
   * @throws {PayloadError} if it is not valid.
   *
   * @example const { individual } = preflight.parse(await request.text());
   */
  parse(payload: unknown, submission?: Submission): PayloadOf<Name>;

  /**
   * Whether an object is a valid payload. False for JSON text: use {@link Preflight.parse} for that.
   *
   * @example if (preflight.is(body)) send(body.individual.email);
   */
  is(payload: unknown, submission?: Submission): payload is PayloadOf<Name>;

  /** Whether a person is a resident of the US. Only US residents have an `ssn` and a phone number. */
  isUsResident<Person extends { residence?: { country?: unknown } | undefined }>(
    individual: Person,
  ): individual is UsResidentOf<Person>;

  /** Whether the person of a payload is a resident of the US. */
  isUsResident<Payload extends { individual?: { residence?: { country?: unknown } | undefined } | undefined }>(
    payload: Payload,
  ): payload is Payload & { individual: UsResidentOf<Payload["individual"]> };

  /**
   * The error messages of a report, by field.
   *
   * @example const { first } = preflight.flatten(preflight.validate(values));
   */
  flatten(report: Pick<Report, "issues">): FlatErrors;

  /**
   * The issues of a field and the fields inside it, to validate a form while a person fills it in. It needs the whole payload,
   * because the rules for a field depend on other fields. Files are checked only if the field is a file or contains files.
   * Issues that the limit leaves out of a report are left out here too.
   *
   * @param field Its dotted path, an issue's `path` (a JSON Pointer), or `""` for the whole payload.
   * @throws TypeError for a name that is neither a field nor in the payload: the message suggests the closest field.
   *
   * @example preflight.validateField("individual.birthday", values)
   */
  validateField(
    field: Exclude<FieldPathOf<Name>, FileFieldPathOf<Name>>,
    payload: unknown,
    submission?: Submission,
  ): Issue[];

  /** In a file field, files may be `Blob`s. If any is, the result is a promise. */
  validateField(
    field: FieldPathOf<Name> | (string & {}),
    payload: unknown,
    submission?: Submission,
  ): Issue[] | Promise<Issue[]>;

  /**
   * Returns a copy with obvious mistakes fixed that a form need not ask about: leading and trailing white space, separate
   * accents (composed to NFC), spaces and hyphens in `ssn` and phone numbers, lower case in codes, and the case of choices. A
   * value that is still wrong is left for the report. The input itself is not changed.
   *
   * @example const { payload, report } = await preflight.buildPayload(preflight.normalize(form.getValues()));
   */
  normalize<Values>(values: Values): Values;

  /**
   * Replaces everything a person typed in a payload, for a support ticket or a log. Keys and codes from lists are kept. Every
   * other value is replaced by its type and length, such as `<text 11>` or `<file jpeg 48213 bytes>`. For a string or bytes,
   * the result is a string with the same lines; for an object, it is an object.
   *
   * @throws TypeError if the text is not JSON, because then nothing of it can be kept.
   *
   * @example console.error(preflight.redact(payload));
   */
  redact(payload: string | ArrayBuffer | ArrayBufferView): string;
  redact(payload: unknown): unknown;

  /**
   * The dotted paths of the fields that may contain what a person entered, for the settings of a logging library. Keys that
   * are not fields are not among them: to log a whole payload, log what `redact` returns.
   *
   * @example pino({ redact: preflight.redactedPaths().map((path) => `payload.${path}`) });
   */
  redactedPaths(): string[];

  /**
   * Checks the size and content of a file before you encode it. It reads the first and last 64 KiB, and the rest only if
   * these do not show whether the file is complete, as for a photo that is cut off or has a video after it.
   *
   * With `quality`, its picture is measured as well. The result then has `quality`, and an issue `document_too_dark`,
   * `document_blank` or `document_blurred` if a reviewer could probably not read it. There is no `quality` if the picture could
   * not be measured, or if the file has an error: see {@link QualityOptions}.
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
   * `fetch`, and no string ever contains all files. The body is built even if the values are invalid, so check the report
   * before you send it.
   *
   * @example
   * const { payload, report } = await preflight.buildPayload(values);
   * if (report.valid) await fetch(url, { method: "POST", body: payload });
   *
   * @throws the signal's reason if it is aborted.
   */
  buildPayload(values: FormValues<Name>, options?: QualityOptions & Progressing & Submission): Promise<BuiltPayload>;

  /** Returns where in a JSON text the value at an issue's `path` is; `null` if there is no such value. */
  locate(text: string | ArrayBuffer | ArrayBufferView, path: string): Location | null;

  /**
   * Locates the values at several paths, in the same order. The text is read once.
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

  /** The errors of a report in the format of Harbor's own 422 response; `null` for a valid payload. */
  toHarborError(report: Report): HarborError | null;

  /**
   * The rules for form libraries: a Standard Schema (version 1). It reports errors only, and accepts files as `Blob`s. If there
   * are any, `validate` returns a promise.
   */
  readonly schema: StandardSchemaV1<FormValues<Name>, PayloadValues<Name>>;

  /** The same for a given submission, such as a correction. */
  schemaFor(submission: Submission): StandardSchemaV1<FormValues<Name>, PayloadValues<Name>>;

  /**
   * The rules for some of the fields, for one step of a form. Pass all values that there are so far. Fields outside the step may
   * be missing.
   *
   * @param fields Paths as for {@link Preflight.validateField}. A field includes the fields inside it.
   * @throws TypeError for a name that is not a field: the message suggests the closest one.
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
   * A country's subdivisions, for a list to choose from, sorted by name: an empty list if it has none, `null` if the package
   * does not know them. Their names are loaded at the first call.
   */
  subdivisions(country: string): Promise<SubdivisionOption[] | null>;
}

/** Whether the pictures in files are measured. */
export interface QualityOptions {
  /**
   * Whether to warn about pictures that a reviewer could not read, because they are too dark, blank or blurred. Default:
   * `false`, and then the script for this is not loaded.
   *
   * Such a warning can be wrong, and never makes a payload invalid: show the picture, and let the person decide.
   *
   * It measures JPEG and PNG files of up to 50 megapixels, and the picture in a one-page scanned PDF, if the browser can decode
   * them. It measures nothing in Node or another runtime without `createImageBitmap` and `OffscreenCanvas`, in a file that is
   * already in base64, or in a browser that returns random pixels from canvases to prevent fingerprinting.
   *
   * Pictures are decoded one at a time, which takes four bytes of memory per pixel. On a page, the work is done in short
   * steps. In a worker, it does not block the page at all. A file that was measured before is not decoded again.
   */
  quality?: boolean | undefined;
  /** Ends the work early. */
  signal?: AbortSignal | undefined;
}

export interface Progressing {
  /** Ends the work early. */
  signal?: AbortSignal | undefined;
  /** Called with the number of bytes encoded so far, and the total. */
  onProgress?: ((progress: Progress) => void) | undefined;
}

export interface Progress {
  /** The bytes encoded so far. */
  loaded: number;
  /** The bytes of all files. */
  total: number;
}

export interface BuiltPayload {
  /** The body, of the type `application/json`. */
  payload: Blob;
  report: Report;
}

/** What the checks found in a file. */
export interface Inspection {
  /** The media type, detected from the content, whether or not Harbor accepts it; `null` if it is not recognised. */
  type: string | null;
  /** The size in bytes. */
  bytes: number;
  /** The width of an accepted picture in pixels, if it is known. */
  width?: number;
  /** The height of an accepted picture in pixels, if it is known. */
  height?: number;
  /** The number of pages of an accepted document, if it can be read without parsing the whole file. */
  pages?: number;
  /** What was measured in the picture, if it was: see {@link QualityOptions}. */
  quality?: Quality;
  /** The issues; their paths are empty. */
  issues: Issue[];
}

/**
 * What was measured in a picture. `issues` say whether it is too dark, blank or blurred, with the number and its limit as
 * `params`. Use these numbers if you want to apply limits of your own.
 */
export interface Quality {
  /** The 99th percentile of luma in the picture, from 0 (black) to 255 (white). */
  brightness: number;
  /** The 99th percentile of the contrast of its tiles (light minus dark), from 0 to 255; missing for a tiny picture. */
  contrast?: number;
  /** The number of tiles of 32 pixels with enough contrast to measure edges in them, after scaling to 1024 pixels. */
  tiles: number;
  /**
   * The width of the sharpest edges in pixels, after scaling to 1024 pixels, in the direction in which they are widest: 2 to
   * 3.5 in a sharp document. Missing if there are no such tiles.
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
  /** Whether the field is guessed from the wording of the description, because it contains no path. */
  guessed: boolean;
  /** Where the request comes from, for example `provider_error`. */
  source: string | null;
  /** The number that Harbor gives instead of a source, for example 109. */
  result_code: number | null;
  /** Harbor's description, unchanged. */
  description: string;
}

/** The body with which Harbor rejects a payload. */
export interface HarborError {
  /** The first of the messages. */
  message: string;
  /** A copy of `message`. @deprecated Harbor still sends it. */
  error: string;
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
  /** The ISO 3166-2 code, without the country prefix. */
  code: string;
  /** Its name, or its code if a lookup lists one that the package does not know. */
  name: string;
}

export interface OccupationOption {
  /** The slug to put into the payload. */
  value: string;
  /** The text to show in a form. */
  label: string;
}

/** What a form needs to show a field. */
export interface FieldDescription<Name extends ContractName = ContractName> {
  path: FieldPathOf<Name>;
  /** The label of the field in a form. */
  label: string;
  /** Labels that depend on the type of identity document, by the value of `identity_document.type`. */
  documentLabels?: Readonly<Partial<Record<DocumentType, string>>>;
  /** The instruction for the field: "Enter your last name." It is the message if the field is missing. */
  prompt: string;
  /** Help text to show with the label; often empty. */
  hint: string;
  /** The kind of input. */
  type: FieldType;
  /** A value of HTML's `autocomplete`. */
  autocomplete: string;
  /** The on-screen keyboard: a value of HTML's `inputmode`. */
  inputmode: "none" | "text" | "email" | "numeric" | "tel";
  /** The most characters (code points) that a text may have, if there is a limit. */
  maxLength?: number;
  /** The fewest items of a list. */
  minItems?: number;
  /** The most items of a list, if there is a limit. */
  maxItems?: number;
  /** The values to choose from, for a choice or a list of choices. */
  choices?: string[];
  /** The labels of `choices`, in the same order. */
  choiceLabels?: string[];
  /** The media types that are accepted. Joined by commas, they are the value of HTML's `accept`. */
  accept?: string[];
  /** The largest file in bytes, before it is encoded: `limits.maxFileBytes` of this validator. */
  maxBytes?: number;
  /** Whether it must never be logged, recorded or sent to analytics. */
  sensitive: boolean;
  /** The field is required if all of these are true. Empty for a field that is always required. */
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
    /** The same rules as JSON Schema, as far as it can express them. Schemas from {@link Preflight.pick} do not have it. */
    readonly jsonSchema?: StandardJsonSchema | undefined;
    /** Never set: it only carries the types. */
    readonly types?: { readonly input: Input; readonly output: Output } | undefined;
  };
}

/**
 * Standard JSON Schema. The targets are `draft-2020-12` and `draft-07`.
 *
 * @throws Error for another target, or if the schema cannot be read and was not passed to `load`.
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
  /** The keys that lead to the value; for an item of a list, its index. */
  readonly path: readonly (string | number)[];
}
