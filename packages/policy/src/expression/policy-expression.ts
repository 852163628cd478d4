import { contextType } from '../dotnet/context/context-type.ts';
import { compileExpression } from './compile.ts';

/** So many distinct expressions are kept compiled; a service of a thousand documents has fewer. */
const keptMax = 20_000;

type Compiled = ReturnType<typeof compileExpression>;

const kept = new Map<string, Compiled>();

/** A policy's expression, compiled once however often its text comes. */
export function compilePolicyExpression(source: string): Compiled {
  const known = kept.get(source);
  if (known !== undefined) return known;
  const compiled = compileExpression(source, { globals: { context: contextType } });
  if (kept.size >= keptMax) kept.clear();
  kept.set(source, compiled);
  return compiled;
}
