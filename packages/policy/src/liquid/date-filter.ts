import { formatDateTime } from '../dotnet/time/format-date.ts';
import { dateTime } from '../dotnet/time/moment.ts';
import type { DateTime } from '../dotnet/time/moment.ts';
import { parseDate } from '../dotnet/time/parse-date.ts';
import { ticksPerMinute } from '../dotnet/time/tick.ts';
import type { Runtime } from '../dotnet/runtime.ts';
import type { FilterTable } from './filter-table.ts';
import { textOf } from './filter-value.ts';
import { dateBehind } from './scope.ts';

/** `Date`, with .NET formats. A format with `%` is taken for one of Ruby's, as samples carry them. */
export function dateFilters(rt: Runtime): FilterTable {
  return {
    Date: (input, format) => {
      const pattern = textOf(format);
      if (pattern === '') return input;
      const date = dateBehind(input) ?? dateOfText(rt, textOf(input));
      if (date === null) return input;
      return pattern.includes('%') && pattern.length > 2
        ? rubyText(rt, date, pattern)
        : formatDateTime(rt, date, pattern);
    },
  };
}

/** What is no date stays as it is. */
function dateOfText(rt: Runtime, text: string): DateTime | null {
  const word = text.toLowerCase();
  if (word === 'now' || word === 'today') return dateTime(rt.nowTicks(), 'Local');
  const parsed = parseDate(text, rt.nowTicks());
  if (typeof parsed === 'string') return null;
  const { ticks, offsetMinutes } = parsed;
  if (offsetMinutes === null) return dateTime(ticks, 'Unspecified');
  return dateTime(ticks - BigInt(offsetMinutes) * ticksPerMinute, 'Local');
}

const rubyDirectives: ReadonlyMap<string, string> = new Map([
  ['a', 'ddd'],
  ['A', 'dddd'],
  ['b', 'MMM'],
  ['B', 'MMMM'],
  ['d', 'dd'],
  ['e', '%d'],
  ['F', 'yyyy-MM-dd'],
  ['H', 'HH'],
  ['I', 'hh'],
  ['l', '%h'],
  ['L', 'fff'],
  ['m', 'MM'],
  ['M', 'mm'],
  ['p', 'tt'],
  ['S', 'ss'],
  ['T', 'HH:mm:ss'],
  ['y', 'yy'],
  ['Y', 'yyyy'],
]);

function rubyText(rt: Runtime, date: DateTime, pattern: string): string {
  return pattern.replaceAll(/%-?([A-Za-z%])/g, (whole, letter: string) => {
    if (letter === '%') return '%';
    if (letter === 'z') return '+0000';
    const format = rubyDirectives.get(letter);
    if (format === undefined) return whole;
    const text = formatDateTime(rt, date, format);
    return whole.startsWith('%-') ? text.replace(/^0(?=\d)/, '') : text;
  });
}
