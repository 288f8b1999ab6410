// How long the main thread of a page is busy, independent of what else the machine does.

/** What a person notices, in milliseconds of processor time. */
const NOTICEABLE = 50;

const CATEGORIES = ["__metadata", "disabled-by-default-devtools.timeline"];

/** Runs an action, and returns the processor time in milliseconds of each task of a main thread that a person would notice. */
export async function longTasks(page, action) {
  const browser = page.context().browser();
  await browser.startTracing(page, { categories: CATEGORIES });
  let trace;
  try {
    await action();
  } finally {
    trace = await browser.stopTracing();
  }
  return tasksIn(JSON.parse(trace.toString()).traceEvents);
}

function tasksIn(events) {
  const threadOf = ({ pid, tid }) => `${pid} ${tid}`;
  const isMain = ({ name, args }) => name === "thread_name" && args.name === "CrRendererMain";
  const mainThreads = new Set(events.filter(isMain).map(threadOf));
  const tasks = events.filter((event) => event.name === "RunTask" && mainThreads.has(threadOf(event)));
  if (!tasks.some(({ tdur }) => tdur > 0)) throw new Error("the trace has no processor times of tasks");
  return tasks.map(({ tdur = 0 }) => Math.round(tdur / 1000)).filter((milliseconds) => milliseconds > NOTICEABLE);
}
