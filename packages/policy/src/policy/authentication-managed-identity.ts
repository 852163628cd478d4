import type { Policy } from '../define.ts';
import { definePolicy, everySection } from '../define.ts';
import { optional, optionalLiteral, required } from '../shape/attribute.ts';
import { flag, name, text } from '../shape/kind.ts';
import { shape } from '../shape/shape.ts';
import type { CompileWork } from '../define.ts';
import { setHeader } from '../http/headers.ts';
import type { Failure } from '../program/effect.ts';
import { internalError } from '../program/error-response.ts';
import type { Exchange } from '../program/exchange.ts';
import { computed } from '../program/operand.ts';
import { requestTarget } from '../program/target.ts';
import type { Config } from '../shape/shape.ts';

const config = shape({
  attributes: {
    resource: required(name),
    'client-id': optional(text),
    'output-token-variable-name': optionalLiteral(name),
    'ignore-error': optional(flag, false),
  },
});

/** `<authentication-managed-identity>`: gets a token of the service's identity, for the backend or into a variable. */
export const authenticationManagedIdentity: Policy = definePolicy({
  name: 'authentication-managed-identity',
  doc: 'https://learn.microsoft.com/azure/api-management/authentication-managed-identity-policy',
  // Microsoft's page lists inbound alone; published deployments have it elsewhere too.
  sections: everySection,
  gateways: ['classic', 'v2', 'consumption', 'self-hosted'],
  shape: config,
  drills: true,
  compile: compileManagedIdentity,
});

function compileManagedIdentity({ attributes }: Config<typeof config>, work: CompileWork): void {
  const {
    resource,
    'client-id': clientId,
    'output-token-variable-name': variable,
    'ignore-error': ignores,
  } = attributes;
  const { builder, id } = work;
  const target = work.target.kind === 'request' ? work.target : requestTarget;
  const lost = builder.label();
  const done = builder.label();
  const failure = `${id} failure`;
  function keep(exchange: Exchange, token: string): void {
    if (variable === null) setHeader(target.of(exchange).headers, 'Authorization', [`Bearer ${token}`]);
    else exchange.variables.set(variable, token);
  }
  work.effect((at) => ({
    kind: 'token.get',
    resource,
    clientId,
    answered: keep,
    failed: (exchange, why) => {
      exchange.state.set(failure, why);
      exchange.notes?.push(why.message);
    },
    otherwise: at(lost),
  }));
  work.step((at) => ({ kind: 'jump', to: at(done) }));
  builder.put(lost);
  work.step((at) => ({
    kind: 'branch',
    test: computed(ignores.reads, (exchange) => !ignores.of(exchange)),
    otherwise: at(done),
  }));
  work.fail(({ state }) => {
    const { message } = state.get(failure) as Failure;
    return work.error({ ...internalError, reason: 'ManagedIdentityTokenFailure', message });
  });
  builder.put(done);
}
