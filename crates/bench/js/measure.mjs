// Measures the package beside its peers, in Node or in Chromium. Tells on standard error what it finds, in brackets how
// many times as long as the package each takes, and gives all of it as JSON on standard output. Once the bodies are
// written, a single case can be measured:
//
//   cargo run --release -p harbor-preflight-bench -- target/tmp/bench
//   node crates/bench/js/measure.mjs --only SMALL --kind object --quick

import { join } from "node:path";
import { parseArgs } from "node:util";
import { measureInChromium } from "./chromium.mjs";
import { REPOSITORY, environment } from "./node.mjs";
import { run } from "./run.mjs";

const several = { type: "string", multiple: true };
const { values } = parseArgs({
  options: {
    bodies: { type: "string", default: join(REPOSITORY, "target/tmp/bench") },
    chromium: { type: "boolean", default: false },
    quick: { type: "boolean", default: false },
    only: several,
    kind: several,
    peer: several,
  },
});

const tell = (line) => console.error(line);
const options = { only: values.only, kinds: values.kind, peers: values.peer, quick: values.quick };
const results = values.chromium
  ? await measureInChromium(values.bodies, options, tell)
  : await run(await environment(values.bodies, tell), options);
console.log(JSON.stringify(results));
