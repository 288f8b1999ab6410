// What several rows do.

import { cpSync, mkdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { expectAnswer, run, serve } from "./run.mjs";

/** Runs a script, by default with the Node that runs the tests: the oldest one. */
export function script(name, node = () => process.execPath) {
  return async (folder, tools) => {
    expectAnswer(await run(folder, tools, node(tools), [name]), name);
    return "valid and invalid payloads, and names of states";
  };
}

/** Builds a script, and runs the outcome in an empty folder, as it would be deployed. */
export function bundled(build, output, start = (node, file) => [node, [file]]) {
  return async (folder, tools) => {
    await build(folder, tools);
    const away = join(tmpdir(), `harbor-preflight-${process.pid}-${basename(folder)}`);
    rmSync(away, { recursive: true, force: true });
    try {
      mkdirSync(away);
      cpSync(join(folder, "dist"), away, { recursive: true });
      const [program, args] = start(tools.node, output);
      expectAnswer(await run(away, tools, program, args), output);
    } finally {
      rmSync(away, { recursive: true, force: true });
    }
    return "one deployed folder without node_modules";
  };
}

/** Builds a server, and runs it in a folder of its own, without the packages that it was built with. */
export function deployed(build, main, paths) {
  return async (folder, tools) => {
    await build(folder, tools);
    const away = join(tmpdir(), `harbor-preflight-${process.pid}-${basename(folder)}`);
    try {
      cpSync(join(folder, "dist"), away, { recursive: true });
      cpSync(join(folder, "package.json"), join(away, "package.json"));
      const texts = await serve(away, tools, tools.node, () => [main], paths, { HOST: "127.0.0.1" });
      texts.forEach((text, index) => expectAnswer(text, paths[index]));
    } finally {
      rmSync(away, { recursive: true, force: true });
    }
    return `a deployed server without node_modules: ${paths.join(", ")}`;
  };
}
