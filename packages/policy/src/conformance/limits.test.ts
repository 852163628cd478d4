import { conform, policyPage } from './conformance.ts';
import type { CaseRequest, Documents } from './conformance.ts';

const rateBody = (seconds: number): string =>
  `{ "statusCode": 429, "message": "Rate limit is exceeded. Try again in ${seconds} seconds." }`;
const times = (count: number, everyMs: number, more: CaseRequest = {}): CaseRequest => ({
  subscription: { id: 's' },
  ...more,
  repeat: { times: count, everyMs },
});
const served = { status: 200 };
const refused = { status: 429, sent: [] };

conform('rate-limit', policyPage('rate-limit'), [
  {
    fact: 'So many calls are let through in the period, the next is refused with 429.',
    inbound: '<rate-limit calls="2" renewal-period="60"/>',
    request: times(3, 10_000),
    want: [
      served,
      served,
      {
        status: 429,
        reason: 'Too Many Requests',
        headers: { 'Retry-After': '40', 'Content-Type': 'application/json' },
        body: rateBody(40),
        sent: [],
        lastError: {
          source: 'rate-limit',
          reason: 'RateLimitExceeded',
          message: 'Rate limit is exceeded',
          section: 'inbound',
        },
      },
    ],
  },
  {
    fact: 'The window slides: a call is forgotten when it is older than the period.',
    inbound: '<rate-limit calls="2" renewal-period="60"/>',
    request: times(4, 30_000),
    want: [served, served, served, served],
  },
  {
    fact: 'Refused calls do not count.',
    inbound: '<rate-limit calls="1" renewal-period="60"/>',
    request: times(4, 20_000),
    want: [served, refused, refused, served],
  },
  {
    fact: 'All calls count, whatever the backend answers.',
    inbound: '<rate-limit calls="1" renewal-period="60"/>',
    request: times(2, 1000, { backend: [{ status: 500 }] }),
    want: [{ status: 500 }, refused],
  },
  {
    fact: 'Without a subscription it does not apply.',
    inbound: '<rate-limit calls="1" renewal-period="60"/>',
    request: { repeat: { times: 3, everyMs: 0 } },
    want: [served, served, served],
  },
  {
    fact: 'remaining-calls-header-name tells what is left after this call.',
    inbound: '<rate-limit calls="3" renewal-period="60" remaining-calls-header-name="X-Left"/>',
    request: times(3, 1000),
    want: [{ header: { 'X-Left': '2' } }, { header: { 'X-Left': '1' } }, { header: { 'X-Left': '0' } }],
  },
  {
    fact: 'remaining-calls-variable-name keeps the same.',
    inbound: '<rate-limit calls="2" renewal-period="60" remaining-calls-variable-name="left"/>',
    request: times(2, 1000),
    want: [{ variables: { left: 1 } }, { variables: { left: 0 } }],
  },
  {
    fact: 'total-calls-header-name tells the limit.',
    inbound: '<rate-limit calls="3" renewal-period="60" total-calls-header-name="X-Limit"/>',
    request: times(1, 0),
    want: { header: { 'X-Limit': '3' } },
  },
  {
    fact: 'retry-after-header-name is another header for the seconds.',
    inbound: '<rate-limit calls="1" renewal-period="60" retry-after-header-name="X-Wait"/>',
    request: times(2, 15_000),
    want: [served, { status: 429, header: { 'X-Wait': '45', 'Retry-After': null } }],
  },
  {
    fact: 'retry-after-variable-name keeps the seconds.',
    inbound: '<rate-limit calls="1" renewal-period="60" retry-after-variable-name="wait"/>',
    onError: '<set-body>@($"wait {context.Variables["wait"]}")</set-body>',
    request: times(2, 15_000),
    want: [{ variables: {} }, { status: 429, body: 'wait 45', variables: { wait: 45 } }],
  },
  {
    fact: 'An API inside has a limit of its own.',
    documents: {
      product: {
        inbound:
          '<rate-limit calls="9" renewal-period="60"><api id="api" calls="1" renewal-period="60"/><api id="other" calls="1" renewal-period="60"/></rate-limit>',
      },
    },
    request: times(2, 1000),
    want: [served, { status: 429, lastError: { scope: 'product' } }],
  },
  {
    fact: 'An operation inside has a limit of its own.',
    documents: {
      product: {
        inbound:
          '<rate-limit calls="9" renewal-period="60"><api name="api" calls="8" renewal-period="60"><operation name="operation" calls="1" renewal-period="30"/></api></rate-limit>',
      },
    },
    request: times(2, 10_000),
    want: [served, { status: 429, body: rateBody(20) }],
  },
  {
    fact: 'Where an API inside has an id and a name, the id decides.',
    documents: {
      product: {
        inbound:
          '<rate-limit calls="9" renewal-period="60"><api id="other" name="api" calls="1" renewal-period="60"/></rate-limit>',
      },
    },
    request: times(2, 1000),
    want: [served, served],
  },
  {
    fact: 'Limits of several scopes all hold.',
    documents: {
      api: { inbound: '<base/><rate-limit calls="2" renewal-period="60"/>' },
      operation: { inbound: '<base/><rate-limit calls="1" renewal-period="10"/>' },
    },
    request: times(4, 11_000),
    want: [served, served, { status: 429, lastError: { scope: 'api' } }, { status: 429, lastError: { scope: 'api' } }],
  },
  {
    fact: 'It is not for the global scope.',
    documents: { global: { inbound: '<rate-limit calls="1" renewal-period="60"/>', backend: '<forward-request/>' } },
    want: { faults: ['wrong-scope'] },
  },
  {
    fact: 'A period of more than 300 seconds is refused.',
    inbound: '<rate-limit calls="1" renewal-period="301"/>',
    want: { faults: ['wrong-value'] },
  },
  {
    fact: 'calls is written down, no expression.',
    inbound: '<rate-limit calls="@(1)" renewal-period="60"/>',
    want: { faults: ['no-expression-here'] },
  },
  {
    fact: 'In the v2 tiers tokens come back bit by bit.',
    inbound: '<rate-limit calls="2" renewal-period="60"/>',
    settings: { rateLimitAlgorithm: 'token-bucket' },
    request: times(4, 15_000),
    want: [served, served, served, { status: 429 }],
  },
]);

