import type { CompileWork, Policy } from '../define.ts';
import { definePolicy } from '../define.ts';
import { literalAttribute } from '../document/element.ts';
import type { Authorization } from '../dotnet/context/authorization.ts';
import type { Failure } from '../program/effect.ts';
import { internalError } from '../program/error-response.ts';
import { computed } from '../program/operand.ts';
import { optional, required } from '../shape/attribute.ts';
import { flag, name, oneOf, text } from '../shape/kind.ts';
import type { Config } from '../shape/shape.ts';
import { shape } from '../shape/shape.ts';

const config = shape({
  attributes: {
    'provider-id': required(name),
    'authorization-id': required(name),
    'context-variable-name': required(name),
    'identity-type': optional(oneOf('managed', 'jwt'), 'managed'),
    identity: optional(text),
    'ignore-error': optional(flag, false),
  },
  check: (reader) => {
    if (literalAttribute(reader.element, 'identity-type') === 'jwt' && !reader.has('identity'))
      reader.fault(
        'missing-attribute',
        '<get-authorization-context> of the identity type jwt needs the attribute identity',
      );
  },
});

/** `<get-authorization-context>`: gets a token of the credential manager into a variable. */
export const getAuthorizationContext: Policy = definePolicy({
  name: 'get-authorization-context',
  doc: 'https://learn.microsoft.com/azure/api-management/get-authorization-context-policy',
  sections: ['inbound'],
  gateways: ['classic', 'v2', 'consumption'],
  needs: 'a credential provider of the service, which signs in to another party',
  shape: config,
  differences: [
    'Nobody signs in anywhere: the token is the one that the request file gives for the provider and the authorization.',
    'Any caller may use the token: access policies, and the identity of a token of the caller, are not looked at.',
    'The authorization has no claims, since no provider has said any.',
  ],
  compile: compileGetAuthorizationContext,
});

function compileGetAuthorizationContext({ attributes }: Config<typeof config>, work: CompileWork): void {
  const { 'provider-id': provider, 'authorization-id': authorization, 'ignore-error': ignores } = attributes;
  const variable = attributes['context-variable-name'];
  const { builder, id } = work;
  const lost = builder.label();
  const done = builder.label();
  const failure = `${id} failure`;
  work.effect((at) => ({
    kind: 'token.get',
    resource: computed(
      [...provider.reads, ...authorization.reads],
      (exchange) => `authorization:${provider.of(exchange)}/${authorization.of(exchange)}`,
    ),
    clientId: null,
    answered: (exchange, accessToken) => {
      const value: Authorization = { net: 'Authorization', accessToken, claims: new Map() };
      exchange.variables.set(variable.of(exchange), value);
    },
    failed: (exchange, why) => {
      exchange.state.set(failure, why);
      exchange.notes?.push(why.message);
    },
    otherwise: at(lost),
  }));
  work.step((at) => ({ kind: 'jump', to: at(done) }));
  builder.put(lost);
  const mayFail = computed(ignores.reads, (exchange) => {
    if (!ignores.of(exchange)) return true;
    exchange.variables.set(variable.of(exchange), null);
    return false;
  });
  work.step((at) => ({ kind: 'branch', test: mayFail, otherwise: at(done) }));
  work.fail(({ state }) => {
    const { message } = state.get(failure) as Failure;
    return work.error({ ...internalError, reason: 'AuthorizationFailure', message });
  });
  builder.put(done);
}
