// The package in a worker: every call returns a promise.

import type { ContractName, FieldPathOf, FormValues, Issue, Options, PayloadValues, Preflight, Submission } from "./index.js";
import type { StandardSchemaV1 } from "./index.js";

export type * from "./index.js";

/**
 * Loads the module in its own worker, so that it never blocks the page. `messages`, and `today` if it is a function, are
 * called on the page.
 *
 * @example
 * const preflight = await loadInWorker();
 * const { valid, issues } = await preflight.validateValues(values);
 *
 * @throws What `load` throws; or an Error if the worker cannot be started.
 */
export declare function loadInWorker<Name extends ContractName = "individual-v1">(
  options?: WorkerOptions<Name>,
): Promise<PreflightInWorkerOf<Name>>;

export type PreflightInWorkerOf<Name extends ContractName> = { [Each in Name]: PreflightInWorker<Each> }[Name];

export interface WorkerOptions<Name extends ContractName = ContractName> extends Options<Name> {
  /**
   * The worker to use, whose script imports `harbor-preflight/worker-script`: a `Worker` of the page, or one of
   * `node:worker_threads`. Needed only if your bundler, such as esbuild, does not build the
   * package's own worker script.
   *
   * @example
   * const worker = new Worker(new URL("./my-worker.js", import.meta.url), { type: "module" });
   * const preflight = await loadInWorker({ worker });
   */
  worker?: object | undefined;
}

/** The members that work on the page without the worker. */
type OnThePage = "fields" | "isUsResident" | "flatten";

/** The calls that are described here instead. */
type Described = "validateField" | "is" | "parse" | "locate" | "normalize" | "redact" | "schema" | "schemaFor" | "pick";

/** The same call, but returning a promise. */
type InWorker<Call> = Call extends (...args: infer Arguments) => infer Result
  ? (...args: Arguments) => Promise<Awaited<Result>>
  : never;

/** A validator in a worker: the calls of {@link Preflight}. */
export type PreflightInWorker<Name extends ContractName = "individual-v1"> = Pick<Preflight<Name>, OnThePage> & {
  [Call in Exclude<keyof Preflight<Name>, OnThePage | Described>]: InWorker<Preflight<Name>[Call]>;
} & {
  validateField(field: FieldPathOf<Name> | (string & {}), payload: unknown, submission?: Submission): Promise<Issue[]>;
  is(payload: unknown, submission?: Submission): Promise<boolean>;
  parse(payload: unknown, submission?: Submission): Promise<ReturnType<Preflight<Name>["parse"]>>;
  normalize<Values>(values: Values): Promise<Values>;
  redact(payload: string | ArrayBuffer | ArrayBufferView): Promise<string>;
  redact(payload: unknown): Promise<unknown>;
  locate: LocateInWorker;
  readonly schema: StandardSchemaV1<FormValues<Name>, PayloadValues<Name>>;
  schemaFor(submission: Submission): StandardSchemaV1<FormValues<Name>, PayloadValues<Name>>;
  pick(fields: readonly (FieldPathOf<Name> | (string & {}))[], submission?: Submission): StandardSchemaV1<FormValues<Name>>;
  /** Ends the worker. Calls that are still running are rejected. */
  close(): void;
};

interface LocateInWorker {
  (text: Parameters<Preflight["locate"]>[0], path: string): Promise<import("./index.js").Location | null>;
  (text: Parameters<Preflight["locate"]>[0], paths: readonly string[]): Promise<(import("./index.js").Location | null)[]>;
}
