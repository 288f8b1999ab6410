// The script of a worker, for bundlers that do not build the package's own. It has no exports.

export {};
