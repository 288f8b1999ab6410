// Checks the JSON text of a payload, pasted or as a file, and lists what is wrong with it.

import { download, element, formatBytes } from "../../pkg/form/dom.js";
import { isError, issueElement } from "../../pkg/form/fields/frame.js";
import { showWhile } from "../../pkg/form/progress.js";
import { find, operationOf } from "./find.js";
import { uncheckedOf } from "./request.js";

/** @typedef {import("../../pkg/index.js").Report} Report */
/** @typedef {import("../../pkg/index.js").Issue} Issue */
/** @typedef {{ line: number, column: number, isMissing: boolean } | null | undefined} Place */

/** Bytes of a text above which it is kept out of the text area: browsers freeze on large ones. */
const SHOWN = 1_000_000;

const FILTERS = [
  { name: "all", label: "All", isIn: () => true },
  { name: "errors", label: "Errors", isIn: isError },
  { name: "warnings", label: "Warnings", isIn: (/** @type {Issue} */ issue) => !isError(issue) },
];

/** The offset of a line and a column in a text. @param {string} text @param {{ line: number, column: number }} place */
function offsetOf(text, { line, column }) {
  let start = 0;
  for (let passed = 1; passed < line; passed += 1) {
    start = text.indexOf("\n", start) + 1;
  }
  return start + [...text.slice(start, start + column * 2)].slice(0, column - 1).join("").length;
}

/**
 * @param {import("../../pkg/form/words/words.js").Say} say
 * @param {() => import("./preflight.js").Remote} preflight
 * @param {(text: Blob, operation: "submit" | "correct") => Promise<void>} openInForm
 */
export function createCheck(say, preflight, openInForm) {
  const form = find("check-form", HTMLFormElement);
  const file = find("check-file", HTMLInputElement);
  const area = find("check-text", HTMLTextAreaElement);
  const checking = find("checking", HTMLElement);
  const place = find("report", HTMLElement);
  /** Counts the checks: only the last one is shown. */
  let latest = 0;
  /** A pasted text that is too large to be shown. @type {Blob | undefined} */
  let large;

  /** What is to be checked: the last that was given. */
  function source() {
    return file.files?.[0] ?? large ?? new Blob([area.value]);
  }

  /** @param {{ line: number, column: number }} place */
  function select(place) {
    const at = offsetOf(area.value, place);
    // A browser scrolls to where the caret is when the focus comes.
    area.blur();
    area.setSelectionRange(at, at);
    area.focus();
    area.setSelectionRange(at, at + 1);
  }

  /** @param {Place} location */
  function placeElement(location) {
    if (!location) {
      return undefined;
    }
    const text = `${location.isMissing ? "belongs into " : ""}line ${location.line}, column ${location.column}`;
    const isInArea = !file.files?.[0] && !large;
    return isInArea
      ? element("button", { type: "button", class: "link", click: () => select(location) }, text)
      : element("span", {}, text);
  }

  /**
   * @param {Issue} issue
   * @param {Place} location
   */
  function rowElement(issue, location) {
    const where = element("p", { class: "where" }, element("code", {}, issue.field || "the payload"), " ", placeElement(location));
    return element("li", { "data-severity": issue.severity }, issueElement(say, issue), where);
  }

  /**
   * @param {Report} report
   * @param {Place[]} places
   */
  function show(report, places) {
    const { issues, valid, truncated, bytes } = report;
    const rows = issues.map((issue, index) => rowElement(issue, places[index]));
    const list = element("ul", { class: "issues" }, ...rows);
    const heading = valid ? "The payload is valid" : "The payload is not valid";
    const title = element("h2", { id: "report-title", tabindex: "-1" }, heading);
    const filters = FILTERS.map(({ name, label, isIn }) => {
      const change = () => rows.forEach((row, index) => (row.hidden = !isIn(/** @type {Issue} */ (issues[index]))));
      const input = element("input", { type: "radio", name: "filter", value: name, checked: name === "all", change });
      return element("label", {}, input, ` ${label} (${issues.filter(isIn).length})`);
    });
    const left = truncated
      ? element("p", {}, `Not listed: ${truncated.errors} more errors and ${truncated.warnings} more warnings.`)
      : undefined;
    const save = () => download(new Blob([JSON.stringify(report, null, 2)], { type: "application/json" }), "report.json");
    const isJson = issues[0]?.code !== "json_syntax";
    const open = () =>
      showWhile(checking, () => openInForm(source(), operation())).catch(() => fail("The payload could not be opened."));
    place.replaceChildren(
      title,
      element("p", {}, `${formatBytes(bytes, "en")} were read, as of ${report.as_of}.`),
      ...(issues.length > 0 ? [element("fieldset", { class: "filter" }, element("legend", {}, "Show"), ...filters), list] : []),
      ...[left, uncheckedOf(report)].filter((part) => part !== undefined),
      element(
        "div",
        { class: "actions" },
        element("button", { type: "button", click: save }, "Export the report as JSON"),
        isJson
          ? element("button", { type: "button", class: "secondary outline", click: open }, "Open the payload in the form")
          : undefined,
      ),
    );
    place.hidden = false;
    title.scrollIntoView({ block: "start" });
    title.focus({ preventScroll: true });
  }

  /** @param {string} message */
  function fail(message) {
    place.replaceChildren(element("p", { class: "message error", role: "alert" }, message));
    place.hidden = false;
  }

  async function check() {
    const turn = (latest += 1);
    if (source().size === 0) {
      fail("There is nothing to check: choose a JSON file, or paste the text of a payload.");
      return;
    }
    try {
      const checked = await showWhile(checking, () => preflight().check(source(), { operation: operation() }));
      if (turn === latest) {
        show(checked.report, checked.places);
      }
    } catch {
      fail("The file could not be read: choose it again.");
    }
  }

  const operation = () => operationOf(form, "check-operation");

  /** A file takes the place of what was pasted. */
  function emptyText() {
    large = undefined;
    area.value = "";
    area.placeholder = "";
  }

  function forget() {
    latest += 1;
    place.hidden = true;
    place.replaceChildren();
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void check();
  });
  form.addEventListener("change", ({ target }) => {
    if (target instanceof HTMLInputElement && target.type === "radio") {
      forget();
    }
  });
  file.addEventListener("change", () => {
    emptyText();
    if (file.files?.[0]) {
      void check();
    }
  });
  area.addEventListener("input", () => {
    large = undefined;
    area.placeholder = "";
    file.value = "";
    forget();
  });
  area.addEventListener("paste", (event) => {
    const text = event.clipboardData?.getData("text") ?? "";
    if (text.length > SHOWN) {
      event.preventDefault();
      large = new Blob([text]);
      file.value = "";
      area.value = "";
      area.placeholder = `A text of ${formatBytes(large.size, "en")} was pasted. It is too large to be shown here, but is checked.`;
      void check();
    }
  });

  return {
    /** Checks a file that was dropped on the page. @param {File} dropped */
    take(dropped) {
      const transfer = new DataTransfer();
      transfer.items.add(dropped);
      file.files = transfer.files;
      emptyText();
      forget();
      void check();
    },
  };
}
