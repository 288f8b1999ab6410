// Keeps the page for when there is no network. With one, the network is asked first: nobody sees an old page.

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
  "result.js",
  "sections.js",
  "style.css",
  "values.js",
  "vendor/combobox-nav/index.js",
  "vendor/comlink/comlink.js",
  "vendor/pico/pico.min.css",
  "views.js",
  "words.js",
  "worker.js",
  "../pkg/index.js",
  "../pkg/src/engine.js",
  "../pkg/src/files.js",
  "../pkg/src/form-values.js",
  "../pkg/src/kinds.js",
  "../pkg/src/load.js",
  "../pkg/src/options.js",
  "../pkg/src/payload.js",
  "../pkg/src/preflight.js",
  "../pkg/src/standard-schema.js",
  "../pkg/src/subdivision-names.js",
  "../pkg/wasm/harbor_preflight_bg.wasm",
];

scope.addEventListener("install", (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(FILES)));
});

/** @param {Request} request */
async function answer(request) {
  const cache = await caches.open(CACHE);
  try {
    const response = await fetch(request);
    if (response.ok) {
      await cache.put(request, response.clone());
    }
    return response;
  } catch (error) {
    const kept = await cache.match(request, { ignoreSearch: true });
    if (kept) {
      return kept;
    }
    throw error;
  }
}

scope.addEventListener("fetch", (event) => {
  if (event.request.method === "GET") {
    event.respondWith(answer(event.request));
  }
});
