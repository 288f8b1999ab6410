// Runs all measurements in one environment, and logs each result.

import { KINDS, OURS, disagreeing, measureBody, measureFiles, memoryAfter } from "./cases.mjs";
import { peersBy } from "./peers/all.mjs";

/** The body with which memory is measured. */
const LARGEST = "LARGE";

/** Bodies on which every peer must agree with the package, because otherwise their times are not comparable. */
const AGREED = ["SMALL", "SMALL, nine issues"];

const BODIES = [...AGREED, "MEDIUM", LARGEST];

function show({ subject, nanoseconds, crash }, ours) {
  if (crash) {
    return `${subject} crashes: ${crash}`;
  }
  return `${subject} ${(nanoseconds / 1000).toFixed(2)} µs (${(nanoseconds / ours).toFixed(2)})`;
}

function line(of, results) {
  return `${of}: ${results.map((result) => show(result, results[0].nanoseconds)).join(" | ")}`;
}

/**
 * Measures the bodies, kinds and peers that the options name; without names, all of them. `readBody` returns a body by
 * its name, and `log` receives a line for each result.
 */
export async function run({ schema, parts, readBody, log, hasFiles }, { only, kinds = KINDS, peers: names, quick }) {
  const peers = peersBy(schema).filter(({ name }) => names?.includes(name) ?? true);
  const selected = BODIES.filter((name) => only?.includes(name) ?? true);
  const results = [];
  for (const name of AGREED) {
    const others = disagreeing({ body: await readBody(name), parts, peers });
    if (others.length > 0) {
      throw new Error(`unexpected result for ${name} by ${others.join(", ")}`);
    }
  }
  for (const name of selected) {
    const body = await readBody(name);
    for (const kind of kinds) {
      const measured = await measureBody({ body, kind, parts, peers, quick });
      log(line(`${name} as ${kind}`, measured));
      results.push(...measured.map((result) => ({ body: name, kind, ...result })));
    }
    if (name === LARGEST) {
      const bytes = memoryAfter({ body, parts });
      log(`${name}: ${bytes} bytes of memory`);
      results.push({ body: name, kind: "memory", subject: OURS, bytes });
    }
  }
  if (hasFiles && !only) {
    const measured = await measureFiles({ parts, quick });
    log(line("inspectFile", measured));
    results.push(...measured.map((result) => ({ body: "inspectFile", kind: "file", ...result })));
  }
  return results;
}
