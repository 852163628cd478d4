import type { NameKind, NameTables } from './core-names.ts';
import { nameKinds } from './core-names.ts';
import type { CorePart } from './core-part.ts';
import type { Decisions } from './decisions.ts';
import { emptyDecisions } from './decisions.ts';

/** What one part has decided, and the names that have come up in it since the last time. */
export type PartDecisions = {
  readonly decisions: Decisions;
  readonly names: { readonly [kind in NameKind]: readonly string[] };
};

/** Says what a part has decided, with the names that the last call did not have. */
export function createTeller(part: CorePart): () => PartDecisions {
  const told: { [kind in NameKind]?: number } = {};
  return () => {
    const names: { [kind in NameKind]?: readonly string[] } = {};
    for (const kind of nameKinds) {
      const known = part.tables[kind].names;
      names[kind] = known.slice(told[kind] ?? 0);
      told[kind] = known.length;
    }
    return { decisions: part.decisions(), names: names as PartDecisions['names'] };
  };
}

/** Puts decisions of several parts together, in the order and with the names that one part alone would have. */
export type Merger = (parts: readonly PartDecisions[]) => Decisions;

const kinds = {
  operation: 'operations',
  product: 'products',
  subscription: 'subscriptions',
  unmatched: 'unmatched',
  counter: 'counters',
  counterKey: 'counterKeys',
} as const;

type Named = keyof typeof kinds;
type Known = { readonly [kind in NameKind]: string[] };

export function createMerger(tables: NameTables, parts: number): Merger {
  const known = Array.from({ length: parts }, (): Known => {
    return Object.fromEntries(nameKinds.map((kind) => [kind, [] as string[]])) as Known;
  });
  return (said) => {
    for (const [part, { names }] of said.entries()) {
      for (const kind of nameKinds) known[part]?.[kind].push(...names[kind]);
    }
    const rows = inOrder(said);
    const merged = emptyDecisions(rows.length);
    for (const [at, { part, row }] of rows.entries()) copyRow(merged, at, { from: said[part]?.decisions, row });
    for (const name of Object.keys(kinds) as Named[]) rename(merged[name], rows, { known, table: tables, name });
    return merged;
  };
}

type Row = { readonly part: number; readonly row: number; readonly window: number; readonly region: number };

/** Regions run alone within a window, one after the other; each is in one part. */
function inOrder(said: readonly PartDecisions[]): readonly Row[] {
  const rows: Row[] = [];
  for (const [part, { decisions }] of said.entries()) {
    for (let row = 0; row < decisions.count; row += 1) {
      rows.push({ part, row, window: decisions.window[row] as number, region: decisions.region[row] as number });
    }
  }
  return rows.toSorted((left, right) => left.window - right.window || left.region - right.region);
}

type From = { readonly from: Decisions | undefined; readonly row: number };

function copyRow(into: Decisions, at: number, { from, row }: From): void {
  if (from === undefined) return;
  for (const name of Object.keys(into) as (keyof Decisions)[]) {
    if (name !== 'count') into[name][at] = from[name][row] as number;
  }
}

type Renaming = { readonly known: readonly Known[]; readonly table: NameTables; readonly name: Named };

function rename(column: Int32Array, rows: readonly Row[], { known, table, name }: Renaming): void {
  const kind = kinds[name];
  for (const [at, { part }] of rows.entries()) {
    const number = column[at] as number;
    if (number >= 0) column[at] = table[kind].numberOf(known[part]?.[kind][number] ?? '');
  }
}
