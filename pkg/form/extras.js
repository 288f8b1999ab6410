// What can be done with the answers as a whole: keep them in a file, open such a file, clear them.

import { createConfirm } from "./confirm.js";
import { answerWith, button, download, element } from "./dom.js";
import { readDraft, writeDraft } from "./draft.js";

const FILE = "onboarding.draft";

/**
 * @param {import("./context.js").Context} context
 * @param {object} form
 * @param {() => import("./draft.js").Draft} form.read
 * @param {(draft: import("./draft.js").Draft) => Promise<void>} form.open
 * @param {() => void} form.clear
 * @param {() => boolean} form.isAnswered
 */
export function createExtras({ say, fields }, { read, open, clear, isAnswered }) {
  const paths = Object.values(fields).flatMap(({ path, type }) => (type === "file" || type === "files" ? [path] : []));
  const clearing = createConfirm({ question: say("clear.question"), yes: say("clear.yes"), no: say("clear.no") });
  const replacing = createConfirm({ question: say("draft.question"), yes: say("draft.replace"), no: say("clear.no") });
  const input = element("input", { type: "file", id: "draft-file", accept: ".draft", hidden: true, "aria-label": say("draft.open") });

  // Beside its buttons: what is above the steps may be out of sight.
  const told = element("p", { class: "message notice", role: "status", hidden: true });

  /** @param {string} [text] */
  function tell(text) {
    answerWith(told, text);
  }

  async function openFile() {
    const file = input.files?.[0];
    input.value = "";
    if (!file || (isAnswered() && !(await replacing.ask()))) {
      return;
    }
    try {
      await open(await readDraft(file, paths));
    } catch {
      tell(say("draft.invalid", { name: file.name }));
    }
  }

  input.addEventListener("change", (event) => {
    event.stopPropagation();
    void openFile();
  });
  const save = () => {
    if (!isAnswered()) {
      tell(say("draft.nothing"));
      return;
    }
    download(writeDraft(read(), paths), FILE);
    tell(say("draft.saved", { name: FILE }));
  };
  const ask = async () => {
    if (await clearing.ask()) {
      clear();
    }
  };
  const made = element(
    "div",
    { class: "extras", part: "extras" },
    button(say("draft.save"), save, "quiet"),
    button(say("draft.open"), () => input.click(), "quiet"),
    button(say("clear.clear"), () => void ask(), "quiet"),
    input,
    clearing.element,
    replacing.element,
  );
  return { element: element("div", {}, made, told), tell };
}
