import type { Policy } from '../define.ts';
import { definePolicy, everySection } from '../define.ts';
import { shape } from '../shape/shape.ts';
import {
  checkSentRequest,
  sentRequestAttributes,
  sentRequestChildren,
  sentRequestPolicies,
} from './part/sent-request.ts';
import type { CompileWork } from '../define.ts';
import { scaled } from '../program/operand.ts';
import type { Config } from '../shape/shape.ts';
import { draftRequest } from './part/draft-request.ts';

const config = shape({
  attributes: sentRequestAttributes,
  children: sentRequestChildren,
  policies: sentRequestPolicies,
  check: checkSentRequest,
});

/** `<send-one-way-request>`: sends a request of its own and does not wait for the response. */
export const sendOneWayRequest: Policy = definePolicy({
  name: 'send-one-way-request',
  doc: 'https://learn.microsoft.com/azure/api-management/send-one-way-request-policy',
  sections: everySection,
  shape: config,
  drills: true,
  compile: compileSendOneWayRequest,
});

function compileSendOneWayRequest({ attributes, children }: Config<typeof config>, work: CompileWork): void {
  const { mode, timeout } = attributes;
  const { builder } = work;
  const done = builder.label();
  const request = draftRequest(work, { mode, url: children['set-url']?.text ?? null });
  const timeoutUs = scaled(timeout, 1e6);
  work.effect((at) => ({ kind: 'http.send', request, timeoutUs, isOneWay: true, otherwise: at(done) }));
  builder.put(done);
}
