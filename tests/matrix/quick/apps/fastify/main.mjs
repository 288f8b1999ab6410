// The JSON Schema of the package in Fastify, whose validator knows draft-07.
import { createRequire } from "node:module";
import fastify from "fastify";
import { load } from "harbor-preflight";
import { judge } from "./judge.mjs";
import payload from "./payload.mjs";

const schema = createRequire(import.meta.url)("harbor-preflight/schema.draft-07.json");
const customOptions = { strict: false, coerceTypes: false, removeAdditional: false };
const server = fastify({ bodyLimit: 134_217_728, ajv: { customOptions } });
server.post("/onboarding", { schema: { body: schema } }, async () => ({ accepted: true }));

const post = (body) => server.inject({ method: "POST", url: "/onboarding", payload: body });
const statuses = [(await post(payload)).statusCode, (await post({})).statusCode];
if (statuses.join() !== "200,400") {
  throw new Error(`statuses ${statuses}`);
}
console.log(await judge(load, payload));
