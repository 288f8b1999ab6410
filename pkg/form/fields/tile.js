// The tile of one file: the picture large enough to be read, the results of its checks in words, and what the person can do.

import { button, element, formatBytes } from "../dom.js";
import { faultElement, isError, issueElement } from "./frame.js";
import { canvasOf, decode, rewrite } from "./picture.js";

/** @typedef {import("../../index.js").Issue} Issue */
/** @typedef {import("../../index.js").Inspection} Inspection */
/** @typedef {import("../words/words.js").Key} Key */

/** Warnings about what can be seen in a picture: they can be wrong, so that the person decides. */
const OF_QUALITY = new Set(["document_blurred", "document_too_dark", "document_blank"]);

/** Which check an issue is about, by its code. @type {Record<string, "type" | "size" | "pixels">} */
const CHECKS = {
  unsupported_file_type: "type",
  empty_file: "size",
  file_too_large: "size",
  file_near_limit: "size",
  low_resolution: "pixels",
};

/** @param {Issue} issue */
export function isOfQuality({ code }) {
  return OF_QUALITY.has(code);
}

/** What people call a kind of file that a field accepts. @param {string} type Its media type. */
function kindOf(type) {
  return type.slice(type.indexOf("/") + 1).toUpperCase();
}

/** @param {string[]} types Media types. @param {string} language */
export function kindsText(types, language) {
  return new Intl.ListFormat(language, { type: "disjunction" }).format(types.map(kindOf));
}

/** What a file is recognised by when it is chosen again. @param {File} file */
function markOf({ name, size, lastModified }) {
  return `${name} ${size} ${lastModified}`;
}

/**
 * What a tile needs of the field it belongs to.
 *
 * @typedef {object} Owner
 * @property {import("../../index.js").FieldDescription} field
 * @property {import("../context.js").Context} context
 * @property {Set<string>} accepted Marks of files that the person wants to use in spite of a warning.
 * @property {(tile: Tile, file?: File, told?: string) => void} replace Puts a file in its place, or asks for one.
 * @property {(tile: Tile) => void} retake Asks for another photo.
 * @property {(tile: Tile) => void} remove
 * @property {(text: string) => void} announce
 * @property {() => void} changed
 */

/** @typedef {ReturnType<typeof createTile>} Tile */

/**
 * @param {File} file
 * @param {Owner} owner
 * @param {string} [told] What was done to the file before it came here.
 */
