// The onboarding form as a custom element: `<harbor-onboarding-form country="US" contract="individual-v1" lang="en">`.

import type { ContractName, FormValues, Issue, LanguageFile, OwnWords, PendingRequirement, Reference, Report } from "./index.js";

/**
 * The form. It asks for the country first, then leads step by step through what that country requires, checks every answer and
 * document on the person's device, and builds the payload. It sends nothing and stores nothing.
 *
 * Importing `harbor-preflight/form` defines the element. On a server, the import does nothing.
 *
 * | attribute | |
 * |---|---|
 * | `country` | the initial country of residence, as ISO 3166-1 alpha-2; the person can change it |
 * | `contract` | the revision of Harbor's guide. Default: `individual-v1` |
 * | `lang` | the language, as for any element; by default, that of the page. The form is translated into `en`, `es-419`, `fr`, `ja`, `ko`, `pt-BR`, `zh-Hans` and `zh-Hant`; for any other language it is in English, from left to right unless the element has its own `dir` |
 * | `operation`, `status` | `submit` or `correct`, and for a correction the status of the onboarding |
 * | `history` | adds the steps to the browser history, so that Back returns to the previous step |
 *
 * Style it with the custom properties `--harbor-accent`, `--harbor-on-accent`, `--harbor-text`, `--harbor-muted`,
 * `--harbor-background`, `--harbor-surface`, `--harbor-line`, `--harbor-control-line`, `--harbor-error`,
 * `--harbor-warning`, `--harbor-success`, `--harbor-on-success`, `--harbor-radius`, `--harbor-space`, `--harbor-font` and
 * `--harbor-font-size`, and with `::part(…)`: `form`, `progress`, `step`, `title`, `field`, `label`, `hint`, `input`,
 * `button`, `primary`, `secondary`, `message`, `error`, `warning`, `summary`, `drop`, `tile`, `picture`, `review`,
 * `success`, `extras`, `dialog`. The content of the slot `result` replaces the buttons of the last step.
 *
 * @example
 * import "harbor-preflight/form";
 * const form = document.querySelector("harbor-onboarding-form");
 * form?.addEventListener("submit", ({ detail }) => fetch("/onboarding", { method: "POST", body: detail.payload }));
 */
export declare class HarborOnboardingForm extends HTMLElement {
  /** A first submission or a correction. Unless you set it, it is `correct` if there are `requirements`. */
  operation: "submit" | "correct";
  /** What Harbor wants corrected, as `pendingRequirements` returns it. The form marks these fields. */
  requirements: readonly PendingRequirement[] | undefined;
  /** Your own messages, as in `load`. Setting it restarts the form, and keeps the answers. */
  messages: ((issue: Issue) => OwnWords | undefined) | undefined;
  /** Responses of Harbor's lookups, as in `load`. Setting it restarts the form, and keeps the answers. */
  reference: Reference | undefined;
  /**
   * A language file of the package, such as `harbor-preflight/locales/es-419.json`, or a promise of it. Without a bundler you do
   * not need it: the form loads the file for `lang`.
   */
  locale: LanguageFile | Promise<LanguageFile | undefined> | undefined;
  /**
   * Returns the worker for the form, for bundlers that do not build it. The worker's script must import
   * `harbor-preflight/worker-script`. Set this property right after creating the element.
   */
  worker: (() => object) | undefined;
  /**
   * The WebAssembly module, as in `load`, for a page that begins to download it before this element is defined, or keeps it
   * elsewhere. A `Response` can be read only once: give a `WebAssembly.Module` or its bytes. Set this property right after
   * creating the element.
   */
  module: object | undefined;
  /** The answers so far, with files as `File`s. What does not apply is left out. */
  readonly values: FormValues<ContractName>;
  /** Whether the person has answered anything. */
  readonly isAnswered: boolean;
  /** Resolves when the form has started. */
  readonly ready: Promise<void>;
  /**
   * Replaces all answers, and opens the first step with a problem. Returns the dotted paths of values that the form cannot
   * show.
   */
  fill(values: FormValues<ContractName>): Promise<string[]>;
  /** Clears all answers without asking for confirmation. */
  clear(): Promise<void>;

  addEventListener<Type extends keyof HarborOnboardingFormEvents>(
    type: Type,
    listener: (this: HarborOnboardingForm, event: HarborOnboardingFormEvents[Type]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

export interface HarborOnboardingFormEvents extends Omit<HTMLElementEventMap, "submit" | "change"> {
  /** Everything is answered and has no errors. Call `preventDefault()` to skip the form's own last step. */
  submit: CustomEvent<{ payload: Blob; report: Report }>;
  /** The answers were checked after a change. */
  change: CustomEvent<{ report: Report }>;
  /** A step was opened, or its errors have changed. `errors` is the number of errors listed. */
  step: CustomEvent<{ step: string; title: string; errors: number }>;
  /** The form has started. */
  ready: CustomEvent<object>;
  /** The form cannot start. The message says why, and is shown instead of the form. */
  failure: CustomEvent<{ message: string }>;
}

declare global {
  interface HTMLElementTagNameMap {
    "harbor-onboarding-form": HarborOnboardingForm;
  }
}
