import { invariant } from '@keelgate/model';
import type { RunOptions } from '../run/run-policies.ts';
import { runPolicies } from '../run/run-policies.ts';
import type { RunRequest, RunResult } from '../run/run-request.ts';

/** Runs a request, a GET of an order unless it says otherwise, through a document of the API, or through its inbound policies. */
export function runApi(xml: string, request: Partial<RunRequest> = {}, options: RunOptions = {}): RunResult {
  const result = runApiRepeatedly(xml, request, options).at(0);
  invariant(result !== undefined, 'K1', 'a run without a result');
  return result;
}

/** The same for requests with `repeat`: a result for each. */
export function runApiRepeatedly(
  xml: string,
  request: Partial<RunRequest> = {},
  options: RunOptions = {},
): readonly RunResult[] {
  const text = xml.trimStart().startsWith('<policies')
    ? xml
    : `<policies><inbound>${xml}</inbound><backend><base/></backend><outbound/><on-error/></policies>`;
  const whole = { method: 'GET', url: 'https://api.example.com/orders/1', ...request };
  const ran = runPolicies({ api: { format: 'rawxml', text, place: null } }, whole, options);
  if (!ran.ok) throw new Error(`the document or the request is wrong: ${JSON.stringify(ran.failure)}`);
  return ran.value.results;
}

/** A document whose outbound policies are these. */
export function outbound(xml: string): string {
  return `<policies><inbound/><backend><base/></backend><outbound>${xml}</outbound><on-error/></policies>`;
}
