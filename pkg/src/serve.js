// The side of the worker: carries out calls that come as messages. `remote.js` sends them.

/** An error as a message: what is thrown may be anything. */
function describe(error) {
  return { name: error?.name ?? "Error", message: error?.message ?? String(error) };
}

/** Answers the calls that arrive at a port: `send` sends a message, and what is returned receives them. */
export function serve(load, send) {
  let loading;
  /** The day that counts as today, if the page names it with each call. */
  let day;
  /** What can be stopped, by the number of the call. */
  const running = new Map();

  async function start({ options, isAsked }) {
    loading = load(isAsked ? { ...options, today: () => day } : options);
    return (await loading).fields;
  }

  /** The options of work on files, with a signal and a function in place of what cannot be sent. */
  function workOptions(id, { hasSignal, hasProgress, ...options }) {
    const controller = new AbortController();
    running.set(id, controller);
    return {
      ...options,
      ...(hasSignal && { signal: controller.signal }),
      ...(hasProgress && { onProgress: (progress) => send({ id, progress }) }),
    };
  }

  async function run({ id, name, args, work }) {
    if (name === "load") {
      return start(args[0]);
    }
    const preflight = await loading;
    return preflight[name](...args, ...(work ? [workOptions(id, work)] : []));
  }

  return async function receive(message) {
    const { id, isStopped } = message;
    if (isStopped) {
      running.get(id)?.abort();
      return;
    }
    day = message.day ?? day;
    try {
      send({ id, value: await run(message) });
    } catch (error) {
      send({ id, error: describe(error) });
    } finally {
      running.delete(id);
    }
  };
}
