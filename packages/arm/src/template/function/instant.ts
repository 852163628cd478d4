const iso = /^(\d{4})-?(\d\d)-?(\d\d)(?:[T ](\d\d):?(\d\d)(?::?(\d\d)(?:\.(\d{1,7}))?)?)?\s*(Z|GMT|[+-]\d\d:?\d\d)?$/i;
const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?:\s+(\d{1,2}):(\d\d)(?::(\d\d))?(?:\s*(AM|PM))?)?$/i;

/**
 * The milliseconds since 1970 of a date and time as people write them in templates; null where the text is none. UTC is
 * meant where no zone is said.
 */
export function instantOf(text: string): number | null {
  const [whole, year, month, day, hour = '0', minute = '0', second = '0', fraction = '0', zone = 'Z'] =
    iso.exec(text.trim()) ?? [];
  if (whole === undefined) return americanInstant(text.trim());
  const local = instant([Number(year), Number(month), Number(day), Number(hour), Number(minute), Number(second)]);
  return local === null ? null : local + Math.floor(Number(`0.${fraction}`) * 1000) - offset(zone);
}

function americanInstant(text: string): number | null {
  const [whole, month, day, year, hour = '0', minute = '0', second = '0', half] = american.exec(text) ?? [];
  if (whole === undefined) return null;
  const of12 = half === undefined ? Number(hour) : (Number(hour) % 12) + (half.toUpperCase() === 'PM' ? 12 : 0);
  return instant([Number(year), Number(month), Number(day), of12, Number(minute), Number(second)]);
}

/** Year, month, day, hour, minute, second. */
type Parts = readonly [number, number, number, number, number, number];

/** Null where there is no such day or time. */
function instant(parts: Parts): number | null {
  const [year, month, day, hour, minute, second] = parts;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute, second);
  const isSame =
    year > 0 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day && date.getUTCHours() === hour;
  return isSame && minute < 60 && second < 60 ? date.getTime() : null;
}

function offset(zone: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d\d):?(\d\d)$/.exec(zone) ?? [];
  return sign === undefined ? 0 : (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}
