// The side of the page: every call becomes a message to a worker, in which `serve.js` carries it out.

import { compile } from "./compile.js";
import { isAbout, pointersOf } from "./field-names.js";
import { isFunction, isString } from "./kinds.js";
import { checkLoad, checkSubmission, separateFollowed, withFiles } from "./options.js";
import { flatten, inOwnWords, isUsResident, parsed } from "./outcome.js";
import { sendable } from "./sendable.js";
import { jsonSchemaOf, standardSchema } from "./standard-schema.js";

/** The calls that go over as they are. */
const CALLS = [
  "normalize",
  "redact",
  "redactedPaths",
  "locate",
  "pendingRequirements",
  "toHarborError",
  "countries",
  "occupations",
  "subdivisions",
];

/** The error in a message. */
function toError({ name, message }) {
  const error = name === "TypeError" ? new TypeError(message) : new Error(message);
  error.name = name;
  return error;
}

/** The calls of a worker by their numbers. `port` sends messages to it. */
function caller(port) {
  const waiting = new Map();
  let last = 0;
  let failure;

  port.onMessage(({ id, value, error, progress }) => {
    const call = waiting.get(id);
    if (progress) {
      call?.report(progress);
      return;
    }
    error ? call?.reject(toError(error)) : call?.resolve(value);
  });

  function fail(reason) {
    failure = new Error(`harbor-preflight: ${reason}`);
    waiting.forEach(({ reject }) => reject(failure));
  }
  /** Sends a call. What a browser says of a value that it cannot send may quote it. */
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
    const { followed: { signal, onProgress }, rest } = separateFollowed(work);
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
      // A signal may be that of a whole page, and of many calls.
      signal?.removeEventListener("abort", abort);
      waiting.delete(id);
    }
  }

  return { call, fail };
}

/** A validator in a worker, which ends if there is none. `readJson` is that of `loader`. */
export async function connect(port, options, readJson) {
  try {
    return await start(port, options, readJson);
  } catch (error) {
    port.close();
    throw error;
  }
}

async function start(port, options, readJson) {
  checkLoad(options);
  const { messages, today, module, jsonSchema: given, ...rest } = options;
  const jsonSchema = await jsonSchemaOf(options, readJson);
  const { call, fail } = caller(port);
  const isAsked = isFunction(today);
  const day = () => (isAsked ? today() : undefined);

  /** A call, with what its arguments can be sent as. */
  const callWith = (name, args, work) => call(name, sendable(args), day(), work);

  async function withIssues(name, args, work) {
    const found = await callWith(name, args, work);
    inOwnWords(Array.isArray(found) ? found : (found.report ?? found).issues, messages);
    return found;
  }

  const compiled = module && { module: await compile(await module) };
  const loadOptions = { ...rest, ...compiled, ...(isAsked ? {} : { today }) };
  const fields = await call("load", [{ options: loadOptions, isAsked }], day());

  const validate = async (payload, submission) => {
    checkSubmission(submission);
    return withIssues("validate", [payload, submission]);
  };
  const validateValues = (values, options = {}) => withIssues("validateValues", [values], options);
  const schemaFor = (submission) => {
    const whole = withFiles(submission);
    return standardSchema((values) => validateValues(values, whole), undefined, { jsonSchema });
  };
  const pick = (names, submission) => {
    checkSubmission(submission);
    const pointers = pointersOf(names, fields);
    const reportOn = async (values) => {
      const { slotTree, whatDecides } = await import("./payload.js");
      return validateValues(whatDecides(values, pointers, slotTree(fields)), submission);
    };
    return standardSchema(reportOn, isAbout(pointers));
  };
  const simple = CALLS.map((name) => [name, (...args) => callWith(name, args)]);
  return {
    ...Object.fromEntries(simple),
    validate,
    validateValues,
    async validateField(field, payload, submission) {
      checkSubmission(submission);
      return withIssues("validateField", [field, payload, submission]);
    },
    async parse(payload, submission) {
      const text = isString(payload) || payload?.byteLength >= 0 ? payload : undefined;
      return parsed(await validate(payload, withFiles(submission)), payload, text);
    },
    async is(payload, submission) {
      checkSubmission(submission);
      return callWith("is", [payload, submission]);
    },
    inspectFile: (file, options = {}) => withIssues("inspectFile", [file], options),
    encodeFile: (file, work = {}) => callWith("encodeFile", [file], work),
    buildPayload: (values, work = {}) => withIssues("buildPayload", [values], work),
    isUsResident,
    flatten,
    schema: schemaFor(),
    schemaFor,
    pick,
    fields,
    close() {
      port.close();
      fail("the worker was closed");
    },
  };
}