export function createTile(file, owner, told) {
  const { field, context, accepted } = owner;
  const { say, language } = context;
  const messages = element("div", { id: `${field.path}-file-${crypto.randomUUID()}` });
  const picture = element("div", { class: "picture", part: "picture" }, say("file.checking"));
  const checks = element("ul", { class: "checks" });
  const ask = element("p", { class: "ask", hidden: true }, say("file.ask"));
  const buttons = element("div", { class: "buttons" });
  const note = told ? element("p", { class: "told" }, told) : undefined;
  const about = element("div", { class: "about" }, element("p", { class: "name" }, file.name), checks, ask, note, messages, buttons);
  const made = element("li", { class: "tile", part: "tile" }, picture, about);

  /** Ends when the tile is removed. */
  const work = new AbortController();
  let isUnreadable = false;
  let isPicture = false;
  /** @type {Inspection | undefined} */
  let inspection;
  /** What is shown, so that nothing is made anew that stays the same, and that may have the focus. */
  let shown = "";
  /** The keys of the buttons that are shown. */
  let offered = "";
  /** Those that the last check of the whole form found at this file. @type {Issue[] | undefined} */
  let ofForm;

  const size = () => formatBytes(file.size, language);

  function fault() {
    return isUnreadable ? say("file.unreadable", { name: file.name }) : undefined;
  }

  function isAccepted() {
    return accepted.has(markOf(file));
  }

  /** All that is wrong with the file: what the form found, and what only a look at the file shows. */
  function issues() {
    const own = inspection?.issues ?? [];
    const all = ofForm ? [...ofForm.filter((issue) => !isOfQuality(issue)), ...own.filter(isOfQuality)] : own;
    return all.filter((issue) => !isOfQuality(issue) || !isAccepted());
  }

  /** @param {boolean | undefined} isGood @param {string} text */
  function checkElement(isGood, text) {
    const kind = isGood === undefined ? "unknown" : isGood ? "good" : "bad";
    const mark = { unknown: "–", good: "✓", bad: "!" }[kind];
    return element("li", { class: kind }, element("span", { class: "mark", "aria-hidden": "true" }, mark), element("span", {}, text));
  }

  function showChecks() {
    if (!inspection) {
      checks.replaceChildren(checkElement(undefined, size()));
      return;
    }
    const { type, width, height, pages, quality } = inspection;
    const isGood = (/** @type {string} */ check) => !inspection?.issues.some(({ code }) => CHECKS[code] === check);
    const { accept = [] } = field;
    const most = field.maxBytes === undefined ? undefined : formatBytes(field.maxBytes, language);
    const about = [
      // Media types of other files are no names that people know: the message says what such a file is.
      checkElement(isGood("type"), type && accept.includes(type) ? say("file.type", { kind: kindOf(type) }) : say("file.typeOther", { list: kindsText(accept, language) })),
      checkElement(isGood("size"), most ? say("file.size", { size: size(), most }) : size()),
    ];
    if (width && height) {
      about.push(checkElement(isGood("pixels"), say("file.pixels", { width, height })));
    }
    if (pages) {
      about.push(checkElement(true, say("file.pages", { count: pages })));
    }
    if (quality) {
      // What finds no blur may have missed it: only a person can say that all of it can be read.
      const isHard = inspection.issues.some(isOfQuality);
      about.push(checkElement(isHard ? false : undefined, say(isHard ? "file.notSharp" : "file.sharp")));
    } else if (isPicture) {
      about.push(checkElement(undefined, say("file.sharpUnknown")));
    }
    checks.replaceChildren(...about);
  }

  /** @param {Key} key @param {() => void} act @param {string} [kind] */
  function act(key, act, kind) {
    const made = button(say(key), act, kind);
    made.dataset.act = key;
    made.setAttribute("aria-label", `${say(key)}: ${file.name}`);
    made.setAttribute("aria-describedby", messages.id);
    return made;
  }

  /** Writes the picture again, and says what came of it. @param {Key} key */
  async function write(key) {
    owner.announce(say("file.working"));
    const type = field.accept?.find((type) => type.endsWith("/jpeg")) ?? "";
    const smaller = await rewrite(file, type, field.maxBytes ?? Infinity);
    if (!smaller) {
      owner.announce(say("file.notWritten"));
      messages.append(element("p", { class: "message error" }, say("file.notWritten")));
      return;
    }
    const sizes = { before: size(), after: formatBytes(smaller.size, language) };
    owner.replace(tile, smaller, say(key, sizes));
  }

  function showButtons() {
    const all = issues();
    const has = (/** @type {string} */ code) => all.some((issue) => issue.code === code);
    const made = [];
    if (all.some(isOfQuality)) {
      made.push(act("file.retake", () => owner.retake(tile), "primary"), act("file.useAnyway", accept));
    }
    if (isPicture && has("file_too_large")) {
      made.push(act("file.shrink", () => void write("file.shrunk"), "primary"));
    }
    if (isPicture && has("unsupported_file_type")) {
      made.push(act("file.convert", () => void write("file.converted"), "primary"));
    }
    made.push(act("file.replace", () => owner.replace(tile)), act("file.remove", () => owner.remove(tile)));
    offer(made);
  }

  /** The buttons that stay the same are not made anew: the focus may be on one. @param {HTMLButtonElement[]} made */
  function offer(made) {
    const keys = made.map(({ dataset }) => dataset.act);
    if (keys.join() === offered) {
      return;
    }
    offered = keys.join();
    const focused = context.root.activeElement;
    const had = focused instanceof HTMLElement && buttons.contains(focused) ? focused.dataset.act : undefined;
    buttons.replaceChildren(...made);
    if (had !== undefined) {
      (made[keys.indexOf(had)] ?? made[0])?.focus();
    }
  }

  function accept() {
    accepted.add(markOf(file));
    showMessages();
    owner.changed();
  }

  function showMessages() {
    const text = fault();
    const now = JSON.stringify([text, isPicture, issues().map(({ code, message, hint }) => [code, message, hint])]);
    if (now === shown) {
      return;
    }
    shown = now;
    messages.replaceChildren(...(text ? [faultElement(say, text)] : issues().map((issue) => issueElement(say, issue))));
    showButtons();
  }

  async function showPicture() {
    const bitmap = await decode(file);
    isPicture = bitmap !== undefined;
    ask.hidden = !isPicture;
    if (bitmap) {
      picture.replaceChildren(canvasOf(bitmap));
      picture.setAttribute("role", "img");
      picture.setAttribute("aria-label", say("file.preview", { name: file.name }));
    } else {
      picture.textContent = file.name.includes(".") ? (file.name.split(".").at(-1)?.toUpperCase() ?? "") : "";
      picture.setAttribute("aria-hidden", "true");
    }
  }

  async function inspect() {
    try {
      inspection = await context.preflight.inspectFile(file, { quality: true, signal: work.signal });
      isUnreadable = false;
    } catch {
      if (work.signal.aborted) {
        return;
      }
      inspection = undefined;
      isUnreadable = true;
    }
    showChecks();
    showMessages();
    owner.announce([file.name, ...[...checks.children].map((check) => check.lastChild?.textContent), messages.textContent].join(". "));
  }

  const tile = {
    file,
    /** Warnings about what can be seen, which the person has not decided about. */
    warnings: () => issues().filter(isOfQuality),
    element: made,
    messages,
    fault,
    inspect,
    close: () => work.abort(),
    isAccepted,
    isUnreadable: () => isUnreadable,
    hasError: () => isUnreadable || issues().some(isError),
    focus: () => buttons.querySelector("button")?.focus(),
    /** @param {Issue[]} issues */
    show(issues) {
      ofForm = issues;
      showMessages();
    },
  };
  showChecks();
  showMessages();
  void Promise.all([inspect(), showPicture()]).then(() => {
    showChecks();
    showMessages();
  });
  return tile;
}
