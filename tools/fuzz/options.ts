import { parseArgs } from 'node:util';

export type FuzzOptions = { readonly minutes: number; readonly seed: number; readonly out: string };

export const usage = 'npm run fuzz -- [MINUTES] [--seed N] [--out FOLDER]';

/** What the command line asks for; `null` where it is wrong. */
export function readOptions(args: readonly string[]): FuzzOptions | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { seed: { type: 'string' }, out: { type: 'string' } },
    });
    const minutes = Number(positionals[0] ?? '5');
    const seed = Number(values.seed ?? Math.trunc(Date.now() / 1000));
    if (positionals.length > 1 || !(minutes > 0) || !Number.isSafeInteger(seed)) return null;
    return { minutes, seed, out: values.out ?? '.fuzz' };
  } catch {
    return null;
  }
}
