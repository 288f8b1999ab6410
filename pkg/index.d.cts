// The package for `require`: the same types, and a `load` that loads the ES module.

import type { Options, Preflight } from "./index.js" with { "resolution-mode": "import" };

export type * from "./index.js" with { "resolution-mode": "import" };

export declare function load(options?: Options): Promise<Preflight>;
