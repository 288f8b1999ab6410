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
var turns_exports = {};
__export(turns_exports, {
  inTurns: () => inTurns,
  turns: () => turns
});
module.exports = __toCommonJS(turns_exports);
const MOST_WORK = 4;
function turn() {
  return new Promise((resolve) => {
    if (typeof MessageChannel === "undefined") {
      setTimeout(resolve);
      return;
    }
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
function turns(signal) {
  let last = performance.now();
  return async function step() {
    if (performance.now() - last >= MOST_WORK) {
      await turn();
      last = performance.now();
    }
    signal?.throwIfAborted();
  };
}
async function inTurns(work, step) {
  for (let next = work.next(); ; next = work.next()) {
    if (next.done) {
      return next.value;
    }
    await step();
  }
}
