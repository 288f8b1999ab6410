// The adapters for `require`: the same types.

export type * from "./adapters.js" with { "resolution-mode": "import" };

import type { AnySchema, NestedMessages, TypedSchema } from "./adapters.js" with { "resolution-mode": "import" };

export declare function toTypedSchema<Values = Record<string, unknown>>(schema: AnySchema): TypedSchema<Values>;

export declare function toFormikValidate(schema: AnySchema): (values: unknown) => Promise<NestedMessages>;
