import type { Fault, Result } from '@keelgate/model';
import { failed } from '@keelgate/model';
import type { RunRequest } from '../run/run-request.ts';
import { checkSource } from './check-source.ts';
import { requestSchema } from './request-schema.ts';
import type { InputText } from './source-text.ts';
import { readSource } from './source-text.ts';

/** Reads a request file; what is wrong with it is said all at once, each with its place. */
export function readRunRequest(input: InputText): Result<RunRequest, readonly Fault[]> {
  const source = readSource(input, 'policy-run');
  return source.ok ? checkSource(source.value, requestSchema, 'policy-run') : failed([source.failure]);
}
