import { failed, ok } from '@keelgate/model';
import type { FileFailure, FileResult } from './port.ts';

const kinds: ReadonlyMap<string, FileFailure['kind']> = new Map([
  ['ENOENT', 'absent'],
  ['EEXIST', 'exists'],
  ['ENOSPC', 'full'],
  ['EDQUOT', 'full'],
  ['EACCES', 'denied'],
  ['EPERM', 'denied'],
  ['EROFS', 'denied'],
]);

/** What the file system throws, as a value. */
export async function attempt<Value>(what: string, operation: () => Promise<Value>): FileResult<Value> {
  try {
    return ok(await operation());
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const why = error instanceof Error ? error.message : String(error);
    return failed({ kind: kinds.get(code) ?? 'failed', message: `${what}: ${why}` });
  }
}
