import type { Policy } from '../define.ts';
import { definePolicy, everySection } from '../define.ts';
import { optionalLiteral, requiredLiteral } from '../shape/attribute.ts';
import { flag, name } from '../shape/kind.ts';
import { shape } from '../shape/shape.ts';
import {
  checkSentRequest,
  sentRequestAttributes,
  sentRequestChildren,
  sentRequestPolicies,
} from './part/sent-request.ts';
import type { CompileWork } from '../define.ts';
import type { Failure } from '../program/effect.ts';
import { scaled } from '../program/operand.ts';
import type { Config } from '../shape/shape.ts';
import { draftRequest } from './part/draft-request.ts';
import { failureError } from './part/failure-error.ts';

const config = shape({
  attributes: {
    ...sentRequestAttributes,
    'response-variable-name': requiredLiteral(name),
    'ignore-error': optionalLiteral(flag, false),
  },
  children: sentRequestChildren,
  policies: sentRequestPolicies,
  check: checkSentRequest,
});

/** `<send-request>`: sends a request of its own and puts the response into a variable. */
export const sendRequest: Policy = definePolicy({
  name: 'send-request',
  doc: 'https://learn.microsoft.com/azure/api-management/send-request-policy',
  sections: everySection,
  shape: config,
  drills: true,
  compile: compileSendRequest,
});

function compileSendRequest({ attributes, children }: Config<typeof config>, work: CompileWork): void {
  const { mode, timeout, 'response-variable-name': variable, 'ignore-error': ignoresError } = attributes;
  const { builder, id } = work;
  const request = draftRequest(work, { mode, url: children['set-url']?.text ?? null });
  const lost = builder.label();
  const done = builder.label();
  const failure = `${id} failure`;
  work.effect((at) => ({
    kind: 'http.send',
    request,
    timeoutUs: scaled(timeout, 1e6),
    isOneWay: false,
    answered: (exchange, response) => {
      exchange.variables.set(variable, response);
      exchange.notes?.push(`${variable} = ${response.status} ${response.reason}`);
    },
    failed: (exchange, why) => {
      exchange.state.set(failure, why);
      exchange.notes?.push(why.message);
      if (ignoresError) exchange.variables.set(variable, null);
    },
    otherwise: at(ignoresError ? done : lost),
  }));
  work.step((at) => ({ kind: 'jump', to: at(done) }));
  builder.put(lost);
  if (!ignoresError) work.fail(({ state }) => work.error(failureError(state.get(failure) as Failure)));
  builder.put(done);
}
