import type { Runtime } from '../runtime.ts';
import { burn, newText } from '../runtime.ts';
import { patternPieces, raiseFormat } from './format-pattern.ts';
import type { TimeSpan } from './moment.ts';
import { ticksPerDay } from './tick.ts';

/** An interval's parts, without its sign. */
type SpanParts = {
  readonly days: number;
  readonly hours: number;
  readonly minutes: number;
  readonly seconds: number;
  readonly fraction: number;
};

/** `TimeSpan.ToString(format)`. */
export function formatTimeSpan(rt: Runtime, { ticks }: TimeSpan, format: string | null): string {
  const parts = partsOf(ticks < 0n ? -ticks : ticks);
  const sign = ticks < 0n ? '-' : '';
  if (format === null || format === '' || /^[ctT]$/.test(format)) return sign + constant(parts);
  if (format === 'g') return sign + short(parts);
  if (format === 'G') return sign + long(parts);
  if (format.length === 1) return raiseFormat();
  burn(rt, format.length * 16);
  return newText(rt, custom(parts, format));
}

function partsOf(size: bigint): SpanParts {
  const ofDay = Number(size % ticksPerDay);
  const seconds = Math.floor(ofDay / 10_000_000);
  return {
    days: Number(size / ticksPerDay),
    hours: Math.floor(seconds / 3600),
    minutes: Math.floor(seconds / 60) % 60,
    seconds: seconds % 60,
    fraction: ofDay % 10_000_000,
  };
}

function constant({ days, hours, minutes, seconds, fraction }: SpanParts): string {
  const date = days === 0 ? '' : `${days}.`;
  const rest = fraction === 0 ? '' : `.${digits(fraction, 7)}`;
  return `${date}${digits(hours, 2)}:${digits(minutes, 2)}:${digits(seconds, 2)}${rest}`;
}

function short({ days, hours, minutes, seconds, fraction }: SpanParts): string {
  const date = days === 0 ? '' : `${days}:`;
  const rest = fraction === 0 ? '' : `.${digits(fraction, 7).replace(/0+$/, '')}`;
  return `${date}${hours}:${digits(minutes, 2)}:${digits(seconds, 2)}${rest}`;
}

function long({ days, hours, minutes, seconds, fraction }: SpanParts): string {
  return `${days}:${digits(hours, 2)}:${digits(minutes, 2)}:${digits(seconds, 2)}.${digits(fraction, 7)}`;
}

function digits(value: number, length: number): string {
  return String(value).padStart(length, '0');
}

/** In custom formats every letter has a meaning or must be quoted, and the sign is not printed. */
function custom(parts: SpanParts, format: string): string {
  let text = '';
  for (const piece of patternPieces(format, 'dhmsfF')) {
    if (piece.kind === 'run') text += run(parts, piece.letter, piece.length);
    else if (piece.quoted) text += piece.text;
    else raiseFormat();
  }
  return text;
}

function run({ days, hours, minutes, seconds, fraction }: SpanParts, letter: string, length: number): string {
  const most = letter === 'd' ? 8 : letter === 'f' || letter === 'F' ? 7 : 2;
  if (length > most) raiseFormat();
  switch (letter) {
    case 'd':
      return digits(days, length);
    case 'h':
      return digits(hours, length);
    case 'm':
      return digits(minutes, length);
    case 's':
      return digits(seconds, length);
    case 'f':
      return digits(fraction, 7).slice(0, length);
    default:
      return digits(fraction, 7).slice(0, length).replace(/0+$/, '');
  }
}
