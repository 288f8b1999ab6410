// The package for `require`: the same types, and a `load` that loads the ES module.

import type { ContractName, Options, PreflightOf } from "./index.js" with { "resolution-mode": "import" };

export type * from "./index.js" with { "resolution-mode": "import" };

export declare function load<Name extends ContractName = "individual-v1">(
  options?: Options<Name>,
): Promise<PreflightOf<Name>>;
