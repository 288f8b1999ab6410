// A worker thread of Node as what `remote.js` sends messages to.

/** The thread does not keep a program running that has nothing to wait for. */
export function portOf(thread) {
  let waiting = 0;
  const count = (change) => {
    waiting += change;
    waiting > 0 ? thread.ref() : thread.unref();
  };
  return {
    send(message) {
      // First, since it throws if there is something in the message that cannot be sent.
      thread.postMessage(message);
      count(message.isStopped ? 0 : 1);
    },
    onMessage: (receive) =>
      thread.on("message", (message) => {
        count(message.progress ? 0 : -1);
        receive(message);
      }),
    onError: (fail) => thread.on("error", ({ message }) => fail(message)),
    close: () => thread.terminate(),
  };
}
