const secondUs = 1e6;
const dayUs = 86_400e6;

/** The microseconds of an ISO 8601 duration of days, hours, minutes and seconds; `null` for anything else. */
export function parseDuration(text: string): number | null {
  const match = /^P(?=.)(?:(\d{1,6})D)?(?:T(?=.)(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,9})(?:\.(\d{1,9}))?S)?)?$/.exec(
    text,
  );
  if (match === null) return null;
  const [days = 0, hours = 0, minutes = 0, whole = 0] = match
    .slice(1, 5)
    .map((digits: string | undefined) => Number(digits ?? 0));
  const fraction = Number((match[5] ?? '').slice(0, 6).padEnd(6, '0'));
  return days * dayUs + ((hours * 60 + minutes) * 60 + whole) * secondUs + fraction;
}

/** In the largest units that come out even: an hour is `PT1H`. */
export function printDuration(us: number): string {
  const days = Math.floor(us / dayUs);
  const inDay = us % dayUs;
  const hours = Math.floor(inDay / 3600e6);
  const minutes = Math.floor((inDay % 3600e6) / 60e6);
  const left = inDay % 60e6;
  const time = `${part(hours, 'H')}${part(minutes, 'M')}${left === 0 ? '' : `${seconds(left)}S`}`;
  const whole = `${part(days, 'D')}${time === '' ? '' : `T${time}`}`;
  return whole === '' ? 'PT0S' : `P${whole}`;
}

function part(count: number, unit: string): string {
  return count === 0 ? '' : `${count}${unit}`;
}

function seconds(us: number): string {
  const fraction = String(us % secondUs)
    .padStart(6, '0')
    .replace(/0+$/, '');
  return `${Math.floor(us / secondUs)}${fraction === '' ? '' : `.${fraction}`}`;
}
