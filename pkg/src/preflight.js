// What `load` gives: the calls of a validator, as conversions to what the module takes and from what it answers.

import { DAY, decoder, utf8 } from "./engine.js";
import { checkSubmission, checkWork, given } from "./options.js";
import { encodePieces, feedEnds, isBytes, readEnds, toBlob } from "./files.js";
import { encodeAll, feedAll, holdsBlobs, judgeable } from "./form-values.js";
import { isFunction, isString } from "./kinds.js";
import { slotTree, split, stringify } from "./payload.js";
import { isError, standardSchema } from "./standard-schema.js";

function utcToday() {
  return new Date().toISOString().slice(0, 10);
}

/** An ArrayBuffer, or a view of one. */
function toBytes(value) {
  return new Uint8Array(value.buffer ?? value, value.byteOffset, value.byteLength);
}

/** A refusal of the module is an error of the program that called it. */
function parseAnswer(text) {
  const answer = JSON.parse(text);
  if (isString(answer?.error)) {
    throw new TypeError(answer.error);
  }
  return answer;
}

/** The lists that options replace: name, country if it is one of a country, and response. */
function listsOf(reference) {
  return given(reference).flatMap(([list, replaced]) =>
    list === "subdivisions" || list === "identityDocuments"
      ? given(replaced).map(([country, response]) => [list, country, stringify(response)])
      : [[list, "", stringify(replaced)]],
  );
}

export function createPreflight(engine, options = {}) {
  const { today = utcToday, messages, reference = {}, limits = {} } = options;
  const settings = { limits: { ...limits }, lists: listsOf(reference) };

  /** The engine with the options of this validator. */
  function ready() {
    engine.configure(settings);
    return engine;
  }

  /** The same, with a request begun. */
  function asked(submission, errorsOnly = false) {
    checkSubmission(submission);
    // What is asked of the caller comes first: it may call another validator, with other options.
    const day = isFunction(today) ? today() : today;
    if (!isString(day)) {
      throw new TypeError(`today ${DAY}`);
    }
    const request = { ...submission, today: day };
    const engine = ready();
    engine.request(request, errorsOnly);
    return engine;
  }

  function toReport(text) {
    const report = parseAnswer(text);
    for (const issue of messages ? report.issues : []) {
      const own = messages(issue);
      issue.message = isString(own) ? own : issue.message;
    }
    return report;
  }

  function judgeText(text, submission, errorsOnly) {
    return toReport(asked(submission, errorsOnly).ask("validate", [text]));
  }

  function judgeObject(payload, submission, errorsOnly) {
    const { text, files } = split(payload, tree);
    if (files.length === 0) {
      return judgeText(text, submission, errorsOnly);
    }
    const engine = asked(submission, errorsOnly);
    let bytes = utf8(text).length;
    for (const { pointer, text: file, standIn } of files) {
      engine.tell("beginFile", [], true);
      engine.feedText(file);
      const isBase64 = engine.tell("finishFile", [pointer]) === 1;
      bytes += isBase64 ? file.length : utf8(JSON.stringify(file)).length - 2;
      bytes -= standIn.length;
    }
    const report = toReport(engine.ask("validateWithFiles", [text], bytes));
    // Where a text breaks off depends on all that stands before.
    return report.issues[0]?.code === "json_syntax" ? judgeText(stringify(payload), submission, errorsOnly) : report;
  }

  function validate(payload, submission) {
    if (isString(payload)) {
      return judgeText(payload, submission);
    }
    return isBytes(payload) ? judgeText(toBytes(payload), submission) : judgeObject(payload, submission);
  }

  async function judgeValues(values, submission, errorsOnly) {
    checkSubmission(submission);
    const parts = await judgeable(values, tree);
    const engine = asked(submission, errorsOnly);
    feedAll(engine, parts.blobs);
    return { parts, report: toReport(engine.ask("validateWithFiles", [parts.marked], parts.bytes)) };
  }

  // A day that is none is told at once; a function is asked at each call.
  if (isString(today)) {
    asked();
  }
  const { countries, occupations, fields } = parseAnswer(ready().ask("referenceData", []));
  const tree = slotTree(fields);

  return {
    validate,
    async validateValues(values, submission) {
      const { report } = await judgeValues(values, submission);
      return report;
    },
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
    async encodeFile(file, options = {}) {
      checkWork(options);
      const { signal, onProgress } = options;
      const blob = toBlob(file);
      let loaded = 0;
      const onBytes = (bytes) => onProgress?.({ loaded: (loaded += bytes), total: blob.size });
      const texts = [];
      for await (const piece of encodePieces(ready(), blob, signal, onBytes)) {
        texts.push(decoder.decode(piece));
      }
      return texts.join("");
    },
    async buildPayload(values, { signal, onProgress, ...submission } = {}) {
      checkWork({ signal, onProgress });
      signal?.throwIfAborted();
      const { parts, report } = await judgeValues(values, submission);
      return { payload: await encodeAll(ready(), parts, signal, onProgress), report };
    },
    locate(text, path) {
      const paths = Array.isArray(path) ? path : [path];
      if (!paths.every(isString)) {
        throw new TypeError("path must be a string");
      }
      engine.tell("beginPaths", []);
      for (const each of paths) {
        engine.tell("addPath", [each]);
      }
      const places = JSON.parse(engine.ask("locate", [isString(text) ? text : toBytes(text)]));
      return paths === path ? places : places[0];
    },
    pendingRequirements(response) {
      const text = isString(response) ? response : stringify(response);
      return parseAnswer(ready().ask("pendingRequirements", [text]));
    },
    toHarborError(report) {
      const { valid, issues, truncated: { errors, warnings } = { errors: 0, warnings: 0 } } = report;
      if (valid) {
        return null;
      }
      const listed = issues.filter(isError);
      const more = issues.length - listed.length;
      engine.tell("beginRefusal", []);
      for (const { field, message } of listed) {
        engine.tell("addError", [field, message]);
      }
      return JSON.parse(engine.ask("finishRefusal", [], errors + listed.length, warnings + more));
    },
    schema: standardSchema((values) =>
      holdsBlobs(values, tree)
        ? judgeValues(values, undefined, true).then(({ report }) => report)
        : judgeObject(values, undefined, true),
    ),
    fields,
    countries: (locale = "en") => named(countries, locale),
    occupations: () => occupations.map((occupation) => ({ ...occupation })),
    async subdivisions(country) {
      const codes = JSON.parse(ready().ask("subdivisions", [country]));
      const names = new Map(Object.entries((await import("./subdivision-names.js")).default[country] ?? {}));
      // Codes that were withdrawn are taken, but have no name and are not offered; what a lookup lists is.
      const isOffered = (code) => names.has(code) || reference.subdivisions?.[country] !== undefined;
      const offered = codes?.filter(isOffered).map((code) => ({ code, name: names.get(code) ?? code }));
      return offered?.sort((one, other) => one.name.localeCompare(other.name)) ?? null;
    },
  };
}

/** Countries with their names in a language. */
function named(codes, locale) {
  const names = new Intl.DisplayNames(locale, { type: "region" });
  return codes.map((code) => ({ code, name: names.of(code) }));
}
