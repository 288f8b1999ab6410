// The package at work. All that reads files or takes time runs here, so that the page never waits for it.

import { load } from "../pkg/index.js";
import { expose, transfer } from "./vendor/comlink/comlink.js";
import { toValues } from "./open.js";
import { message } from "./words.js";

/** The contract that the page names: it is the name of the worker. The package refuses a name that it does not know. */
const contract = /** @type {import("../pkg/index.js").ContractName} */ (self.name);

/** @type {Record<string, import("../pkg/index.js").FieldDescription>} */
let fields = {};

/** For JSON texts: the package's own messages are about them. */
const loadingPlain = load({ contract });
// If it fails, so does the one below, and `describe` says why.
loadingPlain.catch(() => undefined);

// Not awaited here: a worker that waits at its top level loses what it is asked meanwhile.
const loading = load({ contract, messages: inOwnWords }).then((preflight) => {
  fields = preflight.fields;
  return preflight;
});

/** @param {import("../pkg/index.js").Issue} issue */
function inOwnWords(issue) {
  const own = message(issue, fields[issue.field]);
  if (own) {
    // The hint goes with the package's sentence.
    delete issue.hint;
  }
  return own;
}

/** The work that can be stopped. @type {AbortController | undefined} */
let building;

/** Characters of a file that a preview shows; a multiple of four, as base64 is. */
const SHOWN = 24;

/**
 * The same values with each file replaced.
 *
 * @param {unknown} value
 * @param {(file: Blob) => Promise<string>} replace
 * @returns {Promise<unknown>}
 */
async function replaceFiles(value, replace) {
  if (value instanceof Blob) {
    return replace(value);
  }
  if (Array.isArray(value)) {
    return Promise.all(value.map((item) => replaceFiles(item, replace)));
  }
  if (typeof value !== "object" || value === null) {
    return value;
  }
  const members = Object.entries(value).map(async ([key, member]) => [key, await replaceFiles(member, replace)]);
  return Object.fromEntries(await Promise.all(members));
}

/** @param {Blob} file */
async function beginningOf(file) {
  const preflight = await loading;
  const characters = Math.ceil(file.size / 3) * 4;
  const beginning = await preflight.encodeFile(file.slice(0, (SHOWN / 4) * 3));
  return characters > SHOWN ? `${beginning}… (${characters.toLocaleString("en")} characters)` : beginning;
}

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
 * @param {import("../pkg/index.js").PreflightOf<import("../pkg/index.js").ContractName>} preflight
 * @param {Uint8Array} body
 * @param {import("../pkg/index.js").Issue[]} issues
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
  /** What the form is made of. */
  async describe() {
    const preflight = await loading;
    // Names of subdivisions and the work on files are loaded when they are first asked for: the network may be gone then.
    await Promise.all([preflight.subdivisions("US"), preflight.inspectFile(new Blob())]);
    const [countries, occupations] = await Promise.all([preflight.countries(), preflight.occupations()]);
    return { fields, countries, occupations };
  },

  /** @param {string} country */
  async subdivisions(country) {
    return (await loading).subdivisions(country);
  },

  /**
   * @param {import("../pkg/index.js").FormValues} values
   * @param {import("../pkg/index.js").Submission} submission
   */
  async validate(values, submission) {
    const preflight = await loading;
    return preflight.validateValues(preflight.normalize(values), submission);
  },

  /** @param {Blob} file */
  async inspect(file) {
    return (await loading).inspectFile(file);
  },

  /**
   * A small picture of a picture; `null` for what a browser cannot show.
   *
   * @param {Blob} file
   * @param {number} height In pixels.
   */
  async thumbnail(file, height) {
    try {
      const picture = await createImageBitmap(file, { resizeHeight: height, resizeQuality: "medium" });
      return transfer(picture, [picture]);
    } catch {
      return null;
    }
  },

  /**
   * The body, its report, and its text with files cut short. `null` if it was stopped.
   *
   * @param {import("../pkg/index.js").FormValues} typed
   * @param {import("../pkg/index.js").Submission} submission
   * @param {(progress: import("../pkg/index.js").Progress) => void} onProgress
   */
  async build(typed, submission, onProgress) {
    const preflight = await loading;
    const values = preflight.normalize(typed);
    building?.abort();
    const { signal } = (building = new AbortController());
    try {
      const { payload, report } = await preflight.buildPayload(values, { ...submission, signal, onProgress });
      const preview = JSON.stringify(await replaceFiles(values, beginningOf), null, 2);
      return { payload, report, preview };
    } catch (error) {
      if (signal.aborted) {
        return null;
      }
      throw error;
    }
  },

  stopBuilding() {
    building?.abort();
  },

  /**
   * The report on a JSON text, and the location of each issue in it.
   *
   * @param {Blob} text
   * @param {import("../pkg/index.js").Submission} submission
   */
  async check(text, submission) {
    const preflight = await loadingPlain;
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

  /** @param {string} response */
  async pendingRequirements(response) {
    return (await loading).pendingRequirements(response);
  },
};

/** @typedef {typeof api} Api */

expose(api);