const byKey = (attributes: string): string => `<rate-limit-by-key calls="1" renewal-period="60" ${attributes}/>`;

conform('rate-limit-by-key', policyPage('rate-limit-by-key'), [
  {
    fact: 'It applies without a subscription.',
    inbound: byKey('counter-key="k"'),
    request: { repeat: { times: 2, everyMs: 30_000 } },
    want: [
      served,
      {
        status: 429,
        headers: { 'Retry-After': '30', 'Content-Type': 'application/json' },
        body: rateBody(30),
        lastError: { source: 'rate-limit-by-key', reason: 'RateLimitExceeded' },
      },
    ],
  },
  {
    fact: 'Each key has a counter.',
    inbound: byKey('counter-key="@(context.RequestId.ToString())"'),
    request: times(3, 0),
    want: [served, served, served],
  },
  {
    fact: 'One key is one counter, whichever scopes count in it.',
    documents: {
      global: { inbound: byKey('counter-key="k"'), backend: '<forward-request/>' },
      api: { inbound: `<base/>${byKey('counter-key="k"')}` },
    },
    want: { status: 429, lastError: { scope: 'api' } },
  },
  {
    fact: 'calls and renewal-period may be expressions.',
    inbound: '<rate-limit-by-key calls="@(1 + 1)" renewal-period="@(5 * 2)" counter-key="k"/>',
    request: times(3, 1000),
    want: [served, served, { status: 429, header: { 'Retry-After': '8' } }],
  },
  {
    fact: 'increment-count says how much a call counts.',
    inbound: '<rate-limit-by-key calls="4" renewal-period="60" counter-key="k" increment-count="2"/>',
    request: times(3, 0),
    want: [served, served, refused],
  },
  {
    fact: 'An increment-condition that is an expression sees the response; the excess is refused with the next call.',
    inbound: byKey('counter-key="k" increment-condition="@(context.Response.StatusCode == 200)"'),
    request: times(3, 0, { backend: [{ status: 500 }, { status: 200 }] }),
    want: [{ status: 500 }, { status: 200 }, refused],
  },
  {
    fact: 'A call that does not meet the condition is not counted.',
    inbound: byKey('counter-key="k" increment-condition="@(context.Response.StatusCode >= 500)"'),
    request: times(3, 0),
    want: [served, served, served],
  },
  {
    fact: 'A condition of false never counts.',
    inbound: byKey('counter-key="k" increment-condition="false"'),
    request: times(3, 0),
    want: [served, served, served],
  },
  {
    fact: 'An increment-count that is an expression sees the response too.',
    inbound:
      '<rate-limit-by-key calls="5" renewal-period="60" counter-key="k" increment-count="@(int.Parse(context.Response.Headers.GetValueOrDefault("X-Cost")))"/>',
    request: times(3, 0, { backend: [{ headers: { 'X-Cost': '4' } }] }),
    want: [served, served, refused],
  },
  {
    fact: 'Headers and variables tell what is left.',
    inbound:
      '<rate-limit-by-key calls="5" renewal-period="60" counter-key="k" remaining-calls-header-name="X-Left" remaining-calls-variable-name="left" total-calls-header-name="X-Limit"/>',
    request: times(2, 0),
    want: [
      { header: { 'X-Left': '4', 'X-Limit': '5' }, variables: { left: 4 } },
      { header: { 'X-Left': '3', 'X-Limit': '5' }, variables: { left: 3 } },
    ],
  },
  {
    fact: 'The global scope may have one.',
    documents: { global: { inbound: byKey('counter-key="k"'), backend: '<forward-request/>' } },
    request: times(2, 0),
    want: [served, { status: 429, lastError: { scope: 'global' } }],
  },
  { fact: 'A key is needed.', inbound: byKey(''), want: { faults: ['missing-attribute'] } },
]);

