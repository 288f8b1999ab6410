// Proves that the types of the npm package take what they should and refuse what they should not, with an error that
// says why, and that what the package gives at run time has them.
//
// Behind `@ts-expect-error` in the test files stands what the error of the next line must say. The comments are taken
// out before the compiler runs, so that it tells all errors, and these are compared.

import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { finish, readArguments, readJson, stop } from "./common.mjs";

const [packageFolder, testFolder, workFolder] = readArguments("PKG_FOLDER", "TYPES_TEST_FOLDER", "WORK_FOLDER");

const EXPECTATION = "// @ts-expect-error";
const RUNTIME = "runtime.ts";

/** Both ways in which a package is resolved today; one is as strict as the compiler can be. */
const SETTINGS = {
  node: { module: "nodenext", exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true },
  bundler: { module: "esnext", moduleResolution: "bundler" },
};

/** The command of the package `typescript`. */
function findCompiler() {
  try {
    const manifest = createRequire(import.meta.url).resolve("typescript/package.json");
    return join(dirname(manifest), readJson(manifest).bin.tsc);
  } catch {
    return stop("typescript is not installed: run `cargo xtask tools`");
  }
}

/** A folder in which the package is installed. */
function prepare() {
  rmSync(workFolder, { recursive: true, force: true });
  mkdirSync(join(workFolder, "node_modules"), { recursive: true });
  symlinkSync(resolve(packageFolder), join(workFolder, "node_modules/harbor-preflight"), "junction");
  writeFileSync(join(workFolder, "package.json"), JSON.stringify({ type: "module" }));
}

/** Copies a test without its expectations. Returns these by line: the words of the error. */
function copy(name) {
  const lines = readFileSync(join(testFolder, name), "utf8").split("\n");
  const expected = new Map();
  lines.forEach((line, index) => {
    const words = line.split(EXPECTATION)[1];
    if (words !== undefined) {
      // The line behind it, counted from 1.
      expected.set(index + 2, words.replace(/^: /, "").split("; "));
    }
  });
  writeFileSync(join(workFolder, name), lines.join("\n").replaceAll(EXPECTATION, "// Expected"));
  return expected;
}

/** What the package gives at run time, each with the type that it must have. */
async function runtimeValues() {
  const { load } = await import(pathToFileURL(resolve(packageFolder, "node.js")));
  const preflight = await load({ today: "2026-11-23", limits: { maxIssues: 3 } }).catch((error) =>
    stop(`${packageFolder} cannot be loaded: ${error.message}. Run \`cargo xtask pkg\``),
  );
  const payload = { individual: { residence: { country: "US" }, nationality: "UK", proof_of_address: {} } };
  const pending = { status: "action_required", pending_requirements: [{ description: "ssn" }, { description: "?" }] };
  const report = preflight.validate(payload);
  const reports = [report, preflight.validate("["), preflight.validate({}, { operation: "correct", status: "failed" })];
  const files = [new Uint8Array(8), new Blob(["%PDF-"])];
  return {
    "Record<keyof harbor.Preflight, true>": Object.fromEntries(Object.keys(preflight).map((key) => [key, true])),
    'harbor.Preflight["fields"]': preflight.fields,
    "harbor.CountryOption[]": await preflight.countries(),
    "harbor.OccupationOption[]": await preflight.occupations(),
    'Awaited<ReturnType<harbor.Preflight["subdivisions"]>>[]': await Promise.all(
      ["US", "GI", "HK"].map((code) => preflight.subdivisions(code)),
    ),
    "harbor.Report[]": reports,
    "harbor.Issue[]": preflight.validateField("individual.nationality", payload),
    "(harbor.HarborError | null)[]": [report, { ...report, valid: true }].map((told) => preflight.toHarborError(told)),
    "harbor.Inspection[]": await Promise.all(files.map((file) => preflight.inspectFile(file))),
    "harbor.EncodedFile": await preflight.encodeFile(files[0]),
    "(harbor.Location | null)[]": [preflight.locate("{}", ""), ...preflight.locate("{}", ["", "/individual"])],
    "harbor.PendingRequirement[]": preflight.pendingRequirements(pending),
    "harbor.FlatErrors": preflight.flatten(report),
    "harbor.StandardResult<harbor.PayloadValues>": await preflight.schema["~standard"].validate(payload),
    'harbor.Preflight<"individual-v1.1">["fields"]': (await load({ contract: "individual-v1.1" })).fields,
    "harbor.ContractName[]": [report.basis.contract, "individual-v1.1"],
  };
}

