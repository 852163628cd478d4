import type { DrillResult, UpdateResult } from '@keelgate/model';
import { type Line, styled } from '../line.ts';
import { count, duration, share } from '../quantity.ts';

/** Which region was updated when, how much of it was away, and what that cost. */
export function updates({ updates: all }: DrillResult): readonly Line[] {
  if (all.length === 0) return [];
  const rest = all.length - rowsMax;
  return [
    [],
    [styled('bold', 'Updates')],
    ...all.slice(0, rowsMax).map(row),
    ...(rest > 0 ? [[`  … and ${rest} more`]] : []),
  ];
}

const rowsMax = 3;

function row({ release, region, at, endedAt, awayMax, shed }: UpdateResult): Line {
  const what = `  ${release === null ? '' : `${release} in `}${region}`;
  if (at === null) return [what, styled('dim', '  not before the end')];
  const until = endedAt === null ? 'under way at the end' : `done at ${duration(endedAt)}`;
  const cost = shed === 0 ? styled('green', 'nothing shed') : styled('red', `${count(shed)} shed`);
  return [`${what}  from ${duration(at)}, ${until}; up to ${share(awayMax)} away, `, cost];
}
