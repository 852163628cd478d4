import { parseArgs } from 'node:util';

export type SoakOptions = {
  readonly seeds: number;
  readonly from: number;
  /** No new seed after so long; `null`: all of them. */
  readonly minutes: number | null;
  readonly out: string;
  readonly workers: number;
};

export const usage = 'npm run soak -- [--seeds N] [--from SEED] [--minutes M] [--workers N] [--out FOLDER]';

/** What the command line asks for; `null` where it is wrong. */
export function readOptions(args: readonly string[], cores: number): SoakOptions | null {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        seeds: { type: 'string', default: '10000' },
        from: { type: 'string', default: '1' },
        workers: { type: 'string', default: `${cores}` },
        out: { type: 'string', default: '.soak' },
        minutes: { type: 'string' },
      },
    });
    const { out } = values;
    const [seeds, from, workers] = [Number(values.seeds), Number(values.from), Number(values.workers)];
    const minutes = values.minutes === undefined ? null : Number(values.minutes);
    // `keelgate drill --seed` takes nine digits.
    const isWhole = [seeds, from, workers].every((value) => Number.isSafeInteger(value) && value >= 1);
    return isWhole && from + seeds <= 1e9 && (minutes === null || minutes > 0)
      ? { seeds, from, minutes, out, workers }
      : null;
  } catch {
    return null;
  }
}
