var __defProp = Object.defineProperty;
var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
var __getOwnPropNames = Object.getOwnPropertyNames;
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
var __toCommonJS = (mod) => __copyProps(__defProp({}, "__esModule", { value: true }), mod);
var serve_exports = {};
__export(serve_exports, {
  serve: () => serve
});
module.exports = __toCommonJS(serve_exports);
function describe(error) {
  return { name: error?.name ?? "Error", message: error?.message ?? String(error) };
}
function serve(load, send) {
  let loading;
  let day;
  const running = /* @__PURE__ */ new Map();
  async function start({ options, isAsked }) {
    loading = load(isAsked ? { ...options, today: () => day } : options);
    return (await loading).fields;
  }
  function workOptions(id, { hasSignal, hasProgress, ...options }) {
    const controller = new AbortController();
    running.set(id, controller);
    return {
      ...options,
      ...hasSignal && { signal: controller.signal },
      ...hasProgress && { onProgress: (progress) => send({ id, progress }) }
    };
  }
  async function run({ id, name, args, work }) {
    if (name === "load") {
      return start(args[0]);
    }
    const preflight = await loading;
    return preflight[name](...args, ...work ? [workOptions(id, work)] : []);
  }
  return async function receive(message) {
    const { id, isStopped } = message;
    if (isStopped) {
      running.get(id)?.abort();
      return;
    }
    day = message.day ?? day;
    try {
      send({ id, value: await run(message) });
    } catch (error) {
      send({ id, error: describe(error) });
    } finally {
      running.delete(id);
    }
  };
}
