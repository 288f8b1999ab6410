// What a person gets when everything is right.

import { button, download, element, formatBytes } from "./dom.js";
import { isError, issueElement } from "./fields/frame.js";

/** The most bytes of a payload that can be copied: a clipboard is not made for more. */
const COPIED = 1_000_000;

const FILE = "payload.json";

/**
 * A button that copies a text, and says so. The clipboard gets a promise, because Safari allows access only within the
 * click itself.
 *
 * @param {import("./words/words.js").Say} say
 * @param {string} label
 * @param {() => Promise<Blob> | Blob} read A Blob of the type `text/plain`.
 */
export function copyButton(say, label, read) {
  const status = element("span", { role: "status" });
  const click = async () => {
    try {
      await navigator.clipboard.write([new ClipboardItem({ "text/plain": read() })]);
      status.textContent = say("copy.done");
    } catch {
      status.textContent = say("copy.refused");
    }
  };
  return element("span", { class: "copy" }, button(label, () => void click()), status);
}

/**
 * @param {import("./context.js").Context} context
 * @param {import("../index.js").BuiltPayload} built
 * @param {(issue: import("../index.js").Issue) => boolean} isAccepted Whether the person has seen a warning and wants to go on.
 */
export function resultElements({ say, language }, { payload, report }, isAccepted) {
  const warnings = report.issues.filter((issue) => !isError(issue) && !isAccepted(issue));
  const copied = () => payload.slice(0, payload.size, "text/plain");
  const size = formatBytes(payload.size, language);
  const actions = element(
    "div",
    { class: "actions" },
    button(say("result.download"), () => download(payload, FILE), "primary"),
    payload.size < COPIED ? copyButton(say, say("result.copy"), copied) : undefined,
  );
  const look = element("div", {}, element("h3", {}, say("result.warnings")), ...warnings.map((issue) => issueElement(say, issue)));
  const about = element("p", { class: "receiver" }, `${say("result.receiver")} ${say("result.keep", { size })}`);
  const offer = element("slot", { name: "result" }, about, actions);
  return [...(warnings.length > 0 ? [look] : []), offer];
}
