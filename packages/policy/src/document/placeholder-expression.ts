import type { ExpressionFault } from '../expression/expression-fault.ts';

type Compile = (source: string) => readonly ExpressionFault[];

/**
 * What deployments put other text in for, and what no C# outside of strings looks like; and a named value as the hole of an
 * interpolated string, where C# by itself reads braces around a hole.
 */
const placeholder =
  /(?<=\{)\{\{[\w.-]+\}\}(?=\})|\$\{[\w.\-"'[\]() ]*\}|#\{[\w.-]*\}#?|\$\([\w.-]+\)|__[A-Za-z0-9][\w.-]*__/g;

/**
 * What is wrong with an expression in which placeholders of a deployment may stand: where it does not compile as it is, each
 * counts as a named value whose value is not known.
 */
export function compileBehindPlaceholders(source: string, compile: Compile): readonly ExpressionFault[] {
  const faults = compile(source);
  if (!faults.some(({ severity }) => severity === 'error')) return faults;
  const swaps: Swap[] = [];
  let shift = 0;
  const swapped = source.replaceAll(placeholder, (whole: string, at: number) => {
    const standIn = whole.startsWith('{{') ? `(${unknownValue})` : unknownValue;
    swaps.push({ at, length: whole.length, swappedAt: at + shift, swappedLength: standIn.length });
    shift += standIn.length - whole.length;
    return standIn;
  });
  if (swaps.length === 0) return faults;
  const again = compile(swapped);
  if (again.some(({ severity }) => severity === 'error')) return faults;
  return again.map((fault) => ({ ...fault, at: sourceOffset(swaps, fault.at) }));
}

const unknownValue = '{{placeholder}}';

type Swap = {
  readonly at: number;
  readonly length: number;
  readonly swappedAt: number;
  readonly swappedLength: number;
};

function sourceOffset(swaps: readonly Swap[], offset: number): number {
  const swap = swaps.findLast(({ swappedAt }) => swappedAt <= offset);
  if (swap === undefined) return offset;
  const past = offset - swap.swappedAt - swap.swappedLength;
  return past < 0 ? swap.at : swap.at + swap.length + past;
}
