// What `load` gives: the calls of a validator, as conversions to what the module takes and from what it answers.

import { bytesIn } from "./bytes.js";
import { hasValueAt, isAbout, isAtOrBelow, isField, noSuchField, pointerOf, pointersOf } from "./field-names.js";
import { isBlob, isFunction, isString } from "./kinds.js";
import { contentOf, findFiles, hasEscapeSoon, takeOut } from "./literals.js";
import { normalize } from "./normalize.js";
import { checkMeasuring, checkSubmission, checkWork, definedEntries, separateMeasuring, withFiles } from "./options.js";
import { checkReport, flatten, inOwnWords, isError, isUsResident, parsed } from "./outcome.js";
import { hasBlobs, replaceFiles, slotTree, split, stringify, whatDecides } from "./payload.js";
import { standardSchema } from "./standard-schema.js";
import { jsonOf, utf8 } from "./text.js";

/** The lists that options replace: name, country if it is one of a country, and response. */
function listsOf(reference) {
  const lists = [];
  for (const [name, value] of definedEntries(reference)) {
    if (name === "subdivisions" || name === "identityDocuments") {
      for (const [country, response] of definedEntries(value)) {
        lists.push({ name, country, response: stringify(response).text });
      }
    } else {
      lists.push({ name, response: stringify(value).text });
    }
  }
  return lists;
}

function todayInUtc() {
  return new Date().toISOString().slice(0, 10);
}

/** A text, or the bytes of one; `undefined` for another value. */
function textOrBytes(value) {
  return isString(value) ? value : bytesIn(value);
}

/** What only calls need that work on files. */
const workOnFiles = () => import("./work-on-files.js");

/** What measures the picture of a file: nothing, unless quality is asked for. */
async function measurer(quality) {
  if (!quality) {
    return () => "";
  }
  const { measure } = await import("./quality.js");
  return measure;
}

