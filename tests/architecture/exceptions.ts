/**
 * The listed exceptions from the rules of the tree, each with its reason. ESLint and the architecture tests
 * read this file; a path that no longer exists here fails a test.
 */

/** Files (globs) where `as` is allowed: the edges where outside data is parsed, and generic registries. */
export const castsAllowed: Readonly<Record<string, string>> = {};

/** Files that may be longer than 300 lines. */
export const longFilesAllowed: Readonly<Record<string, string>> = {};
