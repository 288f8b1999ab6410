// Judges a file line by line with Ajv, as one would without the package: prints how many lines are valid.

import { readFileSync } from "node:fs";
import { judgeBy } from "./peers/ajv.mjs";
import { readSchema } from "./node.mjs";

const judge = judgeBy(readSchema());
const bytes = readFileSync(process.argv[2]);
let valid = 0;
for (let start = 0, end; (end = bytes.indexOf("\n", start)) !== -1; start = end + 1) {
  valid += judge(JSON.parse(bytes.toString("utf8", start, end))).length === 0 ? 1 : 0;
}
console.log(valid);
