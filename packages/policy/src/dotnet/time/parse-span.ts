import { clockTicks, ticksPerDay } from './tick.ts';

/** `range`: it looks like an interval, but a part of it is too large. */
export type SpanFailure = 'format' | 'range';

const wholeDays = /^\d+$/;
const dayAndMinutes = /^(\d+)\.(\d+):(\d+)$/;
const clock = /^(?:(\d+)[.:](?=\d+:\d+:))?(\d+):(\d+)(?::(\d+)(?:\.(\d*))?)?$/;

/** No interval in digits is longer. */
const spanCharsMax = 128;

/** The ticks of an interval: `d`, `[d.]hh:mm`, `[d.]hh:mm:ss[.fffffff]`, with `:` behind the days too; a minus before it. */
export function parseSpan(text: string): bigint | SpanFailure {
  const trimmed = text.trim();
  if (trimmed.length > spanCharsMax) return 'format';
  const negative = trimmed.startsWith('-');
  const size = sizeOf(negative ? trimmed.slice(1) : trimmed);
  if (typeof size !== 'bigint') return size;
  const ticks = negative ? -size : size;
  return ticks === BigInt.asIntN(64, ticks) ? ticks : 'range';
}

function sizeOf(text: string): bigint | SpanFailure {
  if (wholeDays.test(text)) return ticksOf([text, '0', '0', '0'], '');
  const short = dayAndMinutes.exec(text);
  if (short !== null) return ticksOf([...short.slice(1), '0'], '');
  const match = clock.exec(text);
  if (match === null) return 'format';
  const [day = '0', hours = '', minutes = '', seconds = '0', fraction = ''] = match.slice(1);
  return ticksOf([day, hours, minutes, seconds], fraction);
}

/** `parts` are days, hours, minutes, seconds. */
function ticksOf(parts: readonly string[], fraction: string): bigint | SpanFailure {
  if (fraction.length > 7) return 'range';
  const [day = 0, hours = 0, minutes = 0, seconds = 0] = parts.map(Number);
  if (day > 10_675_199 || hours > 23 || minutes > 59 || seconds > 59) return 'range';
  return BigInt(day) * ticksPerDay + clockTicks(hours, minutes, seconds, Number(fraction.padEnd(7, '0')));
}
