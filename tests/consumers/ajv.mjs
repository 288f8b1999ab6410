// Checks that Ajv in strict mode compiles every published schema without a warning, that it agrees with
// harbor-preflight on the instances, and that it accepts every report of harbor-preflight.

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

/** The member of an instance that has the expected result of each schema. */
const EXPECTATIONS = { [MAIN]: "expected", [DRAFT_07]: "expected", [STRICT]: "strict" };

/** A validator of one draft. Everything that it logs is a failure. */
function validatorOf(Class, failures) {
  const note = (...parts) => failures.push(`logged: ${parts.join(" ")}`);
  const ajv = new Class({ strict: true, allErrors: true, logger: { log: note, warn: note, error: note } });
  addFormats(ajv);
  ajv.addVocabulary(["x-not-expressible"]);
  return ajv;
}

/** Compiles all schemas of the folder with one validator per draft, so that their `$id`s must differ. */
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

/** Where the first error occurred: a path in the schema, which contains no value of the instance. */
function cause(validate) {
  return validate.errors ? ` (${validate.errors[0].schemaPath})` : "";
}

async function checkInstances(compiled, failures) {
  const counts = {};
  for (const name of Object.keys(EXPECTATIONS)) {
    counts[name] = { valid: 0, invalid: 0, either: 0 };
  }
  for await (const instance of readInstances(instancesFile)) {
    for (const [name, member] of Object.entries(EXPECTATIONS)) {
      const expected = instance[member];
      const found = compiled[name](instance.value) ? "valid" : "invalid";
      counts[name][expected] += 1;
      if (expected !== "either" && found !== expected) {
        failures.push(`${name}: ${instance.name}: ${found}, expected ${expected}${cause(compiled[name])}`);
      }
    }
  }
  return Object.entries(counts).map(([name, { valid, invalid, either }]) => {
    // Without both kinds, the agreement would prove nothing.
    if (valid === 0 || invalid === 0) {
      failures.push(`${name}: ${valid} instances are expected valid, ${invalid} invalid`);
    }
    return `${name}: ${valid} instances valid and ${invalid} invalid as expected, ${either} may be either`;
  });
}

async function checkReports(validate, failures) {
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

/** A missing field must give one error with its path and name, besides errors about conditions. */
function checkMissingField(validate, failures) {
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
const absent = [...Object.keys(EXPECTATIONS), REPORT].filter((name) => compiled[name] === undefined);
failures.push(...absent.map((name) => `${name}: missing, or it does not compile`));
const proved = [`Ajv: ${Object.keys(compiled).length} schemas compile in strict mode, and nothing is logged`];
if (absent.length === 0) {
  proved.push(
    ...(await checkInstances(compiled, failures)),
    await checkReports(compiled[REPORT], failures),
    checkMissingField(compiled[MAIN], failures),
  );
}
finish(proved, failures);
