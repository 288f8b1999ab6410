// Checks the types that json-schema-to-typescript generates from the schemas: the sample payloads fit them, and an
// unknown field or a wrong type is an error. The only stable interface of TypeScript 7 is its command, so the script
// runs that.

import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { finish, load, PAYLOADS, readArguments, readJson, readPayload, stop } from "./common.mjs";

const [schemaFolder, payloadsFolder, workFolder] = readArguments("SCHEMA_FOLDER", "PAYLOADS_FOLDER", "WORK_FOLDER");

const { compile } = await load("json-schema-to-typescript");

const TYPE = "IndividualOnboarding";
const SCHEMAS = {
  "2020-12": "individual-onboarding.schema.json",
  "draft-07": "draft-07/individual-onboarding.schema.json",
};

const PLANTED = "planted_field";
const EXCESS_PROPERTY = "TS2353";
const NOT_ASSIGNABLE = "TS2322";

/** The command of the package `typescript`. */
function findCompiler() {
  let manifest;
  try {
    manifest = createRequire(import.meta.url).resolve("typescript/package.json");
  } catch {
    return stop("typescript is not installed: run `cargo xtask tools`");
  }
  return join(dirname(manifest), readJson(manifest).bin.tsc);
}

/** Writes the types of one schema. Objects are closed, because an index signature would allow any field. */
async function writeTypes(draft, failures) {
  const types = await compile(readJson(schemaFolder, SCHEMAS[draft]), TYPE, { additionalProperties: false });
  writeFileSync(join(workFolder, `${draft}.d.ts`), types);
  const code = types.replaceAll(/\/\*[\s\S]*?\*\//g, "").replaceAll(/"[^"\n]*"/g, '""');
  for (const type of code.match(/\b(any|unknown)\b/g) ?? []) {
    failures.push(`${SCHEMAS[draft]}: the types contain \`${type}\``);
  }
}

/** Writes a module in which `payload`, as a literal, has the generated type. */
function writeModule(name, draft, payload) {
  const literal = JSON.stringify(payload, null, 2);
  const module = `import type { ${TYPE} } from "./${draft}";\nexport const payload: ${TYPE} = ${literal};\n`;
  writeFileSync(join(workFolder, name), module);
}

/** All objects in `value`, including itself. */
function objectsOf(value) {
  if (typeof value !== "object" || value === null) {
    return [];
  }
  const within = Object.values(value).flatMap(objectsOf);
  return Array.isArray(value) ? within : [value, ...within];
}

/** Writes all modules of one draft. Returns the expected error of each, or null. */
function writeModules(draft) {
  const expected = {};
  for (const sample of PAYLOADS) {
    const read = () => readPayload(payloadsFolder, sample);
    const file = `${draft}.${sample}.ts`;
    writeModule(file, draft, read());
    expected[file] = null;

    objectsOf(read()).forEach((_, index) => {
      const payload = read();
      objectsOf(payload)[index][PLANTED] = "x";
      const unknown = `${draft}.${sample}.unknown-${index}.ts`;
      writeModule(unknown, draft, payload);
      expected[unknown] = { code: EXCESS_PROPERTY, field: PLANTED };
    });

    const payload = read();
    payload.individual.first_name = 1;
    const wrong = `${draft}.${sample}.wrong.ts`;
    writeModule(wrong, draft, payload);
    expected[wrong] = { code: NOT_ASSIGNABLE, field: "first_name" };
  }
  return expected;
}

/** Type-checks the modules. Returns the errors: `{file, line, code}`. */
function check(files) {
  const options = { strict: true, noEmit: true, module: "esnext", moduleResolution: "bundler", types: [] };
  writeFileSync(join(workFolder, "tsconfig.json"), JSON.stringify({ compilerOptions: options, files }));
  const run = spawnSync(process.execPath, [findCompiler(), "--project", ".", "--pretty", "false"], {
    cwd: workFolder,
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  const errors = [];
  // Indented lines continue a message.
  for (const text of run.stdout.split("\n").filter((line) => line !== "" && !line.startsWith(" "))) {
    const error = /^([^(]+)\((\d+),\d+\): error (TS\d+): /.exec(text);
    if (error === null) {
      stop(`tsc: ${text.slice(0, 200)}`);
    }
    errors.push({ file: error[1], line: Number(error[2]), code: error[3] });
  }
  // The compiler must have run, and its status must agree with the errors.
  if (run.stderr !== "" || (run.status === 0) !== (errors.length === 0)) {
    stop(`tsc: status ${run.status} with ${errors.length} errors ${run.stderr.slice(0, 200)}`);
  }
  return errors;
}

/** Whether a module has exactly the expected error. */
function isAsExpected(file, expected, errors) {
  if (expected === null) {
    return errors.length === 0;
  }
  const lines = readFileSync(join(workFolder, file), "utf8").split("\n");
  return errors.length === 1 && errors[0].code === expected.code && lines[errors[0].line - 1].includes(expected.field);
}

mkdirSync(workFolder, { recursive: true });
const failures = [];
const proved = [];
const expected = {};
for (const draft of Object.keys(SCHEMAS)) {
  await writeTypes(draft, failures);
  const modules = writeModules(draft);
  Object.assign(expected, modules);
  const wrong = Object.values(modules).filter((error) => error !== null).length;
  proved.push(`${SCHEMAS[draft]}: ${PAYLOADS.length} payloads fit the generated type, ${wrong} invalid ones do not`);
}
const errors = check(Object.keys(expected));
for (const file of new Set([...Object.keys(expected), ...errors.map((error) => error.file)])) {
  const found = errors.filter((error) => error.file === file);
  if (!(file in expected) || !isAsExpected(file, expected[file], found)) {
    failures.push(`${file}: ${found.map((error) => `${error.code} in line ${error.line}`).join(", ") || "no error"}`);
  }
}
finish(proved, failures);
