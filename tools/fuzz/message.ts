import type { Finding, FuzzCase } from '../../packages/policy/src/testing/fuzz/judge.ts';

/** Which case: a kind, and a seed from which its batch is made. */
export type CaseId = { readonly kind: string; readonly seed: number; readonly index: number };

/** What a worker tells: the case that it begins, a finding, or that a batch is done. */
export type FromWorker =
  | ({ readonly type: 'begins' } & CaseId)
  | { readonly type: 'found'; readonly found: Found }
  | { readonly type: 'done'; readonly cases: number; readonly cpuMs: number };

export type ToWorker = { readonly kind: string; readonly seed: number; readonly known: readonly string[] };

export type Found = CaseId & { readonly finding: Finding; readonly shrunk: FuzzCase | null; readonly sign: string };

/** What tells findings apart: two with the same sign have the same cause, most likely. */
export function signOf({ law, what }: Finding): string {
  const places = what
    .match(/[\w-]+\.ts:\d+/g)
    ?.slice(0, 2)
    .join(' ');
  return `${law}: ${places ?? what.replaceAll(/\d+|".*?"/g, '').slice(0, 60)}`;
}