const quota = (attributes: string, inside = ''): Documents => ({
  product: { inbound: `<quota ${attributes}>${inside}</quota>` },
});
const quotaBody = (time: string): string =>
  `{ "statusCode": 403, "message": "Out of call volume quota. Quota will be replenished in ${time}." }`;

conform('quota', policyPage('quota'), [
  {
    fact: 'When the calls are used up the next is refused with 403, and told when to come back.',
    documents: quota('calls="2" renewal-period="3600"'),
    request: times(3, 60_000),
    want: [
      served,
      served,
      {
        status: 403,
        reason: 'Forbidden',
        headers: { 'Retry-After': '3480', 'Content-Type': 'application/json' },
        body: quotaBody('00:58:00'),
        sent: [],
        lastError: { source: 'quota', reason: 'QuotaExceeded', scope: 'product', section: 'inbound' },
      },
    ],
  },
  {
    fact: 'Its periods do not slide.',
    documents: quota('calls="2" renewal-period="300"'),
    request: times(6, 100_000),
    want: [served, served, { status: 403 }, served, served, { status: 403 }],
  },
  {
    fact: 'A period of 0 never ends.',
    documents: quota('calls="1" renewal-period="0"'),
    request: times(3, 1_000_000_000),
    want: [served, { status: 403 }, { status: 403 }],
  },
  {
    fact: 'bandwidth counts kilobytes.',
    documents: quota('bandwidth="2" renewal-period="3600"'),
    request: times(3, 60_000, { backend: [{ body: 'x'.repeat(1024) }] }),
    want: [
      served,
      served,
      {
        status: 403,
        body: '{ "statusCode": 403, "message": "Out of bandwidth quota. Quota will be replenished in 00:58:00." }',
      },
    ],
  },
  {
    fact: 'An API inside has a quota of its own.',
    documents: quota('calls="9" renewal-period="3600"', '<api id="api" calls="1" renewal-period="3600"/>'),
    request: times(2, 1000),
    want: [served, { status: 403, body: quotaBody('00:59:59') }],
  },
  {
    fact: 'Without a period of its own an API or operation has that of the element around it.',
    documents: quota(
      'calls="9" renewal-period="3600"',
      '<api id="api" calls="8"><operation id="operation" calls="1"/></api>',
    ),
    request: times(2, 1000),
    want: [served, { status: 403, body: quotaBody('00:59:59') }],
  },
  {
    fact: 'Without a subscription it does not apply.',
    documents: quota('calls="1" renewal-period="3600"'),
    request: { repeat: { times: 2, everyMs: 0 } },
    want: [served, served],
  },
  {
    fact: 'It belongs to a product.',
    inbound: '<quota calls="1" renewal-period="3600"/>',
    want: { faults: ['wrong-scope'] },
  },
  {
    fact: 'Calls or bandwidth are needed.',
    documents: quota('renewal-period="3600"'),
    want: { faults: ['missing-attribute'] },
  },
]);

const quotaByKey = (attributes: string): string => `<quota-by-key counter-key="k" ${attributes}/>`;

