import type { Policy } from '../define.ts';
import type { CompileWork } from '../define.ts';
import { definePolicy } from '../define.ts';
import type { Failure } from '../program/effect.ts';
import { literal } from '../program/operand.ts';
import { responseTarget } from '../program/target.ts';
import type { Config } from '../shape/shape.ts';
import { maybe, one, shape } from '../shape/shape.ts';
import { draftRequest } from './part/draft-request.ts';
import { failureError } from './part/failure-error.ts';
import { someText } from './part/value.ts';

const requestPolicies: readonly string[] = [
  'get-authorization-context',
  'set-method',
  'set-header',
  'set-body',
  'authentication-certificate',
  'authentication-managed-identity',
  'authentication-basic',
];
const request = shape({
  children: { 'set-url': one(someText) },
  policies: [...requestPolicies, 'set-backend-service', 'include-fragment'],
});
const backend = shape({ policies: ['forward-request', 'include-fragment'] });
const response = shape({
  policies: ['set-body', 'xml-to-json', 'json-to-xml', 'find-and-replace', 'publish-event', 'include-fragment'],
});

const config = shape({
  children: { 'http-request': one(request), backend: maybe(backend), 'http-response': maybe(response) },
});

/** `<http-data-source>`: resolves a field of a GraphQL API by an HTTP request. */
export const httpDataSource: Policy = definePolicy({
  name: 'http-data-source',
  doc: 'https://learn.microsoft.com/azure/api-management/http-data-source-policy',
  sections: [],
  gateways: ['classic', 'v2', 'consumption'],
  usage: 'once',
  inFragments: false,
  shape: config,
  differences: [
    'The field of a GraphQL query is not taken from a request: what the resolver is given stands under `graphql` in the request file.',
    '`set-backend-service` inside has no part in it: the request goes to its own URL.',
  ],
  compile: compileHttpDataSource,
});

function compileHttpDataSource({ children }: Config<typeof config>, work: CompileWork): void {
  const source = children['http-request'];
  if (source === null) return;
  const { builder, id } = work;
  const url = source.children['set-url']?.text ?? null;
  const parts = { mode: literal('new' as const), url, of: source.element, policies: requestPolicies };
  const sent = draftRequest(work, parts);
  const lost = builder.label();
  const done = builder.label();
  const failure = `${id} failure`;
  work.effect((at) => ({
    kind: 'http.send',
    request: sent,
    timeoutUs: literal(timeoutUs),
    isOneWay: false,
    answered: (exchange, answer) => {
      exchange.response = answer;
      exchange.notes?.push(`${answer.status} ${answer.reason}`);
    },
    failed: ({ state }, why) => {
      state.set(failure, why);
    },
    otherwise: at(lost),
  }));
  work.step((at) => ({ kind: 'jump', to: at(done) }));
  builder.put(lost);
  work.fail(({ state }) => work.error(failureError(state.get(failure) as Failure)));
  builder.put(done);
  const made = children['http-response'];
  if (made !== null) work.inside({ of: made.element, target: responseTarget });
}

/** As long as forward-request waits. */
const timeoutUs = 300e6;
