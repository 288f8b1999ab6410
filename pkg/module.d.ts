// The module, as bundlers and runtimes that compile WebAssembly provide it, for `load({ module })`.

/** A `WebAssembly.Module`. It has no other type here, because not every program has the types of WebAssembly. */
declare const module: object;
export default module;
