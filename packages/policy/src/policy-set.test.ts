import { describe, expect, test } from 'vitest';
import { checkDocument } from './policy-set.ts';
import {
  compileDocuments,
  createBenchWorld,
  fine,
  inbound,
  programOf,
  request,
  run,
  sectionsOf,
  snapshotOf,
  runOne,
} from './testing/bench-world.ts';

const limit = '<rate-limit-by-key calls="1" renewal-period="5" counter-key="k"/>';

function codes(text: string, fragments: { readonly [id: string]: string } = {}): readonly string[] {
  return compileDocuments({ api: text, fragments }).faults.map(({ code }) => code);
}

describe('checkDocument', () => {
  test('says what is wrong with one document, and where', () => {
    const place = { file: 'new.xml', line: 1, column: 1 };
    const scope = { kind: 'api', apiId: 'a' } as const;
    expect(
      checkDocument({ format: 'rawxml', text: inbound('<quota calls="1"/>'), place }, scope, snapshotOf({})),
    ).toMatchObject([{ code: 'policy/wrong-scope', place: { file: 'new.xml', line: 1, column: 20 } }]);
  });

  test('puts a document inside a template at its string, and names the line', () => {
    const place = { file: 'main.json', line: 40, column: 17 };
    const [fault] = checkDocument({ format: 'rawxml', text: '\n<policy/>', place }, { kind: 'global' }, snapshotOf({}));
    expect(fault?.place).toEqual(place);
    expect(fault?.message).toMatch(/^line 2 of the policy: /);
  });
});

describe('fragments', () => {
  test.each([
    '<include-fragment fragment-id="f"/>',
    '<base/>',
    '<cache-lookup vary-by-developer="false" vary-by-developer-groups="false"/>',
  ])('hold no %s', (inside) => {
    const fragments = { f: `<fragment>${inside}</fragment>` };
    expect(codes(inbound('<include-fragment fragment-id="f"/>'), fragments)).toEqual(['policy/not-in-fragment']);
  });

  test('have no scope of their own', () => {
    const fragments = { f: '<fragment><rate-limit calls="1" renewal-period="5"/></fragment>' };
    expect(codes(inbound('<include-fragment fragment-id="f"/>'), fragments)).toEqual([]);
  });
});

describe('what cannot be known', () => {
  test('a policy whose number is kept in a vault is left out, not refused', () => {
    const { set, faults } = compileDocuments({ api: inbound('<rate-limit calls="{{hidden}}" renewal-period="5"/>') });
    expect(faults).toEqual([]);
    expect(set?.notSimulated.map(({ policy }) => policy)).toEqual(['{{hidden}}', 'rate-limit']);
  });

  test('a policy that reads a body is left out, not refused', () => {
    const api = inbound(
      '<return-response><set-status code="@(context.Request.Body == null ? 418 : 419)"/></return-response>',
    );
    expect(run({ api })).toMatchObject({ status: 200, from: 'backend' });
  });

  test('what is no policy is a mistake inside of what does not run, too', () => {
    const [fault] = compileDocuments({
      api: inbound('<choose><when condition="true"><set-haeder/></when></choose>'),
    }).faults;
    expect(fault).toMatchObject({ code: 'policy/unknown-policy' });
    expect(fault?.hint).toContain('<set-header>');
  });
});

describe('errors', () => {
  test.each([
    ['<limit-concurrency key="k" max-count="1"><forward-request/></limit-concurrency>'],
    ['<forward-request/>'],
  ])('inside a retry are tried again: %s', (inside) => {
    const api = sectionsOf({ backend: `<retry condition="true" count="3" interval="2">${inside}</retry>` });
    const world = createBenchWorld();
    world.reply = () => ({ ...fine, status: null });
    expect(runOne(programOf({ api }), request(), world)).toMatchObject({
      sends: 4,
      endUs: 6e6,
      status: 500,
      error: { source: 'forward-request' },
    });
    expect([...world.taken.values()].every((held) => held === 0)).toBe(true);
  });

  test('a header that is missing is told from one that is wrong', () => {
    const api = inbound(
      '<check-header name="X" failed-check-httpcode="401" failed-check-error-message="m" ignore-case="true"/>',
    );
    expect(run({ api }).error?.reason).toBe('HeaderNotFound');
  });
});

describe('counters', () => {
  test('a quota that does not count is checked all the same', () => {
    const quota = (condition: string): string =>
      inbound(`<quota-by-key calls="1" renewal-period="300" counter-key="k" increment-condition="${condition}"/>`);
    const world = createBenchWorld();
    const counting = programOf({ api: quota('true') });
    const checking = programOf({ api: quota('false') });
    const asked = [checking, counting, checking].map((program) => runOne(program, request(), world).status);
    expect(asked).toEqual([200, 200, 403]);
  });

  test('a concurrency key is one over all elements of an API', () => {
    const inside = `<limit-concurrency key="k" max-count="1">${limit}</limit-concurrency>`;
    const world = createBenchWorld();
    runOne(programOf({ api: inbound(inside), get: inbound(inside) }), request(), world);
    expect([...world.taken.keys()]).toEqual(['apis/a limit-concurrency|k']);
  });
});

describe('one of two', () => {
  test.each([
    ['inbound', '<set-backend-service base-url="https://b" backend-id="b"/>'],
    ['backend', '<forward-request timeout="1" timeout-ms="1"/>'],
  ])('%s %s', (section, policy) => {
    expect(codes(sectionsOf({ [section]: policy }))).toEqual(['policy/wrong-value']);
  });
});
