import { serve } from "@hono/node-server";
import { load } from "harbor-preflight";
import { Hono } from "hono";
import { judge } from "./judge.mjs";
import payload from "./payload.mjs";

const app = new Hono();
app.get("/", async (context) => context.text(await judge(load, payload)));

serve({ fetch: app.fetch, port: Number(process.env.PORT), hostname: "127.0.0.1" });
