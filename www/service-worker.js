// Keeps the page for when there is no network. While there is one, the page is loaded from the network.

const scope = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

const CACHE = "harbor-preflight";

/** All that the page loads. */
const FILES = [
  "./",
  "answers.js",
  "check.js",
  "curl.js",
  "dom.js",
  "error-summary.js",
  "fields/choices.js",
  "fields/control.js",
  "fields/date.js",
  "fields/files.js",
  "fields/frame.js",
  "fields/picker.js",
  "fields/text.js",
  "fix.js",
  "form.js",
  "icon.svg",
  "main.js",
  "open.js",
  "preflight.js",
  "progress.js",
  "result.js",
  "sections.js",
  "start.js",
  "style.css",
  "title.js",
  "values.js",
  "vendor/combobox-nav/index.js",
  "vendor/comlink/comlink.js",
  "vendor/pico/pico.min.css",
  "views.js",
  "words.js",
  "worker.js",
  "../pkg/index.js",
  "../pkg/src/bytes.js",
  "../pkg/src/compile.js",
  "../pkg/src/copy.js",
  "../pkg/src/encode.js",
  "../pkg/src/engine.js",
  "../pkg/src/fetch-locale.js",
  "../pkg/src/fetch-module.js",
  "../pkg/src/field-names.js",
  "../pkg/src/files.js",
  "../pkg/src/form-values.js",
  "../pkg/src/kinds.js",
  "../pkg/src/literals.js",
  "../pkg/src/load.js",
  "../pkg/src/locale.js",
  "../pkg/src/normalize.js",
  "../pkg/src/options.js",
  "../pkg/src/outcome.js",
  "../pkg/src/payload.js",
  "../pkg/src/preflight.js",
  "../pkg/src/same-files.js",
  "../pkg/src/standard-schema.js",
  "../pkg/src/subdivision-names.js",
  "../pkg/src/subdivisions.js",
  "../pkg/src/text.js",
  "../pkg/src/turns.js",
  "../pkg/src/work-on-files.js",
  "../pkg/wasm/harbor_preflight_bg.wasm",
];

scope.addEventListener("install", (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(FILES)));
});

/** @param {Request} request */
async function answer(request) {
  const cache = await caches.open(CACHE);
  const response = await fetch(request).catch(() => undefined);
  if (!response) {
    // Whatever the page is called, it is the same.
    const kept = await cache.match(request.mode === "navigate" ? "./" : request, { ignoreSearch: true });
    return kept ?? Response.error();
  }
  if (isWhatWasAsked(request, response)) {
    // It need not succeed: the disk can be full.
    cache.put(request, response.clone()).catch(() => undefined);
  }
  return response;
}

/**
 * Some servers answer with a page what they have not.
 *
 * @param {Request} request
 * @param {Response} response
 */
function isWhatWasAsked(request, response) {
  const isPage = response.headers.get("content-type")?.startsWith("text/html") ?? false;
  return response.ok && isPage === (request.mode === "navigate");
}

scope.addEventListener("fetch", (event) => {
  if (event.request.method === "GET") {
    event.respondWith(answer(event.request));
  }
});
