// What people would use instead, each with the nearest rules that it can express, as one writes them in an afternoon.

import * as ajv from "./ajv.mjs";
import * as arktype from "./arktype.mjs";
import * as typebox from "./typebox.mjs";
import * as valibot from "./valibot.mjs";
import * as zod from "./zod.mjs";

const PEERS = [ajv, ajv.grouped, zod, valibot, typebox, arktype];

/**
 * Each with its name and its `judge`: what is wrong with a value, with the messages, which the package gives as well;
 * nothing if the value is valid. The lists, and all rules of the first two, are those of the schema.
 */
export function peersBy(schema) {
  return PEERS.map(({ name, judgeBy }) => ({ name, judge: judgeBy(schema) }));
}
