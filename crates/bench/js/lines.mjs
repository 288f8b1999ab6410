// Validates NDJSON with Ajv, as one would without the package, and prints the number of valid lines.

import { readFileSync } from "node:fs";
import { checkBy } from "./peers/ajv.mjs";
import { readSchema } from "./node.mjs";

const check = checkBy(readSchema());
const bytes = readFileSync(process.argv[2]);
let valid = 0;
for (let start = 0, end; (end = bytes.indexOf("\n", start)) !== -1; start = end + 1) {
  valid += check(JSON.parse(bytes.toString("utf8", start, end))).length === 0 ? 1 : 0;
}
console.log(valid);
