// Keeps the page for when there is no network. While there is one, the page is loaded from the network.

const scope = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

const CACHE = "harbor-preflight";

/** All that the page loads. */
const FILES = [
  "./",
  "check.js",
  "curl.js",
  "developers.js",
  "files.js",
  "find.js",
  "form-worker.js",
  "fix.js",
  "icon.svg",
  "main.js",
  "open.js",
  "preflight.js",
  "request.js",
  "start.js",
  "style.css",
  "title.js",
  "vendor/comlink/comlink.js",
  "vendor/pico/pico.min.css",
  "views.js",
  "worker.js",
  "../pkg/form.js",
  "../pkg/form/answers.js",
  "../pkg/form/confirm.js",
  "../pkg/form/context.js",
  "../pkg/form/correction.js",
  "../pkg/form/country-names.js",
  "../pkg/form/dom.js",
  "../pkg/form/draft.js",
  "../pkg/form/extras.js",
  "../pkg/form/fields/choices.js",
  "../pkg/form/fields/control.js",
  "../pkg/form/fields/date.js",
  "../pkg/form/fields/files.js",
  "../pkg/form/fields/frame.js",
  "../pkg/form/fields/matching.js",
  "../pkg/form/fields/picker.js",
  "../pkg/form/fields/picture.js",
  "../pkg/form/fields/text.js",
  "../pkg/form/fields/tile.js",
  "../pkg/form/judge.js",
  "../pkg/form/occupation-words.js",
  "../pkg/form/onboarding.js",
  "../pkg/form/places.js",
  "../pkg/form/progress.js",
  "../pkg/form/result.js",
  "../pkg/form/review.js",
  "../pkg/form/start.js",
  "../pkg/form/steps.js",
  "../pkg/form/style.js",
  "../pkg/form/summary.js",
  "../pkg/form/values.js",
  "../pkg/form/vendor/combobox-nav/index.js",
  "../pkg/form/words/en.js",
  "../pkg/form/words/words.js",
  "../pkg/index.js",
  "../pkg/src/bytes.js",
  "../pkg/src/compile.js",
  "../pkg/src/copy.js",
  "../pkg/src/encode.js",
  "../pkg/src/engine.js",
  "../pkg/src/fetch-module.js",
  "../pkg/src/field-names.js",
  "../pkg/src/files.js",
  "../pkg/src/form-values.js",
  "../pkg/src/kinds.js",
  "../pkg/src/literals.js",
  "../pkg/src/load.js",
  "../pkg/src/normalize.js",
  "../pkg/src/options.js",
  "../pkg/src/outcome.js",
  "../pkg/src/payload.js",
  "../pkg/src/preflight.js",
  "../pkg/src/remote.js",
  "../pkg/src/same-files.js",
  "../pkg/src/serve.js",
  "../pkg/src/standard-schema.js",
  "../pkg/src/subdivision-names.js",
  "../pkg/src/subdivisions.js",
  "../pkg/src/text.js",
  "../pkg/src/turns.js",
  "../pkg/src/work-on-files.js",
  "../pkg/worker-script.js",
  "../pkg/worker.js",
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
