import { describe, expect, test } from 'vitest';
import { checkDocumentElements } from '../document/check.ts';
import { parseDocument } from '../document/parse.ts';
import { compileDocuments, inbound, sectionsOf } from '../testing/bench-world.ts';

/** What is wrong with a document of the API scope: `code line:column`. */
function faultsOf(text: string): readonly string[] {
  const parsed = parseDocument({ format: 'rawxml', text, place: null });
  if (!parsed.ok) throw new Error(parsed.failure.message);
  const options = { scope: 'api', resources: { fragment: new Set<string>() }, compileExpression: () => [] } as const;
  return checkDocumentElements(parsed.value, options).faults.map(
    ({ code, place }) => `${code} ${place?.line}:${place?.column}`,
  );
}

/** The policies stand on a line of their own, the second. */
function inSection(section: string, policies: string): string {
  return sectionsOf({ [section]: `\n${policies}\n` });
}

const right: readonly (readonly [section: string, policies: string])[] = [
  ['inbound', '<rate-limit calls="10" renewal-period="60"/>'],
  [
    'inbound',
    '<rate-limit id="x" calls="10" renewal-period="300" retry-after-header-name="R"><api id="a" calls="1" renewal-period="1"><operation name="Get" calls="1" renewal-period="1"/></api></rate-limit>',
  ],
  [
    'inbound',
    '<rate-limit-by-key calls="10" renewal-period="60" counter-key="k" increment-condition="true" increment-count="2"/>',
  ],
  ['inbound', '<quota-by-key calls="10" renewal-period="0" counter-key="k"/>'],
  [
    'inbound',
    '<quota-by-key bandwidth="10" renewal-period="300" counter-key="k" first-period-start="2026-01-01T00:00:00Z"/>',
  ],
  [
    'inbound',
    '<check-header name="X" failed-check-httpcode="401" failed-check-error-message="no" ignore-case="true"><value>a</value></check-header>',
  ],
  [
    'inbound',
    '<ip-filter action="forbid"><address>10.0.0.1</address><address-range from="::1" to="::ff"/></ip-filter>',
  ],
  [
    'inbound',
    '<cache-lookup vary-by-developer="false" vary-by-developer-groups="false" caching-type="internal"><vary-by-header>Accept;X</vary-by-header></cache-lookup>',
  ],
  ['outbound', '<cache-store duration="60"/>'],
  [
    'backend',
    '<forward-request timeout="20" fail-on-error-status-code="true" buffer-request-body="true" http-version="2or1"/>',
  ],
  ['backend', '<forward-request timeout-ms="2000"/>'],
  [
    'backend',
    '<retry condition="true" count="50" interval="1" max-interval="10" delta="2" first-fast-retry="true"><forward-request/></retry>',
  ],
  ['backend', '<limit-concurrency key="k" max-count="3"><forward-request/></limit-concurrency>'],
  ['inbound', '<set-backend-service base-url="https://b.internal"/>'],
  [
    'on-error',
    '<return-response><set-status code="418" reason="t"/><set-header name="a" exists-action="override"><value>b</value></set-header><set-body>x</set-body></return-response>',
  ],
];

