// Checks that Spectral and Redocly have nothing to say about the OpenAPI documents, and that Prism answers by them.

import { spawn, spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { finish, PAYLOADS, readArguments, readJson, readPayload } from "./common.mjs";

// The linters run in the work folder, so that they read no configuration of another folder.
const [schemaFolder, payloadsFolder, workFolder] = readArguments("SCHEMA_FOLDER", "PAYLOADS_FOLDER", "WORK_FOLDER").map(
  (folder) => resolve(folder),
);

const PATH = "/api/v1/customers/{customer_uuid}/onboarding";
const failures = [];
let answers = 0;

/** The script of a program of this folder's packages. */
function program(script) {
  return fileURLToPath(new URL(`node_modules/${script}`, import.meta.url));
}

/** Runs a linter that prints JSON. Returns what it printed. */
function lint(script, ...args) {
  // Redocly reports its use, and looks for newer versions, unless that is switched off.
  const env = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };
  const { stdout, stderr } = spawnSync(process.execPath, [program(script), "lint", ...args], {
    cwd: workFolder,
    encoding: "utf8",
    env,
    maxBuffer: 1 << 26,
  });
  try {
    return JSON.parse(stdout);
  } catch {
    throw new Error(`${script} printed no JSON: ${stderr}`);
  }
}

function spectral(file) {
  const ruleset = join(workFolder, "spectral.yaml");
  writeFileSync(ruleset, 'extends: ["spectral:oas"]\n');
  const args = ["--ruleset", ruleset, "--format", "json", "--quiet", file];
  const problems = lint("@stoplight/spectral-cli/dist/index.js", ...args);
  return problems.map(({ code, path, message }) => `${code} at ${path.join("/")}: ${message}`);
}

function redocly(file) {
  const { problems } = lint("@redocly/cli/bin/cli.js", "--format", "json", file);
  return problems.map(({ ruleId, location, message }) => `${ruleId} at ${location[0].pointer}: ${message}`);
}

/** Starts Prism on a port of its choice. Returns its address, its log, and a function that stops it. */
async function prism(file) {
  const args = [program("@stoplight/prism-cli/dist/index.js"), "mock", "--port", "0", file];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "pipe"] });
  let log = "";
  const address = new Promise((started, failed) => {
    const read = (chunk) => {
      log += chunk;
      const [, found] = /listening on (http:\S+)/.exec(log) ?? [];
      if (found !== undefined) {
        started(found);
      }
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    child.once("exit", () => failed(new Error(`Prism does not start: ${log}`)));
  });
  return { address: await address, log: () => log, stop: () => child.kill() };
}

/** Asks Prism, and notes a failure if the status is another one. Returns the body. */
async function ask(address, { method = "POST", body, prefer, key = "a key" }, status) {
  const headers = { "Content-Type": "application/json" };
  if (key !== null) {
    headers["X-API-KEY"] = key;
  }
  if (prefer !== undefined) {
    headers.Prefer = prefer;
  }
  const url = address + PATH.replace("{customer_uuid}", "a-customer");
  const response = await fetch(url, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
  answers += 1;
  if (response.status !== status) {
    failures.push(`Prism: ${method} ${prefer ?? ""}: ${response.status} in place of ${status}`);
  }
  return response.json();
}

function expect(what, found, wanted) {
  if (JSON.stringify(found) !== JSON.stringify(wanted)) {
    failures.push(`Prism: ${what}: ${JSON.stringify(found)} in place of ${JSON.stringify(wanted)}`);
  }
}

/** What Prism answers to good and bad requests, and each example when it is asked for by name. */
async function checkAnswers(document, bodies, { address, log }) {
  for (const body of bodies) {
    for (const method of ["POST", "PATCH"]) {
      const { data } = await ask(address, { method, body }, 202);
      expect(method, data.status, "processing");
    }
  }
  const { data } = await ask(address, { method: "GET" }, 200);
  expect("GET", data.status, "action_required");
  if (/warning|error|fatal/.test(log())) {
    failures.push(`Prism: valid requests have warnings: ${log()}`);
  }

  await ask(address, { body: bodies[0], key: null }, 401);
  await ask(address, { method: "GET", key: null }, 401);
  const { code, errors } = await ask(address, { body: {} }, 422);
  expect("422", [code, Object.keys(errors)], [2005, ["individual.birthday", "individual.ssn"]]);

  const operations = { POST: document.paths[PATH].post, GET: document.paths[PATH].get };
  for (const [method, { responses }] of Object.entries(operations)) {
    for (const [status, { $ref }] of Object.entries(responses)) {
      const { content } = document.components.responses[$ref.split("/").at(-1)];
      for (const [name, { value }] of Object.entries(content["application/json"].examples)) {
        const prefer = `code=${status}, example=${name}`;
        const body = method === "POST" ? bodies[0] : undefined;
        expect(`${status} ${name}`, await ask(address, { method, body, prefer }, Number(status)), value);
      }
    }
  }
}

for (const name of ["openapi.json", "v1.1/openapi.json"]) {
  const file = join(schemaFolder, name);
  const document = readJson(file);
  failures.push(...spectral(file).map((problem) => `${name}: Spectral: ${problem}`));
  failures.push(...redocly(file).map((problem) => `${name}: Redocly: ${problem}`));
  const example = document.paths[PATH].post.requestBody.content["application/json"].examples.us_resident.value;
  // The sample payloads are of the first contract.
  const samples = name === "openapi.json" ? PAYLOADS.map((sample) => readPayload(payloadsFolder, sample)) : [];
  const server = await prism(file);
  try {
    await checkAnswers(document, [example, ...samples], server);
  } finally {
    server.stop();
  }
}
finish(
  [
    "openapi.json, v1.1/openapi.json: no problem, as Spectral and Redocly read them by default",
    `openapi.json, v1.1/openapi.json: Prism gives the examples of ${answers} answers`,
  ],
  failures,
);
