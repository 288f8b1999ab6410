var __create = Object.create;
var __defProp = Object.defineProperty;
var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __getProtoOf = Object.getPrototypeOf;
var __hasOwnProp = Object.prototype.hasOwnProperty;
var __export = (target, all) => {
  for (var name in all)
    __defProp(target, name, { get: all[name], enumerable: true });
};
var __copyProps = (to, from, except, desc) => {
  if (from && typeof from === "object" || typeof from === "function") {
    for (let key of __getOwnPropNames(from))
      if (!__hasOwnProp.call(to, key) && key !== except)
        __defProp(to, key, { get: () => from[key], enumerable: !(desc = __getOwnPropDesc(from, key)) || desc.enumerable });
  }
  return to;
};
var __toESM = (mod, isNodeMode, target) => (target = mod != null ? __create(__getProtoOf(mod)) : {}, __copyProps(
  // If the importer is in node compatibility mode or this is not an ESM
  // file that has been converted to a CommonJS file using a Babel-
  // compatible transform (i.e. "__esModule" has not been set), then set
  // "default" to the CommonJS "module.exports" for node compatibility.
  isNodeMode || !mod || !mod.__esModule ? __defProp(target, "default", { value: mod, enumerable: true }) : target,
  mod
));
var __toCommonJS = (mod) => __copyProps(__defProp({}, "__esModule", { value: true }), mod);
var preflight_exports = {};
__export(preflight_exports, {
  createPreflight: () => createPreflight
});
module.exports = __toCommonJS(preflight_exports);
var import_bytes = require("./bytes.js");
var import_field_names = require("./field-names.js");
var import_kinds = require("./kinds.js");
var import_literals = require("./literals.js");
var import_normalize = require("./normalize.js");
var import_options = require("./options.js");
var import_outcome = require("./outcome.js");
var import_payload = require("./payload.js");
var import_standard_schema = require("./standard-schema.js");
var import_text = require("./text.js");
function listsOf(reference) {
  const lists = [];
  for (const [name, value] of (0, import_options.definedEntries)(reference)) {
    if (name === "subdivisions" || name === "identityDocuments") {
      for (const [country, response] of (0, import_options.definedEntries)(value)) {
        lists.push({ name, country, response: (0, import_payload.stringify)(response).text });
      }
    } else {
      lists.push({ name, response: (0, import_payload.stringify)(value).text });
    }
  }
  return lists;
}
function todayInUtc() {
  return (/* @__PURE__ */ new Date()).toISOString().slice(0, 10);
}
function textOrBytes(value) {
  return (0, import_kinds.isString)(value) ? value : (0, import_bytes.bytesIn)(value);
}
const workOnFiles = () => Promise.resolve().then(() => __toESM(require("./work-on-files.js")));
async function measurer(quality) {
  if (!quality) {
    return () => "";
  }
  const { measure } = await Promise.resolve().then(() => __toESM(require("./quality.js")));
  return measure;
}
function createPreflight(engine, options = {}, { jsonSchema, locale: language } = {}) {
  const { today = todayInUtc, contract, messages, reference = {}, limits = {} } = options;
  const settings = (0, import_text.jsonOf)({ contract, locale: language?.text, limits, lists: listsOf(reference) });
  function configure(on = engine) {
    on.configure(settings);
  }
  function onFiles(work) {
    return engine.withOwnInstance((own) => {
      configure(own);
      return work(own);
    });
  }
  let plain = { day: "", json: "" };
  function plainRequest(day) {
    if (day !== plain.day) {
      plain = { day, json: (0, import_text.jsonOf)({ today: day }) };
    }
    return plain.json;
  }
  function beginRequest(submission, { errorsOnly, notJson, quality } = {}, on = engine) {
    (0, import_options.checkSubmission)(submission);
    const day = (0, import_kinds.isFunction)(today) ? today() : today;
    if (!(0, import_kinds.isString)(day)) {
      throw new TypeError("today must be a day written YYYY-MM-DD");
    }
    configure(on);
    const isPlain = submission === void 0 && !errorsOnly && !notJson && !quality;
    return isPlain ? plainRequest(day) : (0, import_text.jsonOf)({ ...submission, today: day, errorsOnly, notJson, quality });
  }
  function applyMessages(report) {
    (0, import_outcome.inOwnWords)(report.issues, messages);
    return report;
  }
  function requestReport(request, body, bytes, files, on = engine) {
    const text = (0, import_kinds.isString)(body) && body.length * 3 > maxPayloadBytes ? (0, import_text.utf8)(body) : body;
    const length = bytes ?? ((0, import_kinds.isString)(text) ? void 0 : text.length);
    const sent = length > maxPayloadBytes ? "" : text;
    return applyMessages(on.reportOf(request, sent, length, files));
  }
  function isMisplaced({ issues }) {
    return issues[0]?.code === "json_syntax";
  }
  function sendFileOfText(file) {
    let sent = 0;
    if (!(0, import_literals.hasEscapeSoon)(file)) {
      file.isAscii = engine.sendFile(file.pointer, file.written);
      sent = 1;
    }
    if (!file.isAscii) {
      file.content = (0, import_literals.contentOf)(file);
    }
    if (file.content === void 0) {
      return void 0;
    }
    if (file.content !== file.written) {
      file.isAscii = engine.sendFile(file.pointer, file.content);
      sent += 1;
    }
    return sent;
  }
  function sendFilesOfText(files) {
    let sent = 0;
    for (const file of files) {
      const times = sendFileOfText(file);
      if (times === void 0) {
        return void 0;
      }
      sent += times;
    }
    return sent;
  }
  function reportInWindows(text, submission, errorsOnly) {
    const { payload, file } = engine.takenOut;
    const isLarge = text.length > payload && text.length <= maxPayloadBytes;
    const files = isLarge ? (0, import_literals.findFiles)(text, tree, file) : [];
    if (files.length === 0) {
      return void 0;
    }
    const request = beginRequest(submission, { errorsOnly });
    const sent = sendFilesOfText(files);
    if (sent === void 0) {
      return void 0;
    }
    const { rest, bytes } = (0, import_literals.takeOut)(text, files);
    const report = requestReport(request, rest, bytes, sent);
    return isMisplaced(report) ? void 0 : report;
  }
  function reportOnText(text, submission, errorsOnly) {
    const report = reportInWindows(text, submission, errorsOnly);
    return report ?? requestReport(beginRequest(submission, { errorsOnly }), text);
  }
  function sendLargeFiles(text, files) {
    let bytes = (0, import_text.utf8)(text).length;
    for (const file of files) {
      const isBase64 = engine.sendFile(file.pointer, file.text);
      const written = isBase64 ? file.text.length : (0, import_text.utf8)(JSON.stringify(file.text)).length - 2;
      bytes += written - file.standIn.length;
    }
    return bytes;
  }
  function reportOnObject(payload, submission, errorsOnly) {
    const { text, files, notJson } = (0, import_payload.split)(payload, tree);
    if (files.length === 0 && notJson.length === 0) {
      return reportOnText(text, submission, errorsOnly);
    }
    const request = beginRequest(submission, { errorsOnly, notJson });
    const bytes = sendLargeFiles(text, files);
    const report = requestReport(request, text, bytes, files.length);
    if (isMisplaced(report)) {
      return reportOnText((0, import_payload.stringify)(payload).text, submission, errorsOnly);
    }
    return report;
  }
  function validate(payload, submission) {
    const text = textOrBytes(payload);
    return text === void 0 ? reportOnObject(payload, submission) : reportOnText(text, submission);
  }
  async function reportOnValues(values, submission, { errorsOnly, signal, quality } = {}) {
    (0, import_options.checkSubmission)(submission);
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
      return isMisplaced(found.report) ? reportOnParts({ step, measure, isTakenOut: () => false }) : found;
    });
  }
  function knownPointer(name, payload) {
    const pointer = (0, import_field_names.pointerOf)(name);
    if (!(0, import_field_names.isField)(pointer, fields)) {
      const text = textOrBytes(payload);
      const isThere = text === void 0 ? (0, import_field_names.hasValueAt)(payload, pointer) : locate(text, [pointer])[0] !== null;
      if (!isThere) {
        throw (0, import_field_names.noSuchField)(name, fields);
      }
    }
    return pointer;
  }
  function validateField(name, payload, submission) {
    const pointer = knownPointer(name, payload);
    const ofField = ({ issues }) => issues.filter(({ path }) => (0, import_field_names.isAtOrBelow)(path, pointer));
    if (textOrBytes(payload) !== void 0) {
      return ofField(validate(payload, submission));
    }
    const values = (0, import_payload.whatDecides)(payload, [pointer], tree);
    if (!(0, import_payload.hasBlobs)(values, tree)) {
      return ofField(reportOnObject(values, submission));
    }
    return reportOnValues(values, submission).then(({ report }) => ofField(report));
  }
  function errorsIn(values, submission) {
    if (!(0, import_payload.hasBlobs)(values, tree)) {
      return reportOnObject(values, submission, true);
    }
    return reportOnValues(values, submission, { errorsOnly: true }).then(({ report }) => report);
  }
  function schemaFor(submission) {
    const whole = (0, import_options.withFiles)(submission);
    return (0, import_standard_schema.standardSchema)((values) => errorsIn(values, whole), void 0, { jsonSchema });
  }
  function pick(names, submission) {
    (0, import_options.checkSubmission)(submission);
    const pointers = (0, import_field_names.pointersOf)(names, fields);
    return (0, import_standard_schema.standardSchema)((values) => errorsIn((0, import_payload.whatDecides)(values, pointers, tree), submission), (0, import_field_names.isAbout)(pointers));
  }
  function locate(text, path) {
    const paths = Array.isArray(path) ? path : [path];
    if (!paths.every(import_kinds.isString)) {
      throw new TypeError("path must be a string");
    }
    const body = textOrBytes(text);
    if (body === void 0) {
      throw new TypeError("text must be a string or bytes");
    }
    const locations = engine.query("locate", [(0, import_text.jsonOf)(paths), body]);
    return Array.isArray(path) ? locations : locations[0];
  }
  function redactText(text) {
    configure();
    return engine.query("redact", [text]);
  }
  function redactObject(payload) {
    const blobs = /* @__PURE__ */ new Map();
    const withoutBlobs = (0, import_payload.replaceFiles)(payload, tree, (value, pointer) => {
      if (!(0, import_kinds.isBlob)(value)) {
        return value;
      }
      blobs.set(pointer, value);
      return "";
    });
    const redacted = JSON.parse(redactText((0, import_payload.stringify)(withoutBlobs).text));
    const replaceBlob = (value, pointer) => blobs.has(pointer) ? `<file ${blobs.get(pointer).size} bytes>` : value;
    return (0, import_payload.replaceFiles)(redacted, tree, replaceBlob);
  }
  configure();
  const { countries, occupations, redactedPaths, fields, maxPayloadBytes } = engine.query("describeForm", []);
  const tree = (0, import_payload.slotTree)(fields);
  if ((0, import_kinds.isString)(today)) {
    engine.reportOf(beginRequest(), "");
  }
  return {
    validate,
    async validateValues(values, options2) {
      const { measuring, rest: submission } = (0, import_options.separateMeasuring)(options2);
      const { report } = await reportOnValues(values, submission, measuring);
      return report;
    },
    validateField,
    parse(payload, submission) {
      return (0, import_outcome.parsed)(validate(payload, (0, import_options.withFiles)(submission)), payload, textOrBytes(payload));
    },
    is(payload, submission) {
      return textOrBytes(payload) === void 0 && reportOnObject(payload, (0, import_options.withFiles)(submission), true).valid;
    },
    isUsResident: import_outcome.isUsResident,
    flatten: import_outcome.flatten,
    redact(payload) {
      const text = textOrBytes(payload);
      return text === void 0 ? redactObject(payload) : redactText(text);
    },
    redactedPaths() {
      return [...redactedPaths];
    },
    normalize(values) {
      return (0, import_normalize.normalize)(values, fields);
    },
    async inspectFile(file, measuring = {}) {
      (0, import_options.checkMeasuring)(measuring);
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
      (0, import_options.checkWork)(work);
      const { encodeToText } = await workOnFiles();
      return encodeToText(engine, file, work);
    },
    async buildPayload(values, options2) {
      const { measuring, rest } = (0, import_options.separateMeasuring)(options2);
      const { onProgress, ...submission } = rest;
      const work = { signal: measuring.signal, onProgress };
      (0, import_options.checkWork)(work);
      const { parts, report } = await reportOnValues(values, submission, measuring);
      const { buildBody } = await workOnFiles();
      return { payload: await buildBody(engine, parts, work), report };
    },
    locate,
    pendingRequirements(response) {
      configure();
      return engine.query("pendingRequirements", [(0, import_kinds.isString)(response) ? response : (0, import_payload.stringify)(response).text]);
    },
    toHarborError(report) {
      (0, import_outcome.checkReport)(report);
      const { valid, issues, truncated } = report;
      if (valid) {
        return null;
      }
      const errors = issues.filter(import_outcome.isError);
      return engine.query("harborError", [
        (0, import_text.jsonOf)({
          listed: errors.map(({ field, message }) => [field, message]),
          errors: errors.length + (truncated?.errors ?? 0),
          warnings: issues.length - errors.length + (truncated?.warnings ?? 0)
        })
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
      const { withNames } = await Promise.resolve().then(() => __toESM(require("./subdivisions.js")));
      configure();
      return withNames(country, engine.query("subdivisions", [String(country)]), reference);
    }
  };
}
