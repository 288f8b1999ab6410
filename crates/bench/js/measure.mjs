// Measures the package and its peers, in Node or in Chromium. Logs the results on standard error, with the ratio to the
// package in brackets, and prints them as JSON on standard output. Once the bodies are written, a single case can be
// measured:
//
//   cargo run --release -p harbor-preflight-bench -- target/tmp/bench
//   node crates/bench/js/measure.mjs --only SMALL --kind object --quick

import { join } from "node:path";
import { parseArgs } from "node:util";
import { measureInChromium } from "./chromium.mjs";
import { REPOSITORY, environment } from "./node.mjs";
import { run } from "./run.mjs";

const repeatable = { type: "string", multiple: true };
const { values } = parseArgs({
  options: {
    bodies: { type: "string", default: join(REPOSITORY, "target/tmp/bench") },
    chromium: { type: "boolean", default: false },
    quick: { type: "boolean", default: false },
    only: repeatable,
    kind: repeatable,
    peer: repeatable,
  },
});

const log = (line) => console.error(line);
const options = { only: values.only, kinds: values.kind, peers: values.peer, quick: values.quick };
const results = values.chromium
  ? await measureInChromium(values.bodies, options, log)
  : await run(await environment(values.bodies, log), options);
console.log(JSON.stringify(results));
