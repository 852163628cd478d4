/** `1,234,567`. */
export function count(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 0 });
}

/**
 * A share as a percentage with two digits, or as many more as it takes (up to six) to tell it from 0 % and 100 %:
 * 99.9996 % must not read as a full hundred, nor one lost request in a million as none.
 */
export function share(value: number): string {
  if (value === 0) return '0 %';
  if (value === 1) return '100 %';
  for (let digits = 2; digits <= 6; digits += 1) {
    const text = trimZeros((value * 100).toFixed(digits));
    if (text !== '0' && text !== '-0' && text !== '100') return `${text} %`;
  }
  return value < 0.5 ? '< 0.000001 %' : '> 99.999999 %';
}

/** Seconds in the form people say them: `450ms`, `3.2s`, `5m30s`, `2h`. */
export function duration(seconds: number): string {
  if (seconds < 0) return `-${duration(-seconds)}`;
  if (seconds > 0 && seconds < 0.9995) return `${trimZeros((seconds * 1000).toFixed(seconds < 0.01 ? 1 : 0))}ms`;
  if (seconds < 59.995) return `${trimZeros(seconds.toFixed(seconds < 10 ? 2 : 1))}s`;
  const whole = Math.round(seconds);
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const text = parts.map((part, index) => (part === 0 ? '' : `${part}${'hms'.charAt(index)}`)).join('');
  return text;
}

/** Milliseconds with about three significant digits: `0.42`, `41.7`, `1,250`. */
export function milliseconds(value: number): string {
  if (value >= 100) return count(value);
  return trimZeros(value.toFixed(value >= 10 ? 1 : 2));
}

/** How many times as much: `×1.04`, `×12`. */
export function factor(value: number): string {
  return `×${trimZeros(value.toFixed(value >= 10 ? 1 : 2))}`;
}

/** A rate in requests a second: `850/s`, `1.93 M/s`. */
export function perSecond(value: number): string {
  if (value >= 999_500) return `${trimZeros((value / 1_000_000).toFixed(2))} M/s`;
  return value >= 100 ? `${count(value)}/s` : `${trimZeros(value.toFixed(1))}/s`;
}

/** A figure that may be missing. */
export function orDash(value: number | null, print: (value: number) => string): string {
  return value === null ? '-' : print(value);
}

function trimZeros(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}
