import { expect, it } from 'vitest';
import { defaultLimits } from '../dotnet/runtime.ts';
import type { RunResult } from './run-request.ts';
import { runPolicies } from './run-policies.ts';

/** A loop of so many rounds, so often; each evaluation may take a thousand steps. */
function run(rounds: number, times: number): RunResult | undefined {
  const loop = `@{ var sum = 0; for (var i = 0; i &lt; ${rounds}; i++) { sum += i; } return sum; }`;
  const policies = Array.from({ length: times }, (_, at) => `<set-variable name="v${at}" value="${loop}" />`);
  const text = `<policies><inbound>${policies.join('')}</inbound><backend /><outbound /><on-error /></policies>`;
  const ran = runPolicies(
    { api: { format: 'rawxml', text, place: null } },
    { method: 'GET', url: 'https://api.example.com/' },
    { limits: { ...defaultLimits, fuel: 1000 } },
  );
  return ran.ok ? ran.value.results[0] : undefined;
}

it('every evaluation has a budget of its own', () => {
  const result = run(400, 12);
  expect(result?.lastError).toBeNull();
  expect(result?.variables['v11']).toBe(79_800);
});

it('an evaluation that takes more is an error of its policy', () => {
  expect(run(2000, 1)?.lastError).toMatchObject({
    source: 'set-variable',
    reason: 'ExpressionValueEvaluationFailure',
    message: 'Expression evaluation failed. The expression takes more than 1000 steps.',
  });
});

it('all evaluations of a request together end, too', () => {
  expect(run(900, 100)?.lastError).toMatchObject({ reason: 'ExpressionValueEvaluationFailure' });
});
