import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { compileDocuments, createBenchWorld, fine, programOf, request, run, runOne } from '../testing/bench-world.ts';
import { almostDocument } from '../testing/arbitrary-document.ts';
import type { Program, Step } from './step.ts';

const inboundPolicy = fc.constantFrom(
  '<base/>',
  '<rate-limit calls="2" renewal-period="60"/>',
  '<rate-limit-by-key calls="3" renewal-period="60" counter-key="k"/>',
  '<quota-by-key bandwidth="3" renewal-period="0" counter-key="k"/>',
  '<ip-filter action="forbid"><address>10.0.0.9</address></ip-filter>',
  '<check-header name="X" failed-check-httpcode="401" failed-check-error-message="m" ignore-case="true"/>',
  '<cache-lookup vary-by-developer="false" vary-by-developer-groups="false"/>',
  '<set-backend-service base-url="https://b"/>',
  '<return-response><set-status code="404"/></return-response>',
  '<set-header name="x"/>',
  '<choose><when condition="true"><trace source="s"><message>m</message></trace></when></choose>',
  '<limit-concurrency key="k" max-count="1"><retry condition="true" count="2" interval="1"/></limit-concurrency>',
  '<include-fragment fragment-id="f"/>',
);
const backendPolicy = fc.constantFrom(
  '',
  '<base/>',
  '<forward-request/>',
  '<retry condition="true" count="2" interval="1"><forward-request fail-on-error-status-code="true"/></retry>',
  '<limit-concurrency key="k" max-count="1"><base/></limit-concurrency>',
  '<retry condition="@(context.Response.StatusCode > 499)" count="2" interval="1"><forward-request/></retry>',
);
const document = fc
  .tuple(
    fc.uniqueArray(inboundPolicy, { maxLength: 5 }),
    backendPolicy,
    fc.constantFrom('', '<base/>', '<cache-store duration="60"/><base/>'),
    fc.constantFrom('', '<base/>', '<return-response/>'),
  )
  .map(
    ([policies, backend, outbound, onError]) =>
      `<policies><outbound>${outbound}</outbound><inbound>${policies.join('')}</inbound><on-error>${onError}</on-error><backend>${backend}</backend></policies>`,
  );
const documents = fc.record({ product: document, api: document, get: document }, { requiredKeys: [] });
const fragments = { f: '<fragment><rate-limit-by-key calls="1" renewal-period="5" counter-key="f"/></fragment>' };

function targets(step: Step): readonly number[] {
  if (step.kind === 'branch') return [step.otherwise];
  if (step.kind === 'jump') return [step.to];
  if (step.kind === 'repeat') return [step.again];
  if (step.kind === 'fork') return [...step.branches, step.join];
  if (step.kind !== 'effect') return [];
  if (step.effect.kind === 'cache.get') return [step.effect.hit];
  return 'otherwise' in step.effect ? [step.effect.otherwise] : [];
}

function isLast(step: Step | undefined): boolean {
  return (
    step?.kind === 'end' ||
    step?.kind === 'respond' ||
    step?.kind === 'fail' ||
    step?.kind === 'jump' ||
    step?.kind === 'rethrow'
  );
}

function check({ steps, sections, origins, handlers }: Program): void {
  expect(handlers).toHaveLength(steps.length);
  expect(handlers.every((at) => at >= -1 && at < steps.length)).toBe(true);
  expect(origins).toHaveLength(steps.length);
  expect(isLast(steps.at(-1))).toBe(true);
  for (const at of [...steps.flatMap(targets), ...Object.values(sections)]) {
    expect(at).toBeGreaterThanOrEqual(0);
    expect(at).toBeLessThan(steps.length);
  }
}

describe('compileProgram', () => {
  test.prop([documents, fc.constantFrom('get' as const, 'post' as const), fc.constantFrom('p', null)])(
    'jumps only to steps that there are',
    (made, operation, product) => {
      check(programOf({ ...made, fragments }, operation, product));
    },
  );

  test.prop([documents, fc.array(fc.constantFrom(200, 500, null), { minLength: 1, maxLength: 5 })])(
    'comes to its end, whatever the backend does',
    (made, replies) => {
      const world = createBenchWorld();
      world.reply = (send) => ({ ...fine, status: replies[send % replies.length] ?? null });
      const program = programOf({ ...made, fragments });
      for (let count = 0; count < 3; count += 1) {
        const ending = runOne(program, request({ second: count }), world);
        expect(ending.status).toBeGreaterThanOrEqual(100);
        expect([...world.taken.values()].every((held) => held === 0)).toBe(true);
      }
    },
  );

  test.prop([documents])('makes the same program of the same documents', (made) => {
    expect(JSON.stringify(programOf({ ...made, fragments }))).toBe(JSON.stringify(programOf({ ...made, fragments })));
  });

  test.prop([almostDocument])('never throws, whatever a document holds', (text) => {
    const { set, faults } = compileDocuments({ api: text, fragments: {} });
    expect(set === null).toBe(faults.some(({ severity }) => severity === 'error'));
    if (set !== null) check(set.programFor({ apiId: 'a', operationId: 'get', productId: null }));
  });

  test('is made once for each context', () => {
    const { set } = compileDocuments({});
    const context = { apiId: 'a', operationId: 'get', productId: null };
    expect(set?.programFor(context)).toBe(set?.programFor({ ...context }));
  });

  test('without any document forwards the request', () => {
    expect(run({})).toMatchObject({ status: 200, from: 'backend', sends: 1 });
  });
});

describe('scopes', () => {
  function limit(name: string): string {
    return `<rate-limit-by-key calls="9" renewal-period="${name.charCodeAt(0)}" counter-key="${name}"/>`;
  }
  function order(made: Parameters<typeof programOf>[0], product: string | null = 'p'): string {
    const world = createBenchWorld();
    runOne(programOf(made, 'get', product), request(), world);
    return [...world.counts.keys()].map((key) => key.split('|')[1]).join('');
  }
  function inbound(policies: string): string {
    return `<policies><inbound>${policies}</inbound></policies>`;
  }

  test('the broader scope stands where base does', () => {
    const get = inbound(`${limit('A')}<base/>${limit('B')}`);
    const api = inbound(`<base/>${limit('C')}`);
    const global = inbound(limit('G'));
    expect(order({ get, api, product: inbound(limit('P')), global })).toBe('APCB');
    expect(order({ get, api, product: inbound(`<base/>${limit('P')}`), global })).toBe('AGPCB');
    expect(order({ get, api, product: inbound(limit('P')), global }, null)).toBe('AGCB');
  });

  test('a scope without a document is transparent', () => {
    expect(order({ get: inbound(`<base/>${limit('A')}`), global: inbound(limit('G')) })).toBe('GA');
  });

  test('a document without the section has no base in it', () => {
    expect(order({ get: inbound(`<base/>${limit('A')}`), api: '<policies/>', global: inbound(limit('G')) })).toBe('A');
  });

  test('a fragment stands where it is included', () => {
    const made = { api: inbound(`${limit('A')}<include-fragment fragment-id="f"/>${limit('B')}`) };
    expect(order({ ...made, fragments: { f: `<fragment>${limit('F')}</fragment>` } })).toBe('AFB');
  });
});
