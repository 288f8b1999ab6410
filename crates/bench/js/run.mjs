// All that one environment measures, told as it goes.

import { KINDS, OURS, disagreeing, measureBody, measureFiles, memoryAfter } from "./cases.mjs";
import { peersBy } from "./peers/all.mjs";

/** The body of which the memory is told. */
const LARGEST = "LARGE";

/** Bodies that every peer has to judge as the package does: one that did not would be measured at something else. */
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
 * Measures what the options ask for: bodies, kinds and peers by name, all of those that are not named.
 * `readBody` gives a body by its name, `tell` is told of each result.
 */
export async function run({ schema, parts, readBody, tell, hasFiles }, { only, kinds = KINDS, peers: names, quick }) {
  const peers = peersBy(schema).filter(({ name }) => names?.includes(name) ?? true);
  const wanted = BODIES.filter((name) => only?.includes(name) ?? true);
  const results = [];
  for (const name of AGREED) {
    const others = disagreeing({ body: await readBody(name), parts, peers });
    if (others.length > 0) {
      throw new Error(`${name} is judged otherwise by ${others.join(", ")}`);
    }
  }
  for (const name of wanted) {
    const body = await readBody(name);
    for (const kind of kinds) {
      const measured = await measureBody({ body, kind, parts, peers, quick });
      tell(line(`${name} as ${kind}`, measured));
      results.push(...measured.map((result) => ({ body: name, kind, ...result })));
    }
    if (name === LARGEST) {
      const bytes = memoryAfter({ body, parts });
      tell(`${name}: ${bytes} bytes of memory`);
      results.push({ body: name, kind: "memory", subject: OURS, bytes });
    }
  }
  if (hasFiles && !only) {
    const measured = await measureFiles({ parts, quick });
    tell(line("inspectFile", measured));
    results.push(...measured.map((result) => ({ body: "inspectFile", kind: "file", ...result })));
  }
  return results;
}
