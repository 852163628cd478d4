import type { CompileWork } from '../../define.ts';
import { createHeaders } from '../../http/headers.ts';
import type { OutgoingRequest } from '../../http/message.ts';
import { textBody } from '../../http/body.ts';
import type { Exchange } from '../../program/exchange.ts';
import type { Operand } from '../../program/operand.ts';
import { scaled } from '../../program/operand.ts';
import type { Attribute } from '../../shape/attribute.ts';
import { optional, optionalLiteral } from '../../shape/attribute.ts';
import { flag, name, text, whole } from '../../shape/kind.ts';
import { callService } from './call-service.ts';
import { renderTemplate } from './liquid-body.ts';
import type { Template } from './template.ts';
import { template } from './template.ts';

/** What the policies that call a Dapr sidecar have in common. */
export const daprAttributes: {
  readonly 'ignore-error': Attribute<Operand<boolean>>;
  readonly 'response-variable-name': Attribute<string | null>;
  readonly timeout: Attribute<Operand<number>>;
  readonly template: Attribute<Template>;
  readonly 'content-type': Attribute<Operand<string>>;
} = {
  'ignore-error': optional(flag, false),
  'response-variable-name': optionalLiteral(name),
  timeout: optional(whole({ min: 1, max: 240 }), 5),
  template: optionalLiteral(template, 'none'),
  'content-type': optional(text, 'application/json'),
};

export const daprSidecar = 'a self-hosted gateway with a Dapr sidecar beside it';

/** Where a sidecar listens. Source: the policies that call Dapr. */
export const daprUrl = 'http://localhost:3500/v1.0';

type DaprCall = {
  readonly attributes: {
    readonly 'ignore-error': Operand<boolean>;
    readonly 'response-variable-name': string | null;
    readonly timeout: Operand<number>;
  };
  readonly request: (exchange: Exchange) => OutgoingRequest;
};

/** Adds the steps that call the sidecar, and keep its answer where a variable is named. */
export function callDapr(work: CompileWork, { attributes, request }: DaprCall): void {
  const variable = attributes['response-variable-name'];
  callService(work, {
    request,
    timeoutUs: scaled(attributes.timeout, 1e6),
    ignoresErrors: attributes['ignore-error'],
    reason: 'DaprInvocationFailure',
    answered: (exchange, response) => {
      if (variable !== null) exchange.variables.set(variable, response);
    },
  });
}

export function daprRequest(path: string, contentType: string, body: string): OutgoingRequest {
  const headers = createHeaders([['Content-Type', contentType]]);
  return { method: 'POST', url: `${daprUrl}/${path}`, headers, body: textBody(body) };
}

/** The text of a policy's element: as it stands, or as a Liquid template of the message at hand. */
export function daprText(
  work: CompileWork,
  content: Operand<string> | null,
  how: Template,
): (exchange: Exchange) => string {
  return (exchange) => {
    const written = content?.of(exchange) ?? '';
    return how === 'liquid' ? renderTemplate(work, exchange, { template: written, ...defaults }) : written;
  };
}

const defaults = { 'xsi-nil': 'blank', 'parse-date': true } as const;
