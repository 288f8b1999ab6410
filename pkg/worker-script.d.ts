// A worker's script, for bundlers that make none of the package's own: it has no exports.

export {};
