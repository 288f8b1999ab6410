// What `load` gives: the calls of a validator, as conversions to what the module takes and from what it answers.

import { utf8 } from "./engine.js";
import { checkSubmission, checkWork, given } from "./options.js";
import { encode, feedEnds, isBytes, readEnds, toBlob } from "./files.js";
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
    const { operation, customer, status, proofIssuedOn } = submission ?? {};
    const texts = { today: day ?? "", status, proofIssuedOn, type: customer?.type };
    ready().request(texts, operation === "correct", errorsOnly, customer);
    return engine;
  }

  /** Puts the own messages in the place of those that came with the issues. */
  function worded(report) {
    for (const issue of messages ? report.issues : []) {
      const own = messages(issue);
      issue.message = isString(own) ? own : issue.message;
    }
    return report;
  }

  /** The report that the module answers with; what it shares with the last one is not said again. */
  function toReport(text) {
    const { bytes, issues, truncated, frame = engine.frame } = parseAnswer(text);
    engine.frame = frame;
    const { valid, operation, as_of } = frame;
    const unchecked = frame.unchecked.map(({ rule, path, reason }) => ({ rule, path, reason }));
    const report = { valid, operation, as_of, bytes, issues, unchecked, basis: { ...frame.basis } };
    return worded(truncated ? { ...report, truncated } : report);
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
      return worded(parseAnswer(engine.ask("inspectFile", [])));
    },
    async encodeFile(file, options = {}) {
      checkWork(options);
      const { signal, onProgress } = options;
      const blob = toBlob(file);
      let loaded = 0;
      const onBytes = (bytes) => onProgress?.({ loaded: (loaded += bytes), total: blob.size });
      return (await encode(engine, blob, signal, onBytes)).text();
    },
    async buildPayload(values, { signal, onProgress, ...submission } = {}) {
      checkWork({ signal, onProgress });
      signal?.throwIfAborted();
      const { parts, report } = await judgeValues(values, submission);
      return { payload: await encodeAll(engine, parts, signal, onProgress), report };
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
    toHarborError({ valid, issues, truncated }) {
      if (valid) {
        return null;
      }
      engine.tell("beginRefusal", []);
      for (const { field, message } of issues.filter(isError)) {
        engine.tell("addError", [field, message]);
      }
      return JSON.parse(engine.ask("finishRefusal", [], issues.length, truncated?.errors, truncated?.warnings));
    },
    schema: standardSchema((values) =>
      holdsBlobs(values, tree)
        ? judgeValues(values, undefined, true).then(({ report }) => report)
        : judgeObject(values, undefined, true),
    ),
    fields,
    countries(locale = "en") {
      const names = new Intl.DisplayNames(locale, { type: "region" });
      return countries.map((code) => ({ code, name: names.of(code) }));
    },
    occupations: () => occupations.map((occupation) => ({ ...occupation })),
    async subdivisions(country) {
      const { named } = await import("./subdivisions.js");
      return named(country, JSON.parse(ready().ask("subdivisions", [country])), reference);
    },
  };
}