const wrong: readonly (readonly [section: string, policies: string, fault: string])[] = [
  ['inbound', '<rate-limit renewal-period="60"/>', 'policy/missing-attribute 2:1'],
  ['inbound', '<rate-limit calls="ten" renewal-period="60"/>', 'policy/wrong-value 2:13'],
  ['inbound', '<rate-limit calls="1" renewal-period="301"/>', 'policy/wrong-value 2:23'],
  ['inbound', '<rate-limit calls="1" renewal-period="0"/>', 'policy/wrong-value 2:23'],
  ['inbound', '<rate-limit calls="1" renewal-period="60" burst="2"/>', 'policy/unknown-attribute 2:43'],
  [
    'inbound',
    '<rate-limit calls="1" renewal-period="60"><operation id="x"/></rate-limit>',
    'policy/unexpected-element 2:43',
  ],
  [
    'inbound',
    '<rate-limit calls="1" renewal-period="60"><api calls="1" renewal-period="1"/></rate-limit>',
    'policy/missing-attribute 2:43',
  ],
  ['outbound', '<rate-limit calls="1" renewal-period="60"/>', 'policy/wrong-section 2:1'],
  ['inbound', '<rate-limit-by-key calls="1" renewal-period="60"/>', 'policy/missing-attribute 2:1'],
  ['inbound', '<rate-limit-by-key calls="1.5" renewal-period="60" counter-key="k"/>', 'policy/wrong-value 2:20'],
  ['inbound', '<quota calls="1" renewal-period="60"/>', 'policy/wrong-scope 2:1'],
  ['inbound', '<quota-by-key renewal-period="300" counter-key="k"/>', 'policy/missing-attribute 2:1'],
  ['inbound', '<quota-by-key calls="1" renewal-period="299" counter-key="k"/>', 'policy/wrong-value 2:25'],
  [
    'inbound',
    '<quota-by-key calls="1" renewal-period="0" counter-key="k" first-period-start="soon"/>',
    'policy/wrong-value 2:60',
  ],
  ['inbound', '<check-header name="X"/>', 'policy/missing-attribute 2:1'],
  [
    'inbound',
    '<check-header name="X" failed-check-httpcode="99" failed-check-error-message="m" ignore-case="true"/>',
    'policy/wrong-value 2:24',
  ],
  [
    'inbound',
    '<check-header name="X" failed-check-httpcode="401" failed-check-error-message="m" ignore-case="yes"/>',
    'policy/wrong-value 2:83',
  ],
  ['inbound', '<ip-filter action="deny"><address>10.0.0.1</address></ip-filter>', 'policy/wrong-value 2:12'],
  ['inbound', '<ip-filter action="allow"/>', 'policy/missing-element 2:1'],
  ['inbound', '<ip-filter action="allow"><address>10.0.0.256</address></ip-filter>', 'policy/wrong-value 2:27'],
  [
    'inbound',
    '<ip-filter action="allow"><address-range from="10.0.0.1" to="::1"/></ip-filter>',
    'policy/wrong-value 2:27',
  ],
  ['inbound', '<ip-filter action="allow"><host>a</host></ip-filter>', 'policy/unexpected-element 2:27'],
  [
    'outbound',
    '<cache-lookup vary-by-developer="false" vary-by-developer-groups="false"/>',
    'policy/wrong-section 2:1',
  ],
  [
    'inbound',
    '<cache-lookup vary-by-developer="false" vary-by-developer-groups="false" caching-type="redis"/>',
    'policy/wrong-value 2:74',
  ],
  [
    'inbound',
    '<cache-lookup vary-by-developer="false" vary-by-developer-groups="false"><vary/></cache-lookup>',
    'policy/unexpected-element 2:74',
  ],
  ['outbound', '<cache-store/>', 'policy/missing-attribute 2:1'],
  ['outbound', '<cache-store duration="-1"/>', 'policy/wrong-value 2:14'],
  ['inbound', '<forward-request/>', 'policy/wrong-section 2:1'],
  ['backend', '<forward-request timeout="0"/>', 'policy/wrong-value 2:18'],
  ['backend', '<forward-request retries="3"/>', 'policy/unknown-attribute 2:18'],
  ['backend', '<retry condition="true" count="51" interval="1"/>', 'policy/wrong-value 2:25'],
  ['backend', '<retry count="1" interval="1"/>', 'policy/missing-attribute 2:1'],
  ['backend', '<limit-concurrency key="k" max-count="0"/>', 'policy/wrong-value 2:28'],
  ['backend', '<limit-concurrency max-count="1"/>', 'policy/missing-attribute 2:1'],
  ['inbound', '<set-backend-service/>', 'policy/missing-attribute 2:1'],
  ['outbound', '<set-backend-service base-url="https://b"/>', 'policy/wrong-section 2:1'],
  ['inbound', '<return-response><set-status code="20"/></return-response>', 'policy/wrong-value 2:30'],
  ['inbound', '<return-response><trace/></return-response>', 'policy/unexpected-element 2:18'],
  ['inbound', '<rate-limits calls="1"/>', 'policy/unknown-policy 2:1'],
  ['inbound', '<include-fragment fragment-id="none"/>', 'policy/unknown-fragment 2:19'],
  ['middle', '<base/>', 'policy/unknown-section'],
];

describe('documents that are right', () => {
  test.each(right)('%s: %s', (section, policies) => {
    expect(faultsOf(inSection(section, policies))).toEqual([]);
  });
});

describe('documents that are wrong', () => {
  test.each(wrong.filter(([section]) => section !== 'middle'))('%s: %s', (section, policies, fault) => {
    expect(faultsOf(inSection(section, policies))).toContain(fault);
  });

  test('a document with a mistake is not compiled', () => {
    expect(compileDocuments({ api: inbound('<rate-limit calls="ten" renewal-period="60"/>') }).set).toBe(null);
  });

  test('a section that there is not', () => {
    expect(faultsOf('<policies><middle/></policies>')).toEqual(['policy/unknown-section 1:11']);
  });

  test('another root', () => {
    expect(faultsOf('<policy/>')).toEqual(['policy/wrong-root 1:1']);
  });

  test('a limit of the global scope that needs a subscription', () => {
    const { faults } = compileDocuments({ global: inbound('<rate-limit calls="1" renewal-period="1"/>') });
    expect(faults.map(({ code }) => code)).toContain('policy/wrong-scope');
  });

  test('every mistake is named, not only the first', () => {
    expect(faultsOf(inbound('<rate-limit/><quota calls="1"/>')).length).toBeGreaterThan(2);
  });
});

describe('what is not carried out', () => {
  function notSimulated(policies: string): readonly string[] {
    const { set, faults } = compileDocuments({ api: inbound(policies) });
    expect(faults).toEqual([]);
    return (set?.notSimulated ?? []).map(({ scope, policy }) => `${scope} ${policy}`);
  }

  test('is named with what stands inside it, each once', () => {
    const choose =
      '<choose><when condition="@(context.Request.Body == null)"><set-header name="a"/><set-header name="b"/></when></choose>';
    expect(notSimulated(choose)).toEqual(['apis/a choose', 'apis/a set-header']);
    expect(notSimulated('<validate-jwt header-name="Authorization"/>')).toEqual(['apis/a validate-jwt']);
  });

  test('is no policy whose expressions read what a request of a drill has', () => {
    const counts = '<rate-limit-by-key calls="1" renewal-period="1" counter-key="@(context.Request.IpAddress)"/>';
    const chooses = '<choose><when condition="@(true)"><set-header name="a"/></when></choose>';
    expect(notSimulated(counts + chooses)).toEqual([]);
  });

  test('is what stands inside retry never, which then runs once', () => {
    const retry =
      '<retry condition="@(context.Request.Body == null)" count="1" interval="1"><set-header name="a"/></retry>';
    expect(notSimulated(retry)).toEqual(['apis/a retry']);
  });

  test('a value that is kept in a vault is named', () => {
    expect(notSimulated('<set-header name="{{hidden}}"/>')).toContain('apis/a {{hidden}}');
  });

  test('a named value is put in before anything is checked', () => {
    expect(notSimulated('<rate-limit calls="{{limit}}" renewal-period="60"/>')).toEqual([]);
  });
});