/** Writes a module that gives these values their types. Returns how many there are. */
function writeRuntime(values) {
  const constants = Object.entries(values).map(
    ([type, value], index) => `export const value${index}: ${type} = ${JSON.stringify(value)};\n`,
  );
  writeFileSync(join(workFolder, RUNTIME), `import type * as harbor from "harbor-preflight";\n${constants.join("")}`);
  return constants.length;
}

/** Runs the compiler. Returns its errors: `{file, line, message}`. */
function check(name, options, files) {
  const compilerOptions = { strict: true, noEmit: true, target: "es2022", types: [], ...options };
  const project = join(workFolder, `tsconfig.${name}.json`);
  writeFileSync(project, JSON.stringify({ compilerOptions, files }));
  const run = spawnSync(process.execPath, [findCompiler(), "--project", project, "--pretty", "false"], {
    cwd: workFolder,
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  const errors = [];
  for (const line of run.stdout.split("\n").filter((text) => text !== "")) {
    const start = /^([^(]+)\((\d+),\d+\): error (.*)$/.exec(line);
    if (start !== null) {
      errors.push({ file: start[1], line: Number(start[2]), message: start[3] });
    } else if (line.startsWith(" ") && errors.length > 0) {
      errors.at(-1).message += ` ${line.trim()}`;
    } else {
      stop(`tsc: ${line.slice(0, 200)}`);
    }
  }
  // It must have run, and its status must tell the same as what was read.
  if (run.stderr !== "" || (run.status === 0) !== (errors.length === 0)) {
    stop(`tsc: status ${run.status} with ${errors.length} errors ${run.stderr.slice(0, 200)}`);
  }
  return errors;
}

/** What is wrong with the errors of one run. */
function compare(name, expectations, errors) {
  const failures = [];
  const met = new Set();
  for (const { file, line, message } of errors) {
    const words = expectations.get(file)?.get(line);
    if (words === undefined) {
      failures.push(`${name}: ${file}:${line}: ${message}`);
      continue;
    }
    met.add(`${file}:${line}`);
    for (const word of words.filter((word) => !message.toLowerCase().includes(word.toLowerCase()))) {
      failures.push(`${name}: ${file}:${line}: the error does not say ${word}: ${message}`);
    }
  }
  for (const [file, lines] of expectations) {
    for (const line of lines.keys()) {
      if (!met.has(`${file}:${line}`)) {
        failures.push(`${name}: ${file}:${line}: no error`);
      }
    }
  }
  return failures;
}

/** The declarations that say `any`, which lets everything pass. */
function namesOfAny() {
  const declarations = readdirSync(packageFolder).filter((name) => /\.d\.c?ts$/.test(name));
  const code = (name) => readFileSync(join(packageFolder, name), "utf8").replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, "");
  return declarations.filter((name) => /\bany\b/.test(code(name))).map((name) => `${name} says \`any\``);
}

prepare();
const files = readdirSync(testFolder).filter((name) => /\.c?ts$/.test(name));
const expectations = new Map(files.map((name) => [name, copy(name)]));
const values = writeRuntime(await runtimeValues());
const failures = namesOfAny();
for (const [name, options] of Object.entries(SETTINGS)) {
  // `import = require` is for Node.
  const checked = name === "node" ? files : files.filter((file) => !file.endsWith(".cts"));
  const expected = new Map(checked.map((file) => [file, expectations.get(file)]));
  failures.push(...compare(name, expected, check(name, options, [...checked, RUNTIME])));
}
const refused = [...expectations.values()].reduce((sum, lines) => sum + lines.size, 0);
const settings = Object.keys(SETTINGS).join(" and ");
finish([`types (${settings}): ${files.length} files, ${refused} mistakes refused, ${values} values fit`], failures);
