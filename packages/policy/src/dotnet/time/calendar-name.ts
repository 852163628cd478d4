/** English names, as the invariant culture has them. */

export const dayNames: readonly string[] = [
  'Sunday',
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
];

export const monthNames: readonly string[] = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** Number of the month (from 1) or day of the week (from 0) that a word names, in full or by its first three letters. */
export function namedMonth(word: string): number | null {
  const index = indexOfName(monthNames, word);
  return index === null ? null : index + 1;
}

export function namedDay(word: string): number | null {
  return indexOfName(dayNames, word);
}

function indexOfName(names: readonly string[], word: string): number | null {
  const wanted = word.toLowerCase();
  const index = names.findIndex((name) => {
    const lower = name.toLowerCase();
    return lower === wanted || lower.slice(0, 3) === wanted;
  });
  return index === -1 ? null : index;
}
