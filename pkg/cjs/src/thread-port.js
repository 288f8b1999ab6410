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
var thread_port_exports = {};
__export(thread_port_exports, {
  portOf: () => portOf
});
module.exports = __toCommonJS(thread_port_exports);
function portOf(thread) {
  let waiting = 0;
  const count = (change) => {
    waiting += change;
    waiting > 0 ? thread.ref() : thread.unref();
  };
  return {
    send(message) {
      thread.postMessage(message);
      count(message.isStopped ? 0 : 1);
    },
    onMessage: (receive) => thread.on("message", (message) => {
      count(message.progress ? 0 : -1);
      receive(message);
    }),
    onError: (fail) => thread.on("error", ({ message }) => fail(message)),
    close: () => thread.terminate()
  };
}
