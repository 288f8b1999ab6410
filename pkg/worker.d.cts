// The package in a worker, for `require`: the same types.

import type { ContractName } from "./index.js" with { "resolution-mode": "import" };
import type { PreflightInWorkerOf, WorkerOptions } from "./worker.js" with { "resolution-mode": "import" };

export type * from "./worker.js" with { "resolution-mode": "import" };

export declare function loadInWorker<Name extends ContractName = "individual-v1">(
  options?: WorkerOptions<Name>,
): Promise<PreflightInWorkerOf<Name>>;
