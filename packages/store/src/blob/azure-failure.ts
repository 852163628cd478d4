import { RestError } from '@azure/storage-blob';
import { type Fault, type Result, ok } from '@keelgate/model';
import { blobFailed } from './blob-fault.ts';

/** What the SDK throws, as a value. */
export async function attempt<Value>(what: string, call: () => Promise<Value>): Promise<Result<Value, Fault>> {
  try {
    return ok(await call());
  } catch (error) {
    const why = error instanceof Error ? error.message.split('\n')[0] : String(error);
    return failureOf(error, `${what}: ${why}`);
  }
}

function failureOf(error: unknown, message: string): Result<never, Fault> {
  if (!(error instanceof RestError)) return blobFailed('blob/failed', message);
  const { statusCode, code } = error;
  if (statusCode === 404) return blobFailed('blob/absent', message);
  if (statusCode === 401 || statusCode === 403)
    return blobFailed('blob/denied', message, 'is the key or the SAS the right one, and still valid?');
  const unanswered = statusCode === undefined || statusCode >= 500 || code === 'REQUEST_SEND_ERROR';
  return unanswered ? blobFailed('blob/unreachable', message, 'try again later') : blobFailed('blob/failed', message);
}
