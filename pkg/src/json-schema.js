// The JSON Schema of a contract, as a Standard Schema gives it: synchronously, so it must be at hand.

/** What follows in the names of files. */
const CONTRACTS = { "individual-v1": "", "individual-v1.1": "-v1.1" };

/** What is in `$schema`, and in the names of files, by the targets of Standard JSON Schema. */
const TARGETS = {
  "draft-2020-12": { dialect: "/draft/2020-12/", suffix: "" },
  "draft-07": { dialect: "/draft-07/", suffix: ".draft-07" },
};

/** The member `jsonSchema`. `given` is what `load` was given, and `readJson` reads a file of the package, if it can. */
export function jsonSchemas(contract = "individual-v1", given = [], readJson = undefined) {
  const schemaFor = ({ target }) => {
    if (!Object.hasOwn(TARGETS, target)) {
      throw new Error(`there is no JSON Schema for the target ${target}, only ${Object.keys(TARGETS).join(" and ")}`);
    }
    const { dialect, suffix } = TARGETS[target];
    const file = `schema${CONTRACTS[contract]}${suffix}.json`;
    const known = [given].flat().find(({ $schema }) => $schema?.includes(dialect));
    if (!known && !readJson) {
      throw new Error(`the JSON Schema is not loaded: import harbor-preflight/${file}, and give it to load({ jsonSchema })`);
    }
    return structuredClone(known ?? readJson(file));
  };
  return { input: schemaFor, output: schemaFor };
}
