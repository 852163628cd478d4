import * as z from 'zod';
import { parseUrl } from '../http/url.ts';
import { parseAddress } from '../ip-address.ts';
import type { HeadersJson, ReplyJson, RunRequest } from '../run/run-request.ts';
import type { RequestChange } from './merge-request.ts';
import { strayMembers } from './stray-members.ts';
import { keyed } from './check-source.ts';
import { descriptionShape } from './description-schema.ts';

const text = z.string();
const token = z.string().regex(/^[!#$%&'*+.^_`|~\w-]+$/, 'a name of letters, digits and dashes');
const oneLine = formed(/^[^\r\n]*$/, 'a text of one line');
const base64 = formed(/^(?:[A-Za-z\d+/]{4})*(?:[A-Za-z\d+/]{2}==|[A-Za-z\d+/]{3}=)?$/, 'a text in Base64');
const method = formed(/^[!#$%&'*+.^_`|~\w-]+$/, 'a method such as GET');
const url = held((value) => parseUrl(value) !== null, 'an absolute URL such as https://api.example.com/a');
const address = held((value) => parseAddress(value) !== null, 'an IP address such as 203.0.113.7');
const pem = formed(/-----BEGIN CERTIFICATE-----[\s\S]+-----END CERTIFICATE-----/, 'a certificate in PEM');
const template = formed(/^\//, 'a template such as /orders/{id}');
const goneForm = 'a number of milliseconds from 1 to 86400000';
const instantForm = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,7})?)?(?:Z|[+-]\d\d:\d\d))?$/;
const instant = held(
  (value) => instantForm.test(value) && !Number.isNaN(Date.parse(value)),
  'an instant such as 2026-01-01T00:00:00Z',
);

function formed(form: RegExp, what: string): z.ZodString {
  return z.string(what).regex(form, what);
}

function held(isRight: (value: string) => boolean, what: string): z.ZodString {
  return z.string(what).refine(isRight, what);
}

function whole(least: number, most: number): z.ZodInt {
  const what = `a whole number from ${least} to ${most}`;
  return z.int(what).min(least, what).max(most, what);
}

function milliseconds(most: number): z.ZodNumber {
  const what = `a number of milliseconds from 0 to ${most}`;
  return z.number(what).min(0, what).max(most, what);
}

export const headersSchema: z.ZodType<HeadersJson> = z.record(
  token,
  z.union([oneLine, z.array(oneLine)], 'a text or a list of texts'),
);

const reply: z.ZodType<ReplyJson> = keyed({
  status: whole(100, 999).exactOptional(),
  reason: oneLine.exactOptional(),
  headers: headersSchema.exactOptional(),
  body: text.exactOptional(),
  bodyBase64: base64.exactOptional(),
  delayMs: milliseconds(86_400_000).exactOptional(),
  error: z.enum(['connect', 'timeout', 'unavailable']).exactOptional(),
}).refine(({ body, bodyBase64 }) => body === undefined || bodyBase64 === undefined, {
  error: 'either body or bodyBase64',
});

export const repliesSchema: z.ZodType<readonly ReplyJson[]> = z.array(reply);
export const httpSchema: z.ZodType<NonNullable<RunRequest['http']>> = z.record(
  url,
  z.union([reply, repliesSchema], 'a reply or a list of replies'),
);
export const repeatSchema: z.ZodType<NonNullable<RunRequest['repeat']>> = keyed({
  times: whole(1, 100_000),
  everyMs: milliseconds(31_622_400_000),
});

const changedHeaders = z.record(
  token,
  z.union([oneLine, z.array(oneLine), z.null()], 'a text, a list of texts, or null'),
);

const member = keyed({
  id: text,
  weight: whole(0, 100).exactOptional(),
  priority: whole(0, 100).exactOptional(),
});

const backend = keyed({
  url: url.exactOptional(),
  breaker: z.literal('open').exactOptional(),
  pool: z.array(member).min(1, 'a list of at least one backend').exactOptional(),
})
  .refine((value) => (value.url === undefined) !== (value.pool === undefined), 'either a url or a pool')
  .refine(({ pool, breaker }) => pool === undefined || breaker === undefined, {
    error: 'a pool has no breaker: its members have',
    path: ['breaker'],
  }) as unknown as z.ZodType<NonNullable<RunRequest['backends']>[string]>;

const texts = z.record(text, text);
const anything = z.record(text, z.unknown());

const fields = {
  method,
  url,
  headers: headersSchema.exactOptional(),
  body: text.exactOptional(),
  bodyBase64: base64.exactOptional(),
  ip: address.exactOptional(),
  clientCertificate: pem.exactOptional(),
  api: keyed({
    id: text,
    name: text.exactOptional(),
    path: text.exactOptional(),
    revision: text.exactOptional(),
    version: text.exactOptional(),
    serviceUrl: url.exactOptional(),
    versionHeaderName: token.exactOptional(),
    versionQueryName: text.exactOptional(),
    subscriptionRequired: z.boolean().exactOptional(),
    subscriptionKeyParameterNames: keyed({
      header: token.exactOptional(),
      query: text.exactOptional(),
    }).exactOptional(),
  }).exactOptional(),
  operation: keyed({
    id: text,
    name: text.exactOptional(),
    method: method.exactOptional(),
    urlTemplate: template.exactOptional(),
    ...descriptionShape,
  }).exactOptional(),
  product: keyed({
    id: text,
    name: text.exactOptional(),
    subscriptionRequired: z.boolean().exactOptional(),
  }).exactOptional(),
  subscription: keyed({
    id: text,
    name: text.exactOptional(),
    primaryKey: text.exactOptional(),
    secondaryKey: text.exactOptional(),
    state: z.enum(['active', 'suspended', 'submitted', 'rejected', 'cancelled', 'expired']).exactOptional(),
  }).exactOptional(),
  user: keyed({ id: text, email: text.exactOptional(), groups: z.array(text).exactOptional() }).exactOptional(),
  variables: anything.exactOptional(),
  graphql: keyed({ arguments: z.unknown().exactOptional(), parent: z.unknown().exactOptional() }).exactOptional(),
  namedValues: texts.exactOptional(),
  fragments: texts.exactOptional(),
  backends: z.record(text, backend).exactOptional(),
  schemas: anything.exactOptional(),
  certificates: texts.exactOptional(),
  tokens: texts.exactOptional(),
  deployment: keyed({ region: text.exactOptional(), serviceName: text.exactOptional() }).exactOptional(),
  now: instant.exactOptional(),
  seed: whole(0, 4_294_967_295).exactOptional(),
  clientGoneAtMs: z.number(goneForm).min(1, goneForm).max(86_400_000, goneForm).exactOptional(),
  backend: repliesSchema.exactOptional(),
  http: httpSchema.exactOptional(),
  repeat: repeatSchema.exactOptional(),
};

/** A request as a file describes it. */
export const requestSchema: z.ZodType<RunRequest> = keyed(fields)
  .refine(hasOneBody, { error: 'either body or bodyBase64', path: ['bodyBase64'] })
  .superRefine((request, context) => {
    for (const { path, expected } of strayMembers(request))
      context.addIssue({ code: 'custom', path: [...path], message: expected });
  });

/** A part of a request, that others are laid over. */
export const partialRequestSchema: z.ZodType<Partial<RunRequest>> = keyed({
  ...fields,
  method: method.exactOptional(),
  url: url.exactOptional(),
}).refine(hasOneBody, { error: 'either body or bodyBase64', path: ['bodyBase64'] });

/** What a case changes of such a part: `null` takes a field or a header away. */
export const requestChangeSchema: z.ZodType<RequestChange> = keyed(
  Object.fromEntries(
    Object.entries({ ...fields, headers: changedHeaders }).map(([name, schema]) => {
      const inner = schema instanceof z.ZodExactOptional ? schema.unwrap() : schema;
      return [name, z.nullable(inner as z.ZodType).exactOptional()];
    }),
  ),
).refine(
  ({ body, bodyBase64 }) => body === undefined || bodyBase64 === undefined || body === null || bodyBase64 === null,
  { error: 'either body or bodyBase64', path: ['bodyBase64'] },
) as z.ZodType<RequestChange>;

function hasOneBody({ body, bodyBase64 }: Partial<RunRequest>): boolean {
  return body === undefined || bodyBase64 === undefined;
}
