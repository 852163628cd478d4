/** What a quantity's text may be: `null` means that it is none. */
export type Quantity = (text: string) => number | null;

const number = String.raw`(\d+(?:\.\d+)?|\.\d+)`;

const timeUnitsUs: { readonly [unit: string]: number } = { us: 1, ms: 1e3, s: 1e6, m: 60e6, h: 3600e6, d: 86_400e6 };

/** `250ms`, `3s`, `10m`, `1h`, `2d`, or ISO 8601 as `PT10M`; in µs. */
export const timeUs: Quantity = (text) => {
  const simple = new RegExp(`^(-?)${number}(us|ms|s|m|h|d)$`).exec(text);
  if (simple !== null)
    return (simple[1] === '-' ? -1 : 1) * Math.round(Number(simple[2]) * (timeUnitsUs[simple[3] ?? ''] ?? 0));
  const iso = /^P(?:(\d+)D)?(?:T(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?)?$/.exec(text);
  if (iso === null || text === 'P' || text.endsWith('T')) return null;
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = iso
    .slice(1)
    .map((part: string | undefined) => Number(part ?? 0));
  return Math.round(days * 86_400e6 + hours * 3600e6 + minutes * 60e6 + seconds * 1e6);
};

/** `2000/s`, `120000/m`, `1000/h`; a second. */
export const ratePerSecond: Quantity = (text) => {
  const match = new RegExp(`^${number}/(s|m|h)$`).exec(text);
  if (match === null) return null;
  const per: { readonly [unit: string]: number } = { s: 1, m: 60, h: 3600 };
  return Number(match[1]) / (per[match[2] ?? 's'] ?? 1);
};

/** `0.1%` or `0.001`; from 0 to 1. */
export const share: Quantity = (text) => {
  const match = new RegExp(`^${number}(%|[eE]-?\\d+)?$`).exec(text);
  if (match === null) return null;
  // Through decimal places, so that 0.1 % is 0.001 and not the nearest thing that a division makes of it.
  const value = match[2] === '%' ? Number(`${match[1]}e-2`) : Number(text);
  return value <= 1 ? value : null;
};

const sizeUnits: { readonly [unit: string]: number } = { B: 1, KiB: 1024, MiB: 1024 * 1024, GiB: 1024 * 1024 * 1024 };

/** `512KiB`, `5GiB`; in bytes. */
export const sizeBytes: Quantity = (text) => {
  const match = new RegExp(`^${number}(B|KiB|MiB|GiB)$`).exec(text);
  return match === null ? null : Math.round(Number(match[1]) * (sizeUnits[match[2] ?? 'B'] ?? 1));
};
