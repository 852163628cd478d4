/** The files of a log's folder. Numbers are padded, so that listing them by name lists them by number. */

export const markName = 'acknowledged';

/** What is not finished: it never counts, and is swept away when the log is opened. */
export const unfinished = '.part';

export function segmentName(first: number): string {
  return `changes-${padded(first)}`;
}

export function snapshotName(number: number): string {
  return `snapshot-${padded(number)}`;
}

/** The numbers in the names of segments and of snapshots, ascending. Files that are none of ours are left alone. */
export function numbersIn(names: readonly string[], kind: 'changes' | 'snapshot'): readonly number[] {
  const pattern = new RegExp(`^${kind}-(\\d{16})$`);
  return names
    .flatMap((name) => pattern.exec(name)?.[1] ?? [])
    .map(Number)
    .toSorted((one, other) => one - other);
}

function padded(number: number): string {
  return String(number).padStart(16, '0');
}
