// The onboarding form as an element: `<harbor-onboarding-form country="US" contract="individual-v1" lang="en">`.

import type { ContractName, FormValues, Issue, LanguageFile, OwnWords, PendingRequirement, Reference, Report } from "./index.js";

/**
 * The form: it asks for the country first, then step by step for what that country needs, checks every answer and document
 * on the device of the person, and builds the payload. It sends nothing and stores nothing.
 *
 * Importing `harbor-preflight/form` defines the element, where there are elements; on a server it does nothing.
 *
 * | attribute | |
 * |---|---|
 * | `country` | the country of residence to begin with, as ISO 3166-1 alpha-2; the person can change it |
 * | `contract` | the revision of Harbor's guide. Default: `individual-v1` |
 * | `lang` | the language, as for any element; that of the page by default. The form has words in `en`, `es-419`, `fr`, `ja`, `ko`, `pt-BR`, `zh-Hans` and `zh-Hant` |
 * | `operation`, `status` | `submit` or `correct`, and the status of the onboarding, which a correction is checked with |
 * | `history` | keeps the steps in the history of the page, so that Back leads to the step before |
 *
 * It is styled by the custom properties `--harbor-accent`, `--harbor-on-accent`, `--harbor-text`, `--harbor-muted`,
 * `--harbor-background`, `--harbor-surface`, `--harbor-line`, `--harbor-control-line`, `--harbor-error`,
 * `--harbor-warning`, `--harbor-success`, `--harbor-on-success`, `--harbor-radius`, `--harbor-space`, `--harbor-font` and
 * `--harbor-font-size`, and by `::part(…)`: `form`, `progress`, `step`, `title`, `field`, `label`, `hint`, `input`,
 * `button`, `primary`, `secondary`, `message`, `error`, `warning`, `summary`, `drop`, `tile`, `picture`, `review`,
 * `success`, `extras`, `dialog`. What is in the slot `result` replaces the buttons of the last step.
 *
 * @example
 * import "harbor-preflight/form";
 * const form = document.querySelector("harbor-onboarding-form");
 * form?.addEventListener("submit", ({ detail }) => fetch("/onboarding", { method: "POST", body: detail.payload }));
 */
export declare class HarborOnboardingForm extends HTMLElement {
  /** Whether it is a first submission, or a correction: the latter once there are `requirements`, unless it is set. */
  operation: "submit" | "correct";
  /** What Harbor wants corrected, as `pendingRequirements` of the package returns it: the fields are marked. */
  requirements: readonly PendingRequirement[] | undefined;
  /** Your own messages: as in `load`. Setting it starts the form anew, with its answers. */
  messages: ((issue: Issue) => OwnWords | undefined) | undefined;
  /** What live lookups returned, in place of the lists of the package: as in `load`. Setting it starts the form anew. */
  reference: Reference | undefined;
  /**
   * The language file of the package, such as `harbor-preflight/locales/es-419.json`. Without a bundler, that of `lang` is
   * loaded by itself.
   */
  locale: LanguageFile | undefined;
  /**
   * Makes the worker in which the form works, for bundlers that build none: its script imports
   * `harbor-preflight/worker-script`. Set it right after the element was made.
   */
  worker: (() => object) | undefined;
  /** The answers so far, with files as `File`s. What does not apply is left out. */
  readonly values: FormValues<ContractName>;
  /** Whether the person has answered anything. */
  readonly isAnswered: boolean;
  /** Fulfilled when the form has started. */
  readonly ready: Promise<void>;
  /**
   * Puts values in the place of all answers, and opens the first step in which something is wrong. Returns the dotted paths
   * of what the form has no place for.
   */
  fill(values: FormValues<ContractName>): Promise<string[]>;
  /** Clears all answers, without asking. */
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
  /** Everything is answered and without an error. `preventDefault()` keeps the form from showing its own last step. */
  submit: CustomEvent<{ payload: Blob; report: Report }>;
  /** The answers were checked after a change. */
  change: CustomEvent<{ report: Report }>;
  /** A step was opened, or what is wrong in it has changed: how many errors are listed. */
  step: CustomEvent<{ step: string; title: string; errors: number }>;
  /** The form has started. */
  ready: CustomEvent<object>;
  /** The form cannot start; the message says why, and is shown in its place. */
  failure: CustomEvent<{ message: string }>;
}

declare global {
  interface HTMLElementTagNameMap {
    "harbor-onboarding-form": HarborOnboardingForm;
  }
}
