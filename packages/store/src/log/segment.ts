import { hasLaterFrame, readFrame } from './frame.ts';
import type { SegmentHeader } from './segment-header.ts';
import { segmentHeaderBytes } from './segment-header.ts';

/** A file of changes as the log knows it while it is open: where frames begin, and where the next one goes. It mutates. */
export type Segment = {
  readonly name: string;
  readonly salt: number;
  /** The number of its first change, whether it has one or not. */
  readonly first: number;
  /** The number of its last change; one less than `first` where it has none. */
  last: number;
  /** Where what was acknowledged ends. */
  end: number;
  /** The first number and the place of each frame. */
  readonly frames: { readonly first: number; readonly at: number }[];
};

/** What stands after the last whole frame. */
export type Damage = {
  readonly number: number;
  readonly why: string;
  readonly bytes: number;
  /** A later frame stands behind it. Those are written only once the one before is on the disk: so this one was. */
  readonly followed: boolean;
};

export function scanSegment(
  bytes: Uint8Array,
  name: string,
  { salt, first }: SegmentHeader,
): { readonly segment: Segment; readonly damage: Damage | null } {
  const segment: Segment = { name, salt, first, last: first - 1, end: segmentHeaderBytes, frames: [] };
  while (segment.end < bytes.length) {
    const frame = readFrame(bytes, segment.end, segment.last + 1, salt);
    if (!frame.whole) {
      const { number, why, resumeAt } = frame;
      const followed = hasLaterFrame(bytes, resumeAt, segment.last + 1, salt);
      return { segment, damage: { number, why, bytes: bytes.length - segment.end, followed } };
    }
    segment.frames.push({ first: frame.first, at: segment.end });
    segment.last += frame.count;
    segment.end = frame.end;
  }
  return { segment, damage: null };
}
