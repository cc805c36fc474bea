/**
 * Raised whenever a formula, a default or a tie-break changes: rows of different versions are never compared.
 */
export const ENGINE_VERSION = 1;
