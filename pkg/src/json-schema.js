// The JSON Schema of a contract, as a Standard Schema gives it: synchronously, so it must be at hand.

import { notLoaded } from "./not-loaded.js";

const DEFAULT_CONTRACT = "individual-v1";

/** What follows in the names of files. */
const CONTRACTS = { "individual-v1": "", "individual-v1.1": "-v1.1" };

/** What is in `$schema`, and in the names of files, by the targets of Standard JSON Schema. */
const TARGETS = {
  "draft-2020-12": { dialect: "/draft/2020-12/", suffix: "" },
  "draft-07": { dialect: "/draft-07/", suffix: ".draft-07" },
};

/** The contract that a JSON Schema is about. */
function contractOf({ $id = "" }) {
  return Object.keys(CONTRACTS).find((contract) => $id.includes(`:${contract}:`)) ?? DEFAULT_CONTRACT;
}

/** Reads a file of the package, where files can be read. A bundle may have none. */
function read(file, readJson) {
  try {
    return readJson(file);
  } catch (cause) {
    throw notLoaded("the JSON Schema", file, "jsonSchema", cause);
  }
}

/** The member `jsonSchema`. `given` is what `load` was given, and `readJson` reads a file of the package, if it can. */
export function jsonSchemas(contract = DEFAULT_CONTRACT, given = [], readJson = undefined) {
  const schemaFor = ({ target }) => {
    if (!Object.hasOwn(TARGETS, target)) {
      throw new Error(`there is no JSON Schema for the target ${target}, only ${Object.keys(TARGETS).join(" and ")}`);
    }
    const { dialect, suffix } = TARGETS[target];
    const file = `schema${CONTRACTS[contract]}${suffix}.json`;
    const isMeant = (schema) => schema.$schema?.includes(dialect) && contractOf(schema) === contract;
    const known = [given].flat().find(isMeant);
    return known ? JSON.parse(JSON.stringify(known)) : read(file, readJson);
  };
  return { input: schemaFor, output: schemaFor };
}
