// The rows that have an installation of their own, by the folder of their packages.

export const slow = {};