/** `jsonSchema` is the member of that name of a Standard Schema, and `locale` has the tag and the text of a language file. */
export function createPreflight(engine, options = {}, { jsonSchema, locale: language } = {}) {
  const { today = todayInUtc, contract, messages, reference = {}, limits = {} } = options;
  const settings = jsonOf({ contract, locale: language?.text, limits, lists: listsOf(reference) });

  /** Prepares an engine for this validator. */
  function configure(on = engine) {
    on.configure(settings);
  }

  /** Does work on files with an engine of its own. */
  function onFiles(work) {
    return engine.withOwnInstance((own) => {
      configure(own);
      return work(own);
    });
  }

  /** The request that most calls have, which is that of a day alone; it is not written anew each time. */
  let plain = { day: "", json: "" };

  function plainRequest(day) {
    if (day !== plain.day) {
      plain = { day, json: jsonOf({ today: day }) };
    }
    return plain.json;
  }

  /** What goes with a body, as JSON; the engine is ready for the body after it. */
  function beginRequest(submission, { errorsOnly, notJson, quality } = {}, on = engine) {
    checkSubmission(submission);
    // The caller is asked first: what it does to answer may call another validator, with other options.
    const day = isFunction(today) ? today() : today;
    if (!isString(day)) {
      throw new TypeError("today must be a day written YYYY-MM-DD");
    }
    configure(on);
    const isPlain = submission === undefined && !errorsOnly && !notJson && !quality;
    return isPlain ? plainRequest(day) : jsonOf({ ...submission, today: day, errorsOnly, notJson, quality });
  }

  function applyMessages(report) {
    inOwnWords(report.issues, messages);
    return report;
  }

  /** The report on a body; `bytes` and `files` are given if files were sent before. */
  function requestReport(request, body, bytes, files, on = engine) {
    // A unit of a string takes three bytes at most: only near the limit is a text encoded to be measured.
    const text = isString(body) && body.length * 3 > maxPayloadBytes ? utf8(body) : body;
    const length = bytes ?? (isString(text) ? undefined : text.length);
    // A body that is too long is refused whatever it contains, and need not cross.
    const sent = length > maxPayloadBytes ? "" : text;
    return applyMessages(on.reportOf(request, sent, length, files));
  }

  /** Whether the place of an issue is that in the rest of a text, from which files were taken out. */
  function isMisplaced({ issues }) {
    return issues[0]?.code === "json_syntax";
  }

  /** Sends a file of a text. Returns how many times it was sent; `undefined` if its text has to cross as a whole. */
  function sendFileOfText(file) {
    let sent = 0;
    if (!hasEscapeSoon(file)) {
      file.isAscii = engine.sendFile(file.pointer, file.written);
      sent = 1;
    }
    if (!file.isAscii) {
      file.content = contentOf(file);
    }
    if (file.content === undefined) {
      return undefined;
    }
    if (file.content !== file.written) {
      // With its escapes, it was another file: the last one that is sent for a pointer counts.
      file.isAscii = engine.sendFile(file.pointer, file.content);
      sent += 1;
    }
    return sent;
  }

  /** Sends the files of a text. Returns how many were sent; `undefined` if the text has to cross as a whole. */
  function sendFilesOfText(files) {
    let sent = 0;
    for (const file of files) {
      const times = sendFileOfText(file);
      if (times === undefined) {
        return undefined;
      }
      sent += times;
    }
    return sent;
  }

  /** The report on a text or bytes whose large files cross in windows; `undefined` if it has to cross as a whole. */
  function reportInWindows(text, submission, errorsOnly) {
    const { payload, file } = engine.takenOut;
    const isLarge = text.length > payload && text.length <= maxPayloadBytes;
    const files = isLarge ? findFiles(text, tree, file) : [];
    if (files.length === 0) {
      return undefined;
    }
    const request = beginRequest(submission, { errorsOnly });
    const sent = sendFilesOfText(files);
    if (sent === undefined) {
      // Those that were sent are dropped with the next report.
      return undefined;
    }
    const { rest, bytes } = takeOut(text, files);
    const report = requestReport(request, rest, bytes, sent);
    return isMisplaced(report) ? undefined : report;
  }

  function reportOnText(text, submission, errorsOnly) {
    const report = reportInWindows(text, submission, errorsOnly);
    // What crosses as a whole may need much memory, which the engine then gives back: a text that is not JSON, in which
    // the place of the fault is counted from the beginning, and one whose long strings are not in file slots.
    return report ?? requestReport(beginRequest(submission, { errorsOnly }), text);
  }

  /** Sends the large files of an object. Returns how many bytes its text has with them. */
  function sendLargeFiles(text, files) {
    let bytes = utf8(text).length;
    for (const file of files) {
      const isBase64 = engine.sendFile(file.pointer, file.text);
      const written = isBase64 ? file.text.length : utf8(JSON.stringify(file.text)).length - 2;
      bytes += written - file.standIn.length;
    }
    return bytes;
  }

  function reportOnObject(payload, submission, errorsOnly) {
    const { text, files, notJson } = split(payload, tree);
    if (files.length === 0 && notJson.length === 0) {
      return reportOnText(text, submission, errorsOnly);
    }
    const request = beginRequest(submission, { errorsOnly, notJson });
    const bytes = sendLargeFiles(text, files);
    const report = requestReport(request, text, bytes, files.length);
    if (isMisplaced(report)) {
      // Where a text breaks off depends on everything before it.
      return reportOnText(stringify(payload).text, submission, errorsOnly);
    }
    return report;
  }

  function validate(payload, submission) {
    const text = textOrBytes(payload);
    return text === undefined ? reportOnObject(payload, submission) : reportOnText(text, submission);
  }

  async function reportOnValues(values, submission, { errorsOnly, signal, quality } = {}) {
    checkSubmission(submission);
    signal?.throwIfAborted();
    const { prepareForReport, turns } = await workOnFiles();
    const measure = await measurer(quality);
    return onFiles(async (own) => {
      const reportOnParts = async (how) => {
        const parts = await prepareForReport(own, values, tree, how);
        const request = beginRequest(submission, { errorsOnly, notJson: parts.notJson, quality }, own);
        return { parts, report: requestReport(request, parts.textToCheck, parts.bytes, parts.files.length, own) };
      };
      const step = turns(signal);
      const found = await reportOnParts({ step, measure });
      // Where a text breaks off depends on everything before it.
      return isMisplaced(found.report) ? reportOnParts({ step, measure, isTakenOut: () => false }) : found;
    });
  }

  /** The JSON Pointer of a field, of an item, or of what a payload has beside its fields. */
  function knownPointer(name, payload) {
    const pointer = pointerOf(name);
    if (!isField(pointer, fields)) {
      const text = textOrBytes(payload);
      const isThere = text === undefined ? hasValueAt(payload, pointer) : locate(text, [pointer])[0] !== null;
      if (!isThere) {
        throw noSuchField(name, fields);
      }
    }
    return pointer;
  }

  function validateField(name, payload, submission) {
    const pointer = knownPointer(name, payload);
    const ofField = ({ issues }) => issues.filter(({ path }) => isAtOrBelow(path, pointer));
    if (textOrBytes(payload) !== undefined) {
      return ofField(validate(payload, submission));
    }
    const values = whatDecides(payload, [pointer], tree);
    if (!hasBlobs(values, tree)) {
      return ofField(reportOnObject(values, submission));
    }
    return reportOnValues(values, submission).then(({ report }) => ofField(report));
  }

  /** The errors in form values, or a promise of them. */
  function errorsIn(values, submission) {
    if (!hasBlobs(values, tree)) {
      return reportOnObject(values, submission, true);
    }
    return reportOnValues(values, submission, { errorsOnly: true }).then(({ report }) => report);
  }

  function schemaFor(submission) {
    const whole = withFiles(submission);
    return standardSchema((values) => errorsIn(values, whole), undefined, { jsonSchema });
  }

  function pick(names, submission) {
    checkSubmission(submission);
    const pointers = pointersOf(names, fields);
    return standardSchema((values) => errorsIn(whatDecides(values, pointers, tree), submission), isAbout(pointers));
  }

  function locate(text, path) {
    const paths = Array.isArray(path) ? path : [path];
    if (!paths.every(isString)) {
      throw new TypeError("path must be a string");
    }
    const body = textOrBytes(text);
    if (body === undefined) {
      throw new TypeError("text must be a string or bytes");
    }
    const locations = engine.query("locate", [jsonOf(paths), body]);
    return Array.isArray(path) ? locations : locations[0];
  }

  function redactText(text) {
    configure();
    return engine.query("redact", [text]);
  }

  function redactObject(payload) {
    const blobs = new Map();
    const withoutBlobs = replaceFiles(payload, tree, (value, pointer) => {
      if (!isBlob(value)) {
        return value;
      }
      blobs.set(pointer, value);
      return "";
    });
    const redacted = JSON.parse(redactText(stringify(withoutBlobs).text));
    const replaceBlob = (value, pointer) => (blobs.has(pointer) ? `<file ${blobs.get(pointer).size} bytes>` : value);
    return replaceFiles(redacted, tree, replaceBlob);
  }

  configure();
  const { countries, occupations, redactedPaths, fields, maxPayloadBytes } = engine.query("describeForm", []);
  const tree = slotTree(fields);
  if (isString(today)) {
    // A wrong day throws now, and not at the first call.
    engine.reportOf(beginRequest(), "");
  }

  return {
    validate,
    async validateValues(values, options) {
      const { measuring, rest: submission } = separateMeasuring(options);
      const { report } = await reportOnValues(values, submission, measuring);
      return report;
    },
    validateField,
    parse(payload, submission) {
      return parsed(validate(payload, withFiles(submission)), payload, textOrBytes(payload));
    },
    is(payload, submission) {
      return textOrBytes(payload) === undefined && reportOnObject(payload, withFiles(submission), true).valid;
    },
    isUsResident,
    flatten,
    redact(payload) {
      const text = textOrBytes(payload);
      return text === undefined ? redactObject(payload) : redactText(text);
    },
    redactedPaths() {
      return [...redactedPaths];
    },
    normalize(values) {
      return normalize(values, fields);
    },
    async inspectFile(file, measuring = {}) {
      checkMeasuring(measuring);
      measuring.signal?.throwIfAborted();
      const { sendBlob, toBlob, turns } = await workOnFiles();
      const measure = await measurer(measuring.quality);
      const step = turns(measuring.signal);
      const blob = await toBlob(file, step);
      return onFiles(async (own) => {
        const quality = await measure(own, blob, step);
        await sendBlob(own, blob, step);
        return applyMessages(own.query("inspectFile", [quality]));
      });
    },
    async encodeFile(file, work = {}) {
      checkWork(work);
      const { encodeToText } = await workOnFiles();
      return encodeToText(engine, file, work);
    },
    async buildPayload(values, options) {
      const { measuring, rest } = separateMeasuring(options);
      const { onProgress, ...submission } = rest;
      const work = { signal: measuring.signal, onProgress };
      checkWork(work);
      const { parts, report } = await reportOnValues(values, submission, measuring);
      const { buildBody } = await workOnFiles();
      return { payload: await buildBody(engine, parts, work), report };
    },
    locate,
    pendingRequirements(response) {
      configure();
      return engine.query("pendingRequirements", [isString(response) ? response : stringify(response).text]);
    },
    toHarborError(report) {
      checkReport(report);
      const { valid, issues, truncated } = report;
      if (valid) {
        return null;
      }
      const errors = issues.filter(isError);
      return engine.query("harborError", [
        jsonOf({
          listed: errors.map(({ field, message }) => [field, message]),
          errors: errors.length + (truncated?.errors ?? 0),
          warnings: issues.length - errors.length + (truncated?.warnings ?? 0),
        }),
      ]);
    },
    schema: schemaFor(),
    schemaFor,
    pick,
    fields,
    // Names of subdivisions are loaded when they are asked for, so this list takes time, and the others are like it.
    async countries(locale = language?.tag ?? "en") {
      const names = new Intl.DisplayNames(locale, { type: "region" });
      return countries.map((code) => ({ code, name: names.of(code) }));
    },
    async occupations() {
      return occupations.map((occupation) => ({ ...occupation }));
    },
    async subdivisions(country) {
      const { withNames } = await import("./subdivisions.js");
      configure();
      return withNames(country, engine.query("subdivisions", [String(country)]), reference);
    },
  };
}
