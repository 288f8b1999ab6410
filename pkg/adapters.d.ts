// Adapters for form libraries that do not support Standard Schema. Both take `preflight.schema`, or another Standard Schema.

/** The part of a Standard Schema that the adapters need. */
export interface AnySchema {
  readonly "~standard": {
    readonly validate: (value: unknown) => SchemaResult | Promise<SchemaResult>;
  };
}

/** What a Standard Schema returns. */
export interface SchemaResult {
  readonly issues?: readonly { readonly message: string; readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined }[] | undefined;
}

/** What VeeValidate 4 accepts as `validationSchema`: its `TypedSchema`. */
export interface TypedSchema<Values> {
  readonly __type: "VVTypedSchema";
  parse(values: Values): Promise<{ value?: Values; errors: { path: string; errors: string[] }[] }>;
  cast(values: Partial<Values>): Values;
}

/**
 * The rules for VeeValidate 4. Without this adapter, it accepts a Standard Schema but then reports everything as valid.
 * VeeValidate 5 needs no adapter.
 *
 * @example
 * const { errors } = useForm({ validationSchema: toTypedSchema(preflight.schema) });
 */
export declare function toTypedSchema<Values = Record<string, unknown>>(schema: AnySchema): TypedSchema<Values>;

/** Messages, nested like the values. */
export interface NestedMessages {
  [key: string]: string | NestedMessages | (string | undefined)[];
}

/**
 * The rules for Formik. A message about no field, for example that a customer cannot be onboarded now, is under the name `""`.
 *
 * @example
 * <Formik initialValues={values} validate={toFormikValidate(preflight.schema)} onSubmit={send}>
 */
export declare function toFormikValidate(schema: AnySchema): (values: unknown) => Promise<NestedMessages>;