conform('quota-by-key', policyPage('quota-by-key'), [
  {
    fact: 'Periods begin at first-period-start.',
    inbound: quotaByKey('calls="1" renewal-period="3600" first-period-start="2026-01-01T00:30:00Z"'),
    request: { now: '2026-01-01T05:00:00Z', repeat: { times: 3, everyMs: 1_200_000 } },
    want: [served, { status: 403, header: { 'Retry-After': '600' }, body: quotaBody('00:10:00') }, served],
  },
  {
    fact: 'Without first-period-start they begin with the year 1.',
    inbound: quotaByKey('calls="1" renewal-period="3600"'),
    request: { now: '2026-01-01T05:50:00Z', repeat: { times: 3, everyMs: 300_000 } },
    want: [served, { status: 403, body: quotaBody('00:05:00') }, served],
  },
  {
    fact: 'A key is counted once for a request, whichever scopes count in it.',
    documents: {
      global: { inbound: quotaByKey('calls="2" renewal-period="3600"'), backend: '<forward-request/>' },
      api: { inbound: `<base/>${quotaByKey('calls="2" renewal-period="3600"')}` },
    },
    request: { repeat: { times: 3, everyMs: 1000 } },
    want: [served, served, { status: 403 }],
  },
  {
    fact: 'A key that is counted once is still refused by the lower limit.',
    documents: {
      global: { inbound: quotaByKey('calls="9" renewal-period="3600"'), backend: '<forward-request/>' },
      api: { inbound: `<base/>${quotaByKey('calls="1" renewal-period="3600"')}` },
    },
    request: { repeat: { times: 2, everyMs: 1000 } },
    want: [served, { status: 403, lastError: { scope: 'api' } }],
  },
  {
    fact: 'Keys are told apart.',
    inbound: '<quota-by-key counter-key="@(context.RequestId.ToString())" calls="1" renewal-period="3600"/>',
    request: { repeat: { times: 2, everyMs: 0 } },
    want: [served, served],
  },
  {
    fact: 'increment-condition sees the response.',
    inbound: quotaByKey('calls="1" renewal-period="3600" increment-condition="@(context.Response.StatusCode == 200)"'),
    request: { repeat: { times: 3, everyMs: 0 }, backend: [{ status: 500 }, { status: 200 }] },
    want: [{ status: 500 }, { status: 200 }, { status: 403 }],
  },
  {
    fact: 'increment-count says how much a call counts.',
    inbound: quotaByKey('calls="4" renewal-period="3600" increment-count="2"'),
    request: { repeat: { times: 3, everyMs: 0 } },
    want: [served, served, { status: 403 }],
  },
  {
    fact: 'A period below 300 seconds is refused.',
    inbound: quotaByKey('calls="1" renewal-period="299"'),
    want: { faults: ['wrong-value'] },
  },
  {
    fact: 'Quotas longer than a day tell hours.',
    inbound: quotaByKey('calls="1" renewal-period="86400" first-period-start="2026-01-01T00:00:00Z"'),
    request: { now: '2026-01-03T01:02:03Z', repeat: { times: 2, everyMs: 0 } },
    want: [served, { status: 403, header: { 'Retry-After': '82677' }, body: quotaBody('22:57:57') }],
  },
]);

conform('limits and what they tell', policyPage('rate-limit-by-key'), [
  {
    fact: 'What is left is 0 for a refused call.',
    inbound: '<rate-limit-by-key calls="1" renewal-period="60" counter-key="k" remaining-calls-variable-name="left"/>',
    request: { repeat: { times: 2, everyMs: 0 } },
    want: [{ variables: { left: 0 } }, { status: 429, variables: { left: 0 } }],
  },
  {
    fact: 'Retry-After is a whole number of seconds.',
    inbound: '<rate-limit-by-key calls="1" renewal-period="10" counter-key="k"/>',
    request: { repeat: { times: 2, everyMs: 2500 } },
    want: [{ status: 200 }, { status: 429, header: { 'Retry-After': '8' } }],
  },
  {
    fact: 'bandwidth of quota-by-key counts kilobytes.',
    doc: policyPage('quota-by-key'),
    inbound: '<quota-by-key bandwidth="1" renewal-period="3600" counter-key="k"/>',
    request: {
      now: '2026-01-01T00:59:00Z',
      backend: [{ body: 'x'.repeat(1024) }],
      repeat: { times: 2, everyMs: 1000 },
    },
    want: [
      { status: 200 },
      {
        status: 403,
        body: '{ "statusCode": 403, "message": "Out of bandwidth quota. Quota will be replenished in 00:00:59." }',
      },
    ],
  },
  {
    fact: 'A refused call may still be answered by on-error with the same header.',
    inbound: '<rate-limit-by-key calls="1" renewal-period="60" counter-key="k"/>',
    onError: '<set-body>slow down</set-body>',
    request: { repeat: { times: 2, everyMs: 0 } },
    want: [{ status: 200 }, { status: 429, header: { 'Retry-After': '60' }, body: 'slow down' }],
  },
  {
    fact: 'Two policies with two keys both count.',
    inbound:
      '<rate-limit-by-key calls="9" renewal-period="60" counter-key="a"/><rate-limit-by-key calls="1" renewal-period="60" counter-key="b"/>',
    request: { repeat: { times: 2, everyMs: 0 } },
    want: [{ status: 200 }, { status: 429 }],
  },
  {
    fact: 'rate-limit may stand in a document once.',
    doc: policyPage('rate-limit'),
    inbound: '<rate-limit calls="1" renewal-period="60"/><rate-limit calls="1" renewal-period="60"/>',
    want: { faults: ['more-than-once'] },
  },
]);
