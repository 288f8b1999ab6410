// The libraries that people would use instead, each with the closest rules that it can express, as written in an
// afternoon.

import * as ajv from "./ajv.mjs";
import * as arktype from "./arktype.mjs";
import * as typebox from "./typebox.mjs";
import * as valibot from "./valibot.mjs";
import * as zod from "./zod.mjs";

const PEERS = [ajv, ajv.grouped, zod, valibot, typebox, arktype];

/**
 * The peers, each with its name and a function `check`, which returns the errors of a value with their messages. The
 * lists of countries come from the schema, and so do all rules of the first two peers.
 */
export function peersBy(schema) {
  return PEERS.map(({ name, checkBy }) => ({ name, check: checkBy(schema) }));
}
