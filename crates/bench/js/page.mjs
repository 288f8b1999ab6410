// The environment for a browser: fetches the package and the bodies from the server.

import { run } from "./run.mjs";

async function fetchBytes(path) {
  const response = await fetch(path);
  if (!response.ok) {
    throw new Error(`${path}: ${response.status}`);
  }
  return new Uint8Array(await response.arrayBuffer());
}

async function fetchJson(path) {
  return JSON.parse(new TextDecoder().decode(await fetchBytes(path)));
}

// Computed paths, so that the bundler leaves these imports alone and the package's own files are loaded.
const [compiler, engine, preflight] = ["compile", "engine", "preflight"].map((name) => `/pkg/src/${name}.js`);

globalThis.runAll = async (options) => {
  const { compile } = await import(compiler);
  const parts = { engine: await import(engine), preflight: await import(preflight) };
  parts.module = await compile(await fetchBytes("/pkg/wasm/harbor_preflight_bg.wasm"));
  const list = await fetchJson("/bodies/bodies.json");
  const readBody = async (name) => {
    const { file, valid } = list.find((body) => body.name === name);
    return { valid, bytes: await fetchBytes(`/bodies/${file}`) };
  };
  const schema = await fetchJson("/schema/individual-onboarding.schema.json");
  return run({ schema, parts, readBody, log: globalThis.log, hasFiles: true }, options);
};
