// What `load` gives: the calls of a validator, as conversions to what the module takes and from what it answers.

import { checkSubmission } from "./options.js";
import { encodePieces, feedEnds, readEnds, toBlob } from "./files.js";
import { encodeAll, feedAll, holdsBlobs, judgeable } from "./form-values.js";
import { slotTree, split, stringify } from "./payload.js";
import { standardSchema } from "./standard-schema.js";

const encoder = new TextEncoder();

function utcToday() {
  return new Date().toISOString().slice(0, 10);
}

function isBytes(value) {
  return value instanceof ArrayBuffer || ArrayBuffer.isView(value);
}

function toBytes(value) {
  return value instanceof ArrayBuffer
    ? new Uint8Array(value)
    : new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
}

/** A refusal of the module is an error of the program that called it. */
function parseAnswer(text) {
  const answer = JSON.parse(text);
  if (typeof answer?.error === "string") {
    throw new TypeError(answer.error);
  }
  return answer;
}

export function createPreflight(engine, options = {}) {
  const { today = utcToday, messages, reference = {}, limits = {} } = options;
  const settings = JSON.stringify({ reference, limits });

  /** The engine with the options of this validator. */
  function ready() {
    const error = engine.configure(settings);
    if (error !== "") {
      throw new TypeError(error);
    }
    return engine;
  }

  function requestOf(submission) {
    checkSubmission(submission);
    return JSON.stringify({ ...submission, today: typeof today === "function" ? today() : today });
  }

  function toReport(text) {
    const report = parseAnswer(text);
    for (const issue of messages ? report.issues : []) {
      const own = messages(issue);
      issue.message = typeof own === "string" ? own : issue.message;
    }
    return report;
  }

  function judgeText(engine, request, text) {
    return toReport(engine.ask("validate", [request, text]));
  }

  function judgeObject(engine, request, payload) {
    const { text, files } = split(payload, tree);
    if (files.length === 0) {
      return judgeText(engine, request, text);
    }
    let bytes = encoder.encode(text).length;
    for (const { pointer, text: file, standIn } of files) {
      engine.beginFile(true);
      engine.feedText(file);
      const isBase64 = engine.finishFile(pointer);
      bytes += isBase64 ? file.length : encoder.encode(JSON.stringify(file)).length - 2;
      bytes -= standIn.length;
    }
    return toReport(engine.ask("validateWithFiles", [request, text], bytes));
  }

  function validate(payload, submission) {
    const engine = ready();
    const request = requestOf(submission);
    if (typeof payload === "string") {
      return judgeText(engine, request, payload);
    }
    return isBytes(payload) ? judgeText(engine, request, toBytes(payload)) : judgeObject(engine, request, payload);
  }

  async function judgeValues(values, submission) {
    const request = requestOf(submission);
    const parts = await judgeable(values, tree);
    const engine = ready();
    feedAll(engine, parts.ends);
    const report = toReport(engine.ask("validateWithFiles", [request, parts.marked], parts.bytes));
    return { parts, report };
  }

  const { countries, prohibitedCountries, occupations, fields } = parseAnswer(ready().ask("referenceData", []));
  const tree = slotTree(fields);

  return {
    validate,
    validateField(field, payload, submission) {
      const { issues } = validate(payload, submission);
      return issues.filter((issue) => issue.field === field || issue.field.startsWith(`${field}.`));
    },
    async inspectFile(file) {
      const ends = await readEnds(toBlob(file));
      const engine = ready();
      feedEnds(engine, ends);
      return toReport(engine.ask("inspectFile", []));
    },
    async encodeFile(file, { signal, onProgress } = {}) {
      const blob = toBlob(file);
      let loaded = 0;
      const onBytes = (bytes) => onProgress?.({ loaded: (loaded += bytes), total: blob.size });
      const texts = [];
      for await (const piece of encodePieces(ready(), blob, signal, onBytes)) {
        texts.push(new TextDecoder().decode(piece));
      }
      return texts.join("");
    },
    async buildPayload(values, { signal, onProgress, ...submission } = {}) {
      signal?.throwIfAborted();
      const { parts, report } = await judgeValues(values, submission);
      return { payload: await encodeAll(ready(), parts, signal, onProgress), report };
    },
    locate(text, path) {
      const body = typeof text === "string" ? text : toBytes(text);
      const answer = ready().ask("locate", [path, body]);
      return answer === "" ? null : JSON.parse(answer);
    },
    pendingRequirements(response) {
      const text = typeof response === "string" ? response : stringify(response);
      return parseAnswer(ready().ask("pendingRequirements", [text]));
    },
    toHarborError(report) {
      return JSON.parse(ready().ask("harborError", [JSON.stringify(report)]));
    },
    schema: standardSchema((values) =>
      holdsBlobs(values, tree) ? judgeValues(values).then(({ report }) => report) : validate(values),
    ),
    fields,
    countries: (locale = "en") => named(countries, locale),
    prohibitedCountries: () => [...prohibitedCountries],
    occupations: () => occupations.map((occupation) => ({ ...occupation })),
    async subdivisions(country) {
      const codes = JSON.parse(ready().ask("subdivisions", [country]));
      const names = (await import("./subdivision-names.js")).default[country] ?? {};
      // Codes that were withdrawn are taken, but have no name and are not offered; what a lookup lists is.
      const isOffered = (code) => code in names || reference.subdivisions?.[country] !== undefined;
      const offered = codes?.filter(isOffered).map((code) => ({ code, name: names[code] ?? code }));
      return offered?.sort((one, other) => one.name.localeCompare(other.name)) ?? null;
    },
  };
}

/** Countries with their names in a language. */
function named(codes, locale) {
  const names = new Intl.DisplayNames(locale, { type: "region", fallback: "code" });
  return codes.map((code) => ({ code, name: names.of(code) }));
}
