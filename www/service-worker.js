// Makes the page work without a network, and never mixes versions: a page and its workers load files of one version only,
// that of the page. A version is all files as they are at one time; its name is their digest.

const scope = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

/** The beginning of the names of caches: one for each version. */
const VERSION = "harbor-preflight-";

/** The cache that says which version is the latest, and which each page and worker uses. */
const NOTES = "harbor-preflight";
const LATEST = "latest";

/** How long a page that is opened waits for the network, in milliseconds: then it is the latest version that is kept. */
const PATIENCE = 3000;

/** How long a page may take to come up after it was asked for, in milliseconds. */
const STARTING = 60_000;

/** All that the page loads. */
const FILES = [
  "./",
  "app/form-worker.js",
  "app/main.js",
  "app/worker.js",
  "icon.svg",
  "start.js",
  "style.css",
  "vendor/pico/pico.min.css",
  "../pkg/form/words/es-419.js",
  "../pkg/form/words/fr.js",
  "../pkg/form/words/ja.js",
  "../pkg/form/words/ko.js",
  "../pkg/form/words/pt-BR.js",
  "../pkg/form/words/zh-Hans.js",
  "../pkg/form/words/zh-Hant.js",
  "../pkg/locales/es-419.json",
  "../pkg/locales/fr.json",
  "../pkg/locales/ja.json",
  "../pkg/locales/ko.json",
  "../pkg/locales/pt-BR.json",
  "../pkg/locales/zh-Hans.json",
  "../pkg/locales/zh-Hant.json",
  "../pkg/src/subdivision-names.js",
  "../pkg/src/subdivisions.js",
  "../pkg/wasm/harbor_preflight_bg.wasm",
];

/** @param {string} key @returns {Promise<{ version: string, time: number } | undefined>} */
async function note(key) {
  const cache = await caches.open(NOTES);
  return (await cache.match(`./${key}`))?.json();
}

/** @param {string} key @param {string} version */
async function keepNote(key, version) {
  const cache = await caches.open(NOTES);
  await cache.put(`./${key}`, new Response(JSON.stringify({ version, time: Date.now() })));
}

/**
 * Some servers answer with a page what they have not.
 *
 * @param {string} name
 * @param {Response} response
 */
function isWhatWasAsked(name, response) {
  const isPage = response.headers.get("content-type")?.startsWith("text/html") ?? false;
  return response.ok && isPage === (name === "./");
}

/** @param {string} name */
async function fetchFile(name) {
  // With the time limit, a connection that has died does not keep a version from ever being complete.
  const response = await fetch(name, { cache: "no-cache", signal: AbortSignal.timeout(STARTING) });
  if (!isWhatWasAsked(name, response)) {
    throw new Error(`${name} cannot be loaded`);
  }
  return response;
}

/** The name of a version: a digest of its files. @param {Response[]} responses */
async function nameOf(responses) {
  const digest = (/** @type {BufferSource} */ bytes) => crypto.subtle.digest("SHA-256", bytes);
  const digests = await Promise.all(responses.map(async (response) => digest(await response.arrayBuffer())));
  const all = new Uint8Array(await digest(await new Blob(digests).arrayBuffer()));
  return VERSION + Array.from(all.subarray(0, 8), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Loads the version that the server has, if it is another one than the latest here. It counts once all of it is here. */
async function refresh() {
  const responses = await Promise.all(FILES.map(fetchFile));
  const version = await nameOf(responses.map((response) => response.clone()));
  if ((await note(LATEST))?.version !== version) {
    const cache = await caches.open(version);
    await Promise.all(FILES.map((name, index) => cache.put(name, /** @type {Response} */ (responses[index]))));
    await keepNote(LATEST, version);
  }
}

/** Removes the versions that no page uses any more. */
async function tidy() {
  const notes = await caches.open(NOTES);
  const used = new Set();
  for (const { url } of await notes.keys()) {
    const key = url.slice(scope.registration.scope.length);
    const kept = await note(key);
    const isNew = kept !== undefined && Date.now() - kept.time < STARTING;
    if (key === LATEST || isNew || (await scope.clients.get(key))) {
      used.add(kept?.version);
    } else {
      await notes.delete(url);
    }
  }
  const names = (await caches.keys()).filter((name) => name.startsWith(VERSION) && !used.has(name));
  await Promise.all(names.map((name) => caches.delete(name)));
}

/** @param {FetchEvent} event */
async function answerPage({ request, resultingClientId }) {
  const latest = await note(LATEST);
  if (!latest) {
    return fetch(request);
  }
  await keepNote(resultingClientId, latest.version);
  const cache = await caches.open(latest.version);
  return (await cache.match("./")) ?? fetch(request);
}

/** @param {FetchEvent} event */
async function answerFile({ request, clientId, resultingClientId }) {
  const version = ((await note(clientId)) ?? (await note(LATEST)))?.version;
  if (!version) {
    return fetch(request);
  }
  if (resultingClientId) {
    // A worker uses the version of its page.
    await keepNote(resultingClientId, version);
  }
  const cache = await caches.open(version);
  return (await cache.match(request, { ignoreSearch: true })) ?? fetch(request);
}

/** @param {string} url */
function isPage(url) {
  const { pathname } = new URL(url);
  return [new URL("./", scope.location.href), new URL("./index.html", scope.location.href)].some((page) => page.pathname === pathname);
}

scope.addEventListener("install", (event) => {
  // Pages keep their version, whichever service worker answers them.
  event.waitUntil(refresh().then(() => scope.skipWaiting()));
});

scope.addEventListener("activate", (event) => {
  event.waitUntil(tidy());
});

scope.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || new URL(request.url).origin !== scope.location.origin) {
    return;
  }
  if (request.mode !== "navigate") {
    event.respondWith(answerFile(event));
  } else if (isPage(request.url)) {
    const refreshing = refresh().catch(() => undefined);
    const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE));
    event.respondWith(Promise.race([refreshing, patience]).then(() => answerPage(event)));
    event.waitUntil(refreshing.then(tidy));
  }
});
