import { contextType } from '../dotnet/context/context-type.ts';
import { compileExpression } from './compile.ts';
import { createTextCache } from './text-cache.ts';

/**
 * Characters of the expressions that are kept compiled: those of a service of a thousand documents. Each takes about
 * 16 bytes of memory when it is compiled, and a few times that once it has run.
 */
const keptChars = 1024 * 1024;

type Compiled = ReturnType<typeof compileExpression>;

const kept = createTextCache(
  (source): Compiled => compileExpression(source, { globals: { context: contextType } }),
  keptChars,
);

/** A policy's expression, compiled once however often its text comes. */
export function compilePolicyExpression(source: string): Compiled {
  return kept.get(source);
}
