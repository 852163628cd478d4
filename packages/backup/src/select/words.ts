import { type Fault, type Result, failed, ok } from '@keelgate/model';
import { backupFault } from '../backup-fault.ts';
import type { Kind } from '../restore-options.ts';
import { kinds } from './choose.ts';
import { type RenamableKind, type Renaming, renamableKinds } from './rename.ts';

/** `apis,products`: the kinds that are restored. */
export function parseKinds(text: string): Result<readonly Kind[], Fault> {
  const named = text.split(',').map((name) => name.trim());
  const unknown = named.find((name) => !kinds.some((kind) => kind === name));
  if (unknown === undefined) return ok(named as Kind[]);
  return failed(backupFault('backup/selection', `"${unknown}" is no kind of resource: there are ${kinds.join(', ')}`));
}

/** `dev-*=prod-*`, or of one kind `apis/orders-v1=orders`. */
export function parseRenaming(text: string): Result<Renaming, Fault> {
  const match = /^(?:([A-Za-z]+)\/)?([^=/*]*\*?[^=/*]*)=([^=/*]*\*?[^=/*]*)$/.exec(text);
  const [, kind, from = '', to = ''] = match ?? [];
  const known = kind === undefined || renamableKinds.some((one) => one === kind);
  const isWhole = from !== '' && to !== '' && (from.includes('*') || !to.includes('*'));
  if (match === null || !known || !isWhole) {
    const message = `"${text}" is no renaming: it is written dev-*=prod-* or apis/old=new, of ${renamableKinds.join(', ')}`;
    return failed(backupFault('backup/selection', message));
  }
  return ok({ ...(kind === undefined ? {} : { kind: kind as RenamableKind }), from, to });
}

/** `namedValues/key=value`. */
export function parseParameter(text: string): Result<readonly [path: string, value: string], Fault> {
  const sign = text.indexOf('=');
  if (sign > 0) return ok([text.slice(0, sign), text.slice(sign + 1)]);
  return failed(backupFault('backup/parameter', `"${text}" is no parameter: it is written namedValues/key=value`));
}
