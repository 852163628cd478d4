import type { RestoreOptions } from '@keelgate/backup';
import { parseKinds, parseParameter, parseRenaming } from '@keelgate/backup';
import type { Fault, Result } from '@keelgate/model';
import { isError, ok } from '@keelgate/model';
import type { Command } from 'commander';

export type PromotionOptions = {
  readonly only?: string;
  readonly rename?: readonly string[];
  readonly set?: readonly string[];
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
    );
}

function gather(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}

type Promotion = Pick<RestoreOptions, 'only' | 'rename' | 'parameters'>;

export function givenPromotion({ only, rename = [], set = [] }: PromotionOptions): Result<Promotion, readonly Fault[]> {
  const kinds = only === undefined ? undefined : parseKinds(only);
  const renamings = rename.map(parseRenaming);
  const parameters = set.map(parseParameter);
  const faults = [...(kinds === undefined ? [] : [kinds]), ...renamings, ...parameters].flatMap((one) =>
    one.ok ? [] : [one.failure],
  );
  if (faults.some(isError)) return { ok: false, failure: faults };
  return ok({
    ...(kinds?.ok === true ? { only: kinds.value } : {}),
    rename: renamings.flatMap((one) => (one.ok ? [one.value] : [])),
    parameters: new Map(parameters.flatMap((one) => (one.ok ? [one.value] : []))),
  });
}
