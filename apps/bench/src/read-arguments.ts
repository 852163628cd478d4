import { parseArgs } from 'node:util';

export type Arguments =
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong'; readonly message: string }
  | {
      readonly kind: 'run';
      readonly names: readonly string[];
      readonly baseline: string | null;
      readonly threshold: number;
    };

/** What the user wants, of the cases that there are. */
export function readArguments(given: readonly string[], known: readonly string[]): Arguments {
  const parsed = parse(given);
  if (typeof parsed === 'string') return wrong(parsed);
  const { values, positionals } = parsed;
  if (values.help === true) return { kind: 'help' };
  const unknown = positionals.filter((name) => !known.includes(name));
  if (unknown.length > 0) return wrong(`there is no case ${unknown.join(', ')}; there are ${known.join(', ')}`);
  const threshold = Number(values.threshold ?? '1.25');
  if (!(threshold > 0 && Number.isFinite(threshold))) return wrong('--threshold takes a number above 0, such as 1.25');
  const names = positionals.length > 0 ? known.filter((name) => positionals.includes(name)) : known;
  return { kind: 'run', names, baseline: values.compare ?? null, threshold };
}

function wrong(message: string): Arguments {
  return { kind: 'wrong', message };
}

type Parsed = {
  readonly values: { readonly help?: boolean; readonly compare?: string; readonly threshold?: string };
  readonly positionals: readonly string[];
};

function parse(given: readonly string[]): Parsed | string {
  const options = {
    help: { type: 'boolean', short: 'h' },
    compare: { type: 'string' },
    threshold: { type: 'string' },
  } as const;
  try {
    return parseArgs({ args: [...given], options, allowPositionals: true });
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
