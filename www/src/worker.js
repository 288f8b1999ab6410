// The package at work for developers: whole payloads are checked, opened and shown here, so that the page never waits.

import { load } from "../../pkg/index.js";
import { expose } from "../vendor/comlink/comlink.js";
import { toValues } from "./open.js";
import { replaceFiles } from "./files.js";

/** The contract that the page names: it is the name of the worker. The package refuses a name that it does not know. */
const contract = /** @type {import("../../pkg/index.js").ContractName} */ (self.name);

// Not awaited here: a worker that waits at its top level loses what it is asked meanwhile.
const loading = load({ contract, module: fetch(new URL("../../pkg/wasm/harbor_preflight_bg.wasm", import.meta.url)) });

/** Characters of a file that a preview shows. */
const SHOWN = 24;

/**
 * A path and those of all values around it, the innermost first.
 *
 * @param {string} path
 * @returns {string[]}
 */
function lineage(path) {
  return path === "" ? [""] : [path, ...lineage(path.slice(0, path.lastIndexOf("/")))];
}

/**
 * The location of each issue in a text. A value that is missing has none: it belongs to the nearest one that is there.
 *
 * @param {import("../../pkg/index.js").PreflightOf<import("../../pkg/index.js").ContractName>} preflight
 * @param {Uint8Array} body
 * @param {import("../../pkg/index.js").Issue[]} issues
 */
function placesOf(preflight, body, issues) {
  const paths = [...new Set(issues.flatMap(({ path }) => lineage(path)))];
  const locations = preflight.locate(body, paths);
  const byPath = new Map(paths.map((path, index) => [path, locations[index]]));
  return issues.map((issue) => {
    if (issue.code === "json_syntax") {
      return { ...issue.params, isMissing: false };
    }
    const there = lineage(issue.path).find((path) => byPath.get(path));
    const location = there === undefined ? undefined : byPath.get(there);
    return location && { ...location, isMissing: there !== issue.path };
  });
}

const api = {
  /**
   * The report on a JSON text, and the location of each issue in it.
   *
   * @param {Blob} text
   * @param {import("../../pkg/index.js").Submission} submission
   */
  async check(text, submission) {
    const preflight = await loading;
    const body = new Uint8Array(await text.arrayBuffer());
    const report = preflight.validate(body, submission);
    return { report, places: placesOf(preflight, body, report.issues) };
  },

  /**
   * Form values out of a JSON text, with its files as files.
   *
   * @param {Blob} text
   */
  async open(text) {
    return toValues(await text.text(), await loading);
  },

  /**
   * The text of a payload, with its files cut short.
   *
   * @param {Blob} payload
   */
  async preview(payload) {
    const { fields } = await loading;
    const values = JSON.parse(await payload.text());
    const cut = (/** @type {unknown} */ file) =>
      typeof file === "string" && file.length > SHOWN
        ? `${file.slice(0, SHOWN)}… (${file.length.toLocaleString("en")} characters)`
        : file;
    await replaceFiles(values, fields, cut);
    return JSON.stringify(values, null, 2);
  },

  /**
   * @param {unknown} payload
   * @param {import("../../pkg/index.js").Submission} submission
   */
  async validate(payload, submission) {
    return (await loading).validate(payload, submission);
  },

  /** @param {string} response */
  async pendingRequirements(response) {
    return (await loading).pendingRequirements(response);
  },
};

/** @typedef {typeof api} Api */

expose(api);
