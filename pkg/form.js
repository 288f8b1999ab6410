// The onboarding form as an element of a page: `<harbor-onboarding-form country="US">`.

import { element } from "./form/dom.js";
import { createOnboarding } from "./form/onboarding.js";
import { startContext } from "./form/start.js";
import { formStyle } from "./form/style.js";
import { spokenLanguage } from "./form/words/words.js";

/** On a server there are no elements: importing this does nothing there. */
const Base = globalThis.HTMLElement ?? class {};

/** Attributes whose change needs a form of other fields or words. */
const REBUILDING = ["contract", "lang"];

/** Numbers the forms of a page, so that each has its own entry in the history. */
let count = 0;

export class HarborOnboardingForm extends Base {
  static observedAttributes = [...REBUILDING, "operation", "status"];

  #settings = { messages: undefined, reference: undefined, worker: undefined, module: undefined, locale: undefined };
  /** @type {import("./index.js").PendingRequirement[] | undefined} */
  #requirements;
  /** Counts the forms that were started: an outdated one is not shown. */
  #turn = 0;
  /** @type {Awaited<ReturnType<typeof createOnboarding>> | undefined} */
  #form;
  /** @type {import("./form/start.js").Calls | undefined} */
  #preflight;
  /** The answers that the next form begins with. @type {import("./form/draft.js").Draft | undefined} */
  #kept;
  #number = (count += 1);
  /** @type {Promise<void>} */
  #ready = Promise.resolve();

  connectedCallback() {
    if (!this.shadowRoot) {
      const root = this.attachShadow({ mode: "open" });
      root.adoptedStyleSheets = [formStyle()];
      // What the page has in the element is shown until the form is there.
      root.append(element("slot"));
    }
    this.#restart();
  }

  disconnectedCallback() {
    this.#turn += 1;
    this.#kept = undefined;
    this.#stop();
  }

  /** @param {string} name @param {string | null} before @param {string | null} now */
  attributeChangedCallback(name, before, now) {
    // Before it is connected, nothing is started that has to be started anew.
    if (before === now || !this.shadowRoot) {
      return;
    }
    REBUILDING.includes(name) ? this.#restart() : void this.#form?.check();
  }

  #stop() {
    this.#form?.close();
    this.#preflight?.close();
    this.#form = undefined;
    this.#preflight = undefined;
  }

  /** Starts the form anew, with the answers that it has. */
  #restart() {
    if (!this.isConnected) {
      return;
    }
    // A form that has not got its answers yet has none to keep.
    this.#kept ??= this.#form?.keep();
    const turn = (this.#turn += 1);
    this.#stop();
    // Properties that the script of the page sets count from the start. Safari runs it later than this module, in a microtask.
    const scriptsHaveRun = new Promise((resolve) => setTimeout(resolve));
    this.#ready = scriptsHaveRun.then(() => (turn === this.#turn ? this.#start(turn) : undefined));
  }

  /** @param {number} turn */
  async #start(turn) {
    const root = /** @type {ShadowRoot} */ (this.shadowRoot);
    const language = spokenLanguage(this.lang || this.closest("[lang]")?.getAttribute("lang") || "en");
    const box = element("div", { class: "form", part: "form", lang: language });
    try {
      const context = await startContext({
        root,
        language,
        contract: this.getAttribute("contract") ?? undefined,
        ...this.#settings,
      });
      const form = await createOnboarding(context, this.#surroundings());
      if (turn !== this.#turn) {
        form.close();
        context.preflight.close();
        return;
      }
      if (!this.dir) {
        // All languages of the form are written from left to right, whatever the page around it is.
        box.dir = "ltr";
      }
      box.append(...form.elements);
      root.replaceChildren(box);
      this.#preflight = context.preflight;
      this.#form = form;
      await form.start();
      if (this.#kept) {
        await form.fill(this.#kept.values, this.#kept.issuedOn);
      }
      if (turn !== this.#turn) {
        return;
      }
      this.#kept = undefined;
      if (this.#requirements) {
        await form.correct(this.#requirements);
      }
      this.#dispatch("ready", {});
    } catch (error) {
      if (turn !== this.#turn) {
        return;
      }
      const { message } = /** @type {Error} */ (error);
      root.replaceChildren(element("p", { class: "message error", part: "message error", role: "alert" }, message));
      this.#dispatch("failure", { message });
    }
  }

  /** @returns {import("./form/onboarding.js").Surroundings} */
  #surroundings() {
    return {
      country: this.getAttribute("country") ?? undefined,
      historyKey: this.hasAttribute("history") ? `harbor-onboarding-form-${this.id || this.#number}` : undefined,
      operation: () => this.operation,
      status: () => this.getAttribute("status") ?? undefined,
      dispatch: (type, detail) => this.#dispatch(type, detail),
    };
  }

  /** @param {string} type @param {object} detail */
  #dispatch(type, detail) {
    return this.dispatchEvent(new CustomEvent(type, { detail, bubbles: type === "submit", cancelable: type === "submit" }));
  }

  get operation() {
    return this.getAttribute("operation") === "correct" || (this.#requirements !== undefined && !this.hasAttribute("operation"))
      ? "correct"
      : "submit";
  }

  set operation(operation) {
    this.setAttribute("operation", operation);
  }

  get requirements() {
    return this.#requirements;
  }

  set requirements(requirements) {
    this.#requirements = requirements;
    void this.#form?.correct(requirements);
  }

  get messages() {
    return this.#settings.messages;
  }

  set messages(messages) {
    this.#settings.messages = messages;
    this.#restart();
  }

  get reference() {
    return this.#settings.reference;
  }

  set reference(reference) {
    this.#settings.reference = reference;
    this.#restart();
  }

  get locale() {
    return this.#settings.locale;
  }

  set locale(locale) {
    this.#settings.locale = locale;
    this.#restart();
  }

  get worker() {
    return this.#settings.worker;
  }

  set worker(worker) {
    this.#settings.worker = worker;
    this.#restart();
  }

  get module() {
    return this.#settings.module;
  }

  set module(module) {
    this.#settings.module = module;
    this.#restart();
  }

  get ready() {
    return this.#ready;
  }

  get isAnswered() {
    return this.#form?.isAnswered() ?? false;
  }

  get values() {
    return this.#form?.values() ?? {};
  }

  /** @param {any} values */
  async fill(values) {
    await this.#ready;
    const lost = (await this.#form?.fill(values)) ?? [];
    this.#form?.openFirst();
    return lost;
  }

  async clear() {
    await this.#ready;
    this.#form?.clear();
  }
}

if (globalThis.customElements && !customElements.get("harbor-onboarding-form")) {
  customElements.define("harbor-onboarding-form", /** @type {CustomElementConstructor} */ (/** @type {unknown} */ (HarborOnboardingForm)));
}
