import type { RunResult } from '@keelgate/model';
import { type Line, styled } from '../line.ts';

/** The error that policies could see as `context.LastError`. */
export function runError({ lastError }: RunResult): readonly Line[] {
  if (lastError === null) return [];
  const { source, reason, message, scope, section, path, policyId } = lastError;
  const id = policyId === null ? '' : `, id ${policyId}`;
  const at = [source, section === '' ? '' : `in ${section}`, scope === '' ? '' : `of ${scope}`].filter(Boolean);
  return [
    [],
    [styled('bold', 'Last error')],
    ['  ', styled('red', reason), `: ${message}`],
    ['  ', styled('dim', `from ${at.join(' ')}${id}${path === '' ? '' : `, at ${path}`}`)],
  ];
}
