// How long the main thread of a page is busy, independent of what else the machine does.

import assert from "node:assert/strict";

/**
 * The most processor time in milliseconds for a task of the main thread. A task of a page takes up to 50, or 100 on a slow
 * processor; reading or encoding a file of 10 MiB takes several times as long.
 */
const LONGEST = 200;

const CATEGORIES = ["__metadata", "disabled-by-default-devtools.timeline"];

/** Runs an action, during which the main threads of the page must not do the work of its workers. */
export async function assertResponsive(page, action) {
  const browser = page.context().browser();
  await browser.startTracing(page, { categories: CATEGORIES });
  let trace;
  try {
    await action();
  } finally {
    trace = await browser.stopTracing();
  }
  const tasks = tasksIn(JSON.parse(trace.toString()).traceEvents);
  assert.deepEqual(tasks.filter((milliseconds) => milliseconds > LONGEST), [], "long tasks");
}

/** The processor time in milliseconds of each task of a main thread. */
function tasksIn(events) {
  const threadOf = ({ pid, tid }) => `${pid} ${tid}`;
  const isMain = ({ name, args }) => name === "thread_name" && args.name === "CrRendererMain";
  const mainThreads = new Set(events.filter(isMain).map(threadOf));
  const tasks = events.filter((event) => event.name === "RunTask" && mainThreads.has(threadOf(event)));
  if (!tasks.some(({ tdur }) => tdur > 0)) throw new Error("the trace has no processor times of tasks");
  return tasks.map(({ tdur = 0 }) => Math.round(tdur / 1000));
}
