// The first script, which also runs where modules cannot: it says why the page does not start.

(() => {
  const page = document.currentScript instanceof HTMLScriptElement ? document.currentScript.src : location.href;

  /** Only these may become scripts of a worker. */
  const WORKERS = ["./service-worker.js", "./app/worker.js", "./app/form-worker.js"].map((path) => new URL(path, page).href);

  /** @type {any} */ (globalThis).trustedTypes?.createPolicy("default", {
    createScriptURL(/** @type {string} */ url) {
      if (!WORKERS.includes(new URL(url, page).href)) {
        throw new TypeError(`not a worker of this page: ${url}`);
      }
      return url;
    },
  });

  /** @param {string} text */
  function fail(text) {
    const failure = document.getElementById("failure");
    if (failure) {
      failure.textContent = text;
      failure.hidden = false;
    }
    document.getElementById("loading")?.remove();
  }

  /** @param {string} reason */
  async function explain(reason) {
    const hasPackage = await fetch(new URL("../pkg/package.json", page)).then(({ ok }) => ok, () => false);
    if (!hasPackage && navigator.onLine) {
      fail("The folder pkg is missing beside this page. Serve the folder that contains both www and pkg, for example with `cargo xtask demo`.");
    } else {
      fail(`The page could not be started: ${reason}`);
    }
  }

  if (location.protocol === "file:") {
    fail("A browser does not start this page from a file. Serve the folder that contains www and pkg, for example with `cargo xtask demo`, and open its address.");
    return;
  }
  const main = new URL("./app/main.js", page).href;
  import(main).then(({ module }) => module).catch((error) => explain(error.message));
})();
