import { outcomes } from '@keelgate/model';
import type { Reply } from '../attempt.ts';
import { outcomeNumber } from '../outcome-number.ts';
import { outcomeOfReply } from '../outcome-of-reply.ts';
import { outcomeOfError } from '../outcome-of-error.ts';
import type { LiveRun } from './live-runs.ts';

/** How a request ends whose run is over: its outcome's number, and the status that its client sees. */
export function endingOf(
  { run, exchange }: LiveRun,
  said: Reply,
): { readonly outcome: number; readonly status: number } {
  const status = exchange.response?.status ?? 200;
  if (run.from === 'cache') return { outcome: outcomeNumber.servedFromCache, status };
  if (run.from === 'gateway' && status < 400) return { outcome: outcomeNumber.served, status };
  const { error } = run;
  if (error !== null) {
    const known = outcomeOfError(error);
    return { outcome: known === null ? (outcomeOfReply[said] as number) : outcomes.indexOf(known), status };
  }
  return { outcome: run.from === 'gateway' ? outcomeNumber.rejected : (outcomeOfReply[said] as number), status };
}
