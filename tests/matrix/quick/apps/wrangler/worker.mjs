import { load } from "harbor-preflight";
import { judge } from "./judge.mjs";
import payload from "./payload.mjs";

export default {
  async fetch() {
    return new Response(await judge(load, payload).catch((error) => error.stack));
  },
};
