// The payload, ready to be taken away, and the command that sends it.

import { curlCommand } from "./curl.js";
import { download, element, formatBytes } from "./dom.js";
import { isError, issueElement } from "./fields/frame.js";

/** The most bytes of a payload that can be copied: a clipboard is not made for more. */
const COPIED = 1_000_000;

const FILE = "payload.json";

/**
 * A button that copies a text, and says so.
 *
 * @param {string} label
 * @param {() => Promise<string> | string} read
 */
function copyButton(label, read) {
  const status = element("span", { role: "status" });
  const click = async () => {
    try {
      await navigator.clipboard.writeText(await read());
      status.textContent = "Copied";
    } catch {
      status.textContent = "The browser did not allow it";
    }
  };
  return element("span", { class: "copy" }, element("button", { type: "button", class: "secondary", click }, label), status);
}

/**
 * A text to read that may be wider than the page: it scrolls, by keyboard too.
 *
 * @param {string} label
 * @param {string} text
 */
function codeBlock(label, text) {
  return element("pre", { tabindex: "0", role: "region", "aria-label": label }, element("code", {}, text));
}

/** @param {import("../pkg/index.js").Report} report */
function warningsOf({ issues }) {
  const warnings = issues.filter((issue) => !isError(issue));
  return warnings.length === 0
    ? undefined
    : element("div", {}, element("h3", {}, "Look at these once more"), ...warnings.map(issueElement));
}

/** @param {import("../pkg/index.js").Report} report */
export function uncheckedOf({ unchecked }) {
  const items = unchecked.map(({ reason }) => element("li", {}, reason));
  return unchecked.length === 0
    ? undefined
    : element("div", {}, element("h3", {}, "What could not be checked here"), element("ul", {}, ...items));
}

/** @param {HTMLElement} place */
export function createResult(place) {
  return {
    /**
     * @param {{ payload: Blob, report: import("../pkg/index.js").Report, preview: string }} built
     * @param {"POST" | "PATCH"} method
     */
    show({ payload, report, preview }, method) {
      const title = element("h2", { id: "result-title", tabindex: "-1" }, "The payload is valid");
      const command = curlCommand(method, FILE);
      const save = element("button", { type: "button", click: () => download(payload, FILE) }, `Download ${FILE}`);
      const copy = payload.size < COPIED ? copyButton("Copy the payload", () => payload.text()) : undefined;
      place.replaceChildren(
        title,
        element("p", {}, `The payload has ${formatBytes(payload.size)}. It holds personal data: keep it as you would keep a passport.`),
        element("div", { class: "actions" }, save, ...(copy ? [copy] : [])),
        ...[warningsOf(report), uncheckedOf(report)].filter((part) => part !== undefined),
        element("h3", {}, "Send it"),
        element("p", {}, "In a shell, in the folder that the payload was saved to. Set the first three lines first."),
        codeBlock("The command that sends it", command),
        copyButton("Copy the command", () => command),
        element("h3", {}, "What is in it"),
        element("p", {}, "Files are cut short here; the download has them whole."),
        codeBlock("The payload", preview),
      );
      place.hidden = false;
      title.scrollIntoView({ block: "start" });
      title.focus({ preventScroll: true });
    },
    hide() {
      place.hidden = true;
      place.replaceChildren();
    },
  };
}
