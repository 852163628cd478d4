import type { RunResult } from '@keelgate/model';
import { compareResult } from './compare-result.ts';
import type { Mismatch } from './mismatch.ts';
import type { TestCase } from './read-test-file.ts';
import { isList } from './read-test-file.ts';

/** What a case expected and did not get; `repetition` counts from 1 where it was repeated. */
export type RunMismatch = Mismatch & { readonly repetition: number | null };

/** Compares a case with its results, one for each repetition. */
export function compareRun({ expect, path }: TestCase, results: readonly RunResult[]): readonly RunMismatch[] {
  function numbered(mismatches: readonly Mismatch[], at: number | null): readonly RunMismatch[] {
    return mismatches.map((mismatch) => ({
      ...mismatch,
      repetition: at === null || results.length === 1 ? null : at + 1,
    }));
  }
  if (isList(expect)) {
    return results.flatMap((result, at) => {
      const wanted = expect[at];
      return wanted === undefined ? [] : numbered(compareResult([...path, at], wanted, result), at);
    });
  }
  const { statuses, last, ...each } = expect;
  const final = results.at(-1);
  return [
    ...numbered(statuses === undefined ? [] : compareStatuses([...path, 'statuses'], statuses, results), null),
    ...results.flatMap((result, at) => numbered(compareResult(path, each, result), at)),
    ...(last === undefined || final === undefined
      ? []
      : numbered(compareResult([...path, 'last'], last, final), results.length - 1)),
  ];
}

function compareStatuses(
  path: Mismatch['path'],
  statuses: readonly number[],
  results: readonly RunResult[],
): readonly Mismatch[] {
  const got = results.map(({ response }) => response.status);
  return statuses.every((status, at) => status === got[at])
    ? []
    : [{ path, expected: `[${statuses.join(', ')}]`, got: `[${got.join(', ')}]` }];
}
