import type { RestoreOptions } from '@keelgate/backup';
import { parseKinds, parseParameter, parseRenaming } from '@keelgate/backup';
import type { Fault, Result } from '@keelgate/model';
import { failed, ok } from '@keelgate/model';
import type { Command } from 'commander';
import { readInput } from './input-file.ts';

export type PromotionOptions = {
  readonly only?: string;
  readonly rename?: readonly string[];
  readonly set?: readonly string[];
  readonly setFile?: readonly string[];
};

/** What of a backup is restored, and what is called otherwise there. */
export function addPromotionOptions(command: Command): Command {
  return command
    .option('--only <kinds>', 'restore these kinds of resources alone: apis,products,namedValues,…')
    .option('--rename <from=to>', 'call it otherwise: dev-*=prod-*, or of one kind apis/old=new (repeatable)', gather)
    .option(
      '--set <path=value>',
      'another value in the target: namedValues/key=…, backends/id=…, apis/id=… (repeatable)',
      gather,
    )
    .option(
      '--set-file <file>',
      'the same from a JSON file, { "namedValues/key": "…" }: for secrets (repeatable)',
      gather,
    );
}

function gather(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}

type Promotion = Pick<RestoreOptions, 'only' | 'rename' | 'parameters'>;

export function givenPromotion({
  only,
  rename = [],
  set = [],
  setFile = [],
}: PromotionOptions): Result<Promotion, readonly Fault[]> {
  const kinds = only === undefined ? ok(undefined) : parseKinds(only);
  const renamings = rename.map(parseRenaming);
  const files = setFile.map(readValues);
  const parameters = set.map(parseParameter);
  const faults = [kinds, ...renamings, ...files, ...parameters].flatMap((one) => (one.ok ? [] : [one.failure]));
  if (faults.length > 0) return failed(faults);
  // What is on the command line goes before what is in a file.
  const values = [
    ...files.flatMap((one) => (one.ok ? one.value : [])),
    ...parameters.flatMap((one) => (one.ok ? [one.value] : [])),
  ];
  return ok({
    ...(kinds.ok && kinds.value !== undefined ? { only: kinds.value } : {}),
    rename: renamings.flatMap((one) => (one.ok ? [one.value] : [])),
    parameters: new Map(values),
  });
}

type Values = readonly (readonly [path: string, value: string])[];

function readValues(file: string): Result<Values, Fault> {
  const read = readInput(file);
  if (!read.ok) return read;
  const values = textsIn(read.value.text);
  if (values !== null) return ok(values);
  return failed({
    code: 'input/wrong-values',
    severity: 'error',
    message: 'this is no object of texts, expected { "namedValues/key": "value" }',
    place: { file: read.value.file, line: 1, column: 1 },
  });
}

/** The members of a JSON object, if all of them are texts. */
function textsIn(text: string): Values | null {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return null;
  const entries = Object.entries(json) as (readonly [string, unknown])[];
  return entries.every((entry): entry is readonly [string, string] => typeof entry[1] === 'string') ? entries : null;
}
