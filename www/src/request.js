// The request for developers: the payload, the command that sends it, and what could not be checked.

import { element } from "../../pkg/form/dom.js";
import { copyButton } from "../../pkg/form/result.js";
import { curlCommand } from "./curl.js";

/** The name of the file that the form offers for download. */
const FILE = "payload.json";

/**
 * A text to read that may be wider than the page: it scrolls, by keyboard too.
 *
 * @param {string} label
 * @param {string} text
 */
function codeBlock(label, text) {
  return element("pre", { tabindex: "0", role: "region", "aria-label": label }, element("code", {}, text));
}

/** @param {import("../../pkg/index.js").Report} report */
export function uncheckedOf({ unchecked }) {
  const items = unchecked.map(({ reason }) => element("li", {}, reason));
  return unchecked.length === 0
    ? undefined
    : element("div", {}, element("h3", {}, "What could not be checked here"), element("ul", {}, ...items));
}

/**
 * @param {import("../../pkg/form/words/words.js").Say} say
 * @param {import("../../pkg/index.js").Report} report
 * @param {string} preview
 * @param {"POST" | "PATCH"} method
 */
export function requestElements(say, report, preview, method) {
  const command = curlCommand(method, FILE);
  return [
    element("h2", {}, "The request"),
    element("p", {}, `Download ${FILE} first. Then, in a shell, in its folder: set the first three lines, and send it.`),
    codeBlock("The command that sends it", command),
    copyButton(say, "Copy the command", () => new Blob([command], { type: "text/plain" })),
    element("h3", {}, "The payload"),
    element("p", {}, "Files are cut short here; the download has them whole."),
    codeBlock("The payload", preview),
    uncheckedOf(report),
  ].filter((part) => part !== undefined);
}
