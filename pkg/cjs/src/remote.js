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
var remote_exports = {};
__export(remote_exports, {
  connect: () => connect
});
module.exports = __toCommonJS(remote_exports);
var import_compile = require("./compile.js");
var import_field_names = require("./field-names.js");
var import_kinds = require("./kinds.js");
var import_options = require("./options.js");
var import_outcome = require("./outcome.js");
var import_sendable = require("./sendable.js");
var import_standard_schema = require("./standard-schema.js");
const CALLS = [
  "normalize",
  "redact",
  "redactedPaths",
  "locate",
  "pendingRequirements",
  "toHarborError",
  "countries",
  "occupations",
  "subdivisions"
];
function toError({ name, message }) {
  const error = name === "TypeError" ? new TypeError(message) : new Error(message);
  error.name = name;
  return error;
}
function caller(port) {
  const waiting = /* @__PURE__ */ new Map();
  let last = 0;
  let failure;
  port.onMessage(({ id, value, error, progress }) => {
    const call2 = waiting.get(id);
    if (progress) {
      call2?.report(progress);
      return;
    }
    error ? call2?.reject(toError(error)) : call2?.resolve(value);
  });
  function fail(reason) {
    failure = new Error(`harbor-preflight: ${reason}`);
    waiting.forEach(({ reject }) => reject(failure));
  }
  function post(message) {
    try {
      port.send(message);
    } catch {
      throw new TypeError("a value of this call cannot be sent to the worker");
    }
  }
  port.onError((message) => fail(`the worker could not be started, or has failed (${message})`));
  async function call(name, args, day, work) {
    if (failure) {
      throw failure;
    }
    const { followed: { signal, onProgress }, rest } = (0, import_options.separateFollowed)(work);
    signal?.throwIfAborted();
    last += 1;
    const id = last;
    const sent = work && { ...rest, hasSignal: Boolean(signal), hasProgress: Boolean(onProgress) };
    let abort;
    try {
      return await new Promise((resolve, reject) => {
        const stop = (reason) => {
          port.send({ id, isStopped: true });
          reject(reason);
        };
        abort = () => stop(signal.reason);
        signal?.addEventListener("abort", abort);
        const report = (progress) => {
          try {
            onProgress(progress);
          } catch (error) {
            stop(error);
          }
        };
        waiting.set(id, { resolve, reject, report });
        post({ id, name, args, day, work: sent });
      });
    } finally {
      signal?.removeEventListener("abort", abort);
      waiting.delete(id);
    }
  }
  return { call, fail };
}
async function connect(port, options, readJson) {
  try {
    return await start(port, options, readJson);
  } catch (error) {
    port.close();
    throw error;
  }
}
async function start(port, options, readJson) {
  (0, import_options.checkLoad)(options);
  const { messages, today, module: module2, jsonSchema: given, ...rest } = options;
  const jsonSchema = await (0, import_standard_schema.jsonSchemaOf)(options, readJson);
  const { call, fail } = caller(port);
  const isAsked = (0, import_kinds.isFunction)(today);
  const day = () => isAsked ? today() : void 0;
  const callWith = (name, args, work) => call(name, (0, import_sendable.sendable)(args), day(), work);
  async function withIssues(name, args, work) {
    const found = await callWith(name, args, work);
    (0, import_outcome.inOwnWords)(Array.isArray(found) ? found : (found.report ?? found).issues, messages);
    return found;
  }
  const compiled = module2 && { module: await (0, import_compile.compile)(await module2) };
  const loadOptions = { ...rest, ...compiled, ...isAsked ? {} : { today } };
  const fields = await call("load", [{ options: loadOptions, isAsked }], day());
  const validate = async (payload, submission) => {
    (0, import_options.checkSubmission)(submission);
    return withIssues("validate", [payload, submission]);
  };
  const validateValues = (values, options2 = {}) => withIssues("validateValues", [values], options2);
  const schemaFor = (submission) => {
    const whole = (0, import_options.withFiles)(submission);
    return (0, import_standard_schema.standardSchema)((values) => validateValues(values, whole), void 0, { jsonSchema });
  };
  const pick = (names, submission) => {
    (0, import_options.checkSubmission)(submission);
    const pointers = (0, import_field_names.pointersOf)(names, fields);
    const reportOn = async (values) => {
      const { slotTree, whatDecides } = await Promise.resolve().then(() => __toESM(require("./payload.js")));
      return validateValues(whatDecides(values, pointers, slotTree(fields)), submission);
    };
    return (0, import_standard_schema.standardSchema)(reportOn, (0, import_field_names.isAbout)(pointers));
  };
  const simple = CALLS.map((name) => [name, (...args) => callWith(name, args)]);
  return {
    ...Object.fromEntries(simple),
    validate,
    validateValues,
    async validateField(field, payload, submission) {
      (0, import_options.checkSubmission)(submission);
      return withIssues("validateField", [field, payload, submission]);
    },
    async parse(payload, submission) {
      const text = (0, import_kinds.isString)(payload) || payload?.byteLength >= 0 ? payload : void 0;
      return (0, import_outcome.parsed)(await validate(payload, (0, import_options.withFiles)(submission)), payload, text);
    },
    async is(payload, submission) {
      (0, import_options.checkSubmission)(submission);
      return callWith("is", [payload, submission]);
    },
    inspectFile: (file, options2 = {}) => withIssues("inspectFile", [file], options2),
    encodeFile: (file, work = {}) => callWith("encodeFile", [file], work),
    buildPayload: (values, work = {}) => withIssues("buildPayload", [values], work),
    isUsResident: import_outcome.isUsResident,
    flatten: import_outcome.flatten,
    schema: schemaFor(),
    schemaFor,
    pick,
    fields,
    close() {
      port.close();
      fail("the worker was closed");
    }
  };
}
