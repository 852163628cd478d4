import { type Fault, type Result, failed } from '@keelgate/model';

/** What can be wrong with a blob, as `docs/blob-stores.md` says. */
export type BlobFaultCode =
  | 'blob/absent'
  | 'blob/bad-name'
  | 'blob/denied'
  | 'blob/failed'
  | 'blob/full'
  | 'blob/too-big'
  | 'blob/unreachable';

export function blobFailed(code: BlobFaultCode, message: string, hint?: string): Result<never, Fault> {
  return failed({ code, severity: 'error', message, ...(hint === undefined ? {} : { hint }) });
}
