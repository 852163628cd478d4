/** The groups of an IPv4 (4) or IPv6 (8) address, or `null` of what is neither. */
export function parseAddress(text: string): readonly number[] | null {
  const trimmed = text.trim();
  return trimmed.includes(':') ? parseV6(trimmed) : parseV4(trimmed);
}

/** Negative, 0 or positive, as `left` comes before, is, or comes after `right`, of the same family. */
export function compareAddresses(left: readonly number[], right: readonly number[]): number {
  for (const [index, group] of left.entries()) {
    const difference = group - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function parseV4(text: string): readonly number[] | null {
  if (!/^\d{1,3}(?:\.\d{1,3}){3}$/.test(text)) return null;
  const groups = text.split('.').map(Number);
  return groups.every((group) => group <= 255) ? groups : null;
}

function parseV6(text: string): readonly number[] | null {
  const halves = text.split('::');
  if (halves.length > 2) return null;
  const [head = [], tail = []] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const missing = 8 - head.length - tail.length;
  if (halves.length === 1 ? missing !== 0 : missing < 1) return null;
  const groups = [...head, ...Array.from({ length: missing }, () => '0'), ...tail];
  return groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))
    ? groups.map((group) => Number.parseInt(group, 16))
    : null;
}
