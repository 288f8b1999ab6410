import { load } from "harbor-preflight/inline";
import module from "harbor-preflight/module.wasm";
import { judge } from "./judge.mjs";
import payload from "./payload.mjs";

export default {
  async fetch() {
    const given = (options) => load({ module, ...options });
    return new Response(await judge(given, payload).catch((error) => error.stack));
  },
};
