import type { SnapshotDifference } from '@keelgate/model';
import { type Line, styled } from '../line.ts';
import { count } from '../quantity.ts';

export function differenceCounts({ added, removed, changed }: SnapshotDifference): Line {
  const properties = changed.reduce((sum, one) => sum + one.properties.length, 0);
  const inside = properties === changed.length ? '' : ` in ${count(properties)} properties`;
  return [
    styled('green', `${count(added.length)} added`),
    ', ',
    styled('red', `${count(removed.length)} removed`),
    ', ',
    styled('yellow', `${count(changed.length)} changed`),
    inside,
  ];
}
