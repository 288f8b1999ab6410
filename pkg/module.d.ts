// The module, as a bundler or runtime gives it that compiles modules: for `load({ module })`.

/** A `WebAssembly.Module`. It has no other type here, because not every program has the types of WebAssembly. */
declare const module: object;
export default module;
