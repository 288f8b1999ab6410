// What `load` gives: the calls of a validator, as conversions to what the module takes and from what it answers.

import { utf8 } from "./engine.js";
import { checkSubmission, checkWork, given } from "./options.js";
import { bytesIn, encode, feedEnds, readEnds, toBlob } from "./files.js";
import { encodeAll, feedAll, holdsBlobs, judgeable } from "./form-values.js";
import { isFunction, isString } from "./kinds.js";
import { slotTree, split, stringify } from "./payload.js";
import { isError, standardSchema } from "./standard-schema.js";

function utcToday() {
  return new Date().toISOString().slice(0, 10);
}

/** A text, or the bytes of one. */
function textOf(value) {
  return isString(value) ? value : bytesIn(value);
}

/** The lists that options replace: name, country if it is one of a country, and response. */
function listsOf(reference) {
  return given(reference).flatMap(([list, replaced]) =>
    list === "subdivisions" || list === "identityDocuments"
      ? given(replaced).map(([country, response]) => [list, country, stringify(response).text])
      : [[list, "", stringify(replaced).text]],
  );
}

export function createPreflight(engine, options = {}) {
  const { today = utcToday, messages, reference = {}, limits = {} } = options;
  const settings = { limits: { ...limits }, lists: listsOf(reference) };

  /** What the module answers. A refusal is an error of the program that called it. */
  function ask(...call) {
    const answer = JSON.parse(engine.ask(...call));
    if (isString(answer?.error)) {
      throw new TypeError(answer.error);
    }
    return answer;
  }

  /** Has the engine ready for this validator. */
  const ready = () => engine.configure(settings);

  /** Has the engine ready, with a request begun. */
  function asked(submission = {}, errorsOnly) {
    checkSubmission(submission);
    // What is asked of the caller comes first: it may call another validator, with other options.
    const day = isFunction(today) ? today() : today;
    const { operation, customer, status, proofIssuedOn } = submission;
    const texts = { today: day ?? "", status, proofIssuedOn, type: customer?.type };
    ready();
    engine.request(texts, operation === "correct", errorsOnly, customer);
  }

  /** Puts the own messages in the place of those that came with the issues. */
  function worded(report) {
    for (const issue of messages ? report.issues : []) {
      const own = messages(issue);
      issue.message = isString(own) ? own : issue.message;
    }
    return report;
  }

  /**
   * The report on a text; if some of its values are apart, with how many bytes it has with them. What a report shares with
   * the last one is not said again.
   */
  function judge(text, bytesInAll, notJson = []) {
    for (const value of notJson) {
      engine.tell("addNotJson", value);
    }
    // A character may take three bytes. What is too long does not cross.
    let body = text.length * 3 > maxPayloadBytes && isString(text) ? utf8(text) : text;
    if ((bytesInAll ?? body.length) > maxPayloadBytes) {
      bytesInAll ??= body.length;
      body = "";
    }
    const held = engine.frame;
    // Should this answer be more than can be read, nobody holds its frame.
    engine.frame = null;
    const { bytes, issues, truncated, frame = held } = ask("validate", [body], bytesInAll, !!held);
    engine.frame = frame;
    const { valid, operation, as_of } = frame;
    const unchecked = frame.unchecked.map(({ rule, path, reason }) => ({ rule, path, reason }));
    const report = { valid, operation, as_of, bytes, issues, unchecked, basis: { ...frame.basis } };
    return worded(truncated ? { ...report, truncated } : report);
  }

  function judgeText(text, submission, errorsOnly) {
    asked(submission, errorsOnly);
    return judge(text);
  }

  function judgeObject(payload, submission, errorsOnly) {
    const { text, files, notJson } = split(payload, tree);
    if (files.length === 0 && notJson.length === 0) {
      return judgeText(text, submission, errorsOnly);
    }
    asked(submission, errorsOnly);
    let bytes = utf8(text).length;
    for (const { pointer, text: file, standIn } of files) {
      engine.tell("beginFile", [], true);
      engine.feedText(file);
      const isBase64 = engine.tell("finishFile", [pointer]) === 1;
      bytes += isBase64 ? file.length : utf8(JSON.stringify(file)).length - 2;
      bytes -= standIn.length;
    }
    const report = judge(text, bytes, notJson);
    // Where a text breaks off depends on all that stands before.
    return report.issues[0]?.code === "json_syntax" ? judgeText(stringify(payload).text, submission, errorsOnly) : report;
  }

  function validate(payload, submission) {
    const text = textOf(payload);
    return text === undefined ? judgeObject(payload, submission) : judgeText(text, submission);
  }

  async function judgeValues(values, submission, errorsOnly) {
    checkSubmission(submission);
    const parts = await judgeable(values, tree);
    asked(submission, errorsOnly);
    feedAll(engine, parts.blobs);
    return { parts, report: judge(parts.marked, parts.bytes, parts.notJson) };
  }

  // A day that is none is told at once; a function is asked at each call.
  if (isString(today)) {
    asked();
  }
  ready();
  const { countries, occupations, fields, maxPayloadBytes } = ask("referenceData", []);
  const tree = slotTree(fields);

  return {
    validate,
    async validateValues(values, submission) {
      const { report } = await judgeValues(values, submission);
      return report;
    },
    validateField(field, payload, submission) {
      const { issues } = validate(payload, submission);
      return issues.filter((issue) => `${issue.field}.`.startsWith(`${field}.`));
    },
    async inspectFile(file) {
      const ends = await readEnds(toBlob(file));
      ready();
      feedEnds(engine, ends);
      return worded(ask("inspectFile", []));
    },
    async encodeFile(file, options = {}) {
      checkWork(options);
      const [encoded] = await encode(engine, [toBlob(file)], options.signal, options.onProgress);
      return encoded.text();
    },
    async buildPayload(values, { signal, onProgress, ...submission } = {}) {
      checkWork({ signal, onProgress });
      signal?.throwIfAborted();
      const { parts, report } = await judgeValues(values, submission);
      return { payload: await encodeAll(engine, parts, signal, onProgress), report };
    },
    locate(text, path) {
      const paths = [path].flat();
      if (!paths.every(isString)) {
        throw new TypeError("path must be a string");
      }
      engine.tell("beginPaths", []);
      for (const each of paths) {
        engine.tell("addPath", [each]);
      }
      const places = ask("locate", [textOf(text)]);
      return Array.isArray(path) ? places : places[0];
    },
    pendingRequirements(response) {
      const text = isString(response) ? response : stringify(response).text;
      return ask("pendingRequirements", [text]);
    },
    toHarborError({ valid, issues, truncated }) {
      if (valid) {
        return null;
      }
      engine.tell("beginRefusal", []);
      for (const { field, message } of issues.filter(isError)) {
        engine.tell("addError", [field, message]);
      }
      return ask("finishRefusal", [], issues.length, truncated?.errors, truncated?.warnings);
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
    occupations: () => structuredClone(occupations),
    async subdivisions(country) {
      const { named } = await import("./subdivisions.js");
      ready();
      return named(country, ask("subdivisions", [`${country}`]), reference);
    },
  };
}
