// Proves that Ajv, in its strictest mode, compiles every published schema without a word, and that it judges the
// instances as harbor-preflight does and takes every report that harbor-preflight writes.

import { readdirSync } from "node:fs";
import { sep } from "node:path";
import { finish, load, readArguments, readInstances, readJson, readNdjson, withoutSsn } from "./common.mjs";

const [schemaFolder, instancesFile, reportsFile, payloadsFolder] = readArguments(
  "SCHEMA_FOLDER",
  "INSTANCES",
  "REPORTS",
  "PAYLOADS_FOLDER",
);

const { default: Ajv } = await load("ajv");
const { default: Ajv2020 } = await load("ajv/dist/2020.js");
const { default: addFormats } = await load("ajv-formats");

const MAIN = "individual-onboarding.schema.json";
const STRICT = "individual-onboarding.strict.schema.json";
const DRAFT_07 = "draft-07/individual-onboarding.schema.json";
const REPORT = "report.schema.json";

/** Which verdict of an instance each schema answers to. */
const JUDGES = { [MAIN]: "expected", [DRAFT_07]: "expected", [STRICT]: "strict" };

/** A validator of one draft. What it logs lands in `failures`: in strict mode a schema gives no cause for it. */
function validatorOf(Class, failures) {
  const note = (...words) => failures.push(`logged: ${words.join(" ")}`);
  const ajv = new Class({ strict: true, allErrors: true, logger: { log: note, warn: note, error: note } });
  addFormats(ajv);
  ajv.addVocabulary(["x-not-expressible"]);
  return ajv;
}

/** Compiles all schemas of the folder, those of one draft together, so that their `$id`s must differ too. */
function compileAll(folder, failures) {
  const drafts = {
    "https://json-schema.org/draft/2020-12/schema": validatorOf(Ajv2020, failures),
    "http://json-schema.org/draft-07/schema#": validatorOf(Ajv, failures),
  };
  const compiled = {};
  for (const file of readdirSync(folder, { recursive: true }).sort()) {
    if (!file.endsWith(".schema.json")) {
      continue;
    }
    const name = file.replaceAll(sep, "/");
    const schema = readJson(folder, file);
    const ajv = drafts[schema.$schema];
    if (ajv === undefined) {
      failures.push(`${name}: unknown $schema`);
    } else if (!ajv.validateSchema(schema)) {
      failures.push(`${name}: not valid under its metaschema: ${ajv.errorsText()}`);
    } else {
      try {
        compiled[name] = ajv.compile(schema);
      } catch (error) {
        failures.push(`${name}: ${error.message}`);
      }
    }
  }
  return compiled;
}

/** Where a validator saw the first thing wrong. A path in the schema, which quotes nothing of the instance. */
function cause(validate) {
  return validate.errors ? ` (${validate.errors[0].schemaPath})` : "";
}

async function judgeInstances(compiled, failures) {
  const counts = {};
  for (const name of Object.keys(JUDGES)) {
    counts[name] = { valid: 0, invalid: 0, either: 0 };
  }
  for await (const instance of readInstances(instancesFile)) {
    for (const [name, verdict] of Object.entries(JUDGES)) {
      const expected = instance[verdict];
      const found = compiled[name](instance.value) ? "valid" : "invalid";
      counts[name][expected] += 1;
      if (expected !== "either" && found !== expected) {
        failures.push(`${name}: ${instance.name}: ${found}, expected ${expected}${cause(compiled[name])}`);
      }
    }
  }
  return Object.entries(counts).map(([name, { valid, invalid, either }]) => {
    // Without both there was nothing to tell apart.
    if (valid === 0 || invalid === 0) {
      failures.push(`${name}: ${valid} instances are expected valid, ${invalid} invalid`);
    }
    return `${name}: ${valid} instances valid and ${invalid} invalid as expected, ${either} may be either`;
  });
}

async function judgeReports(validate, failures) {
  let count = 0;
  for await (const [number, report] of readNdjson(reportsFile)) {
    count += 1;
    if (!validate(report)) {
      failures.push(`${REPORT}: report ${number} is invalid${cause(validate)}`);
    }
  }
  if (count === 0) {
    failures.push(`${REPORT}: there are no reports`);
  }
  return `${REPORT}: ${count} reports valid`;
}

/** What is missing must be found under its own path and name, not behind a heap of errors about conditions. */
function nameWhatIsMissing(validate, failures) {
  validate(withoutSsn(payloadsFolder));
  const errors = (validate.errors ?? []).filter((error) => error.keyword !== "if");
  const named = errors.filter(
    ({ instancePath, params }) => instancePath === "/individual" && params.missingProperty === "ssn",
  );
  if (errors.length !== 1 || named.length !== 1) {
    failures.push(`${MAIN}: without ssn ${errors.length} errors besides \`if\`, of which ${named.length} name it`);
  }
  return `${MAIN}: without ssn one error, which names it`;
}

const failures = [];
const compiled = compileAll(schemaFolder, failures);
const absent = [...Object.keys(JUDGES), REPORT].filter((name) => compiled[name] === undefined);
failures.push(...absent.map((name) => `${name}: missing, or it does not compile`));
const proved = [`Ajv: ${Object.keys(compiled).length} schemas compile in strict mode, and nothing is logged`];
if (absent.length === 0) {
  proved.push(
    ...(await judgeInstances(compiled, failures)),
    await judgeReports(compiled[REPORT], failures),
    nameWhatIsMissing(compiled[MAIN], failures),
  );
}
finish(proved, failures);
