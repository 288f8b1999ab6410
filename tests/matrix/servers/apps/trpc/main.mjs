// tRPC checks the input of a procedure by the package's Standard Schema.

import { createTRPCClient, httpLink } from "@trpc/client";
import { initTRPC } from "@trpc/server";
import { createHTTPServer } from "@trpc/server/adapters/standalone";
import assert from "node:assert/strict";
import { load } from "harbor-preflight";
import { judge } from "./judge.mjs";
import payload from "./payload.mjs";

const preflight = await load({ today: "2026-11-23" });
const trpc = initTRPC.create();
const onboard = trpc.procedure.input(preflight.schema).mutation(({ input }) => input.individual.first_name);
const server = createHTTPServer({ router: trpc.router({ onboard }), maxBodySize: 2 ** 27 });
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const client = createTRPCClient({ links: [httpLink({ url: `http://127.0.0.1:${server.address().port}` })] });

assert.equal(await client.onboard.mutate(payload), payload.individual.first_name);
await assert.rejects(client.onboard.mutate({}), ({ data }) => data.code === "BAD_REQUEST");
server.close();
console.log(await judge(load, payload));
