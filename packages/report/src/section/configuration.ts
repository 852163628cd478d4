import type { DrillResult } from '@keelgate/model';
import { type Line, styled, wrap } from '../line.ts';
import { duration } from '../quantity.ts';

/** What became of the changes that were written during the drill; lost ones are named, every one. */
export function configuration({ config }: DrillResult, width: number): readonly Line[] {
  const { changes, staleSecondsMax } = config;
  if (changes.length === 0) return [];
  const lost = changes.filter((change) => change.lost).map(({ id, at }) => `${id} (of ${duration(at)})`);
  const refused = changes.filter(({ accepted }) => !accepted).map(({ id, at }) => `${id} (at ${duration(at)})`);
  const accepted = changes.length - refused.length;
  const stale = staleSecondsMax > 0 ? `; a region was behind by up to ${duration(staleSecondsMax)}` : '';
  return [
    [],
    [styled('bold', 'Configuration'), `  ${changes.length} written, ${accepted} accepted${stale}`],
    ...named('lost with the primary: ', lost, width).map((text): Line => ['  ', styled('red', text)]),
    ...named('not accepted: ', refused, width).map((text): Line => ['  ', styled('yellow', text)]),
  ];
}

function named(label: string, names: readonly string[], width: number): readonly string[] {
  return names.length === 0 ? [] : wrap(`${label}${names.join(', ')}`, width - 2);
}
