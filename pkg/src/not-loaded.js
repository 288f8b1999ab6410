// What a caller has to import by hand, where a file of the package is not at hand.

/**
 * The error that says so. `what` is what is missing, `file` where the package has it, and `option` the option of `load` that
 * takes it.
 */
export function notLoaded(what, file, option, cause) {
  return new Error(`${what} is not loaded: import harbor-preflight/${file}, and give it to load({ ${option} })`, { cause });
}
