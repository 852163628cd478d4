import type { Policy } from '../define.ts';
import { definePolicy } from '../define.ts';
import { required } from '../shape/attribute.ts';
import { name } from '../shape/kind.ts';
import { shape } from '../shape/shape.ts';
import type { CompileWork } from '../define.ts';
import { bodyText, textBody } from '../http/body.ts';
import { setHeader } from '../http/headers.ts';
import { queryValues } from '../http/url.ts';
import { PolicyFailure } from '../program/failure.ts';
import type { Config } from '../shape/shape.ts';

const config = shape({ attributes: { 'callback-parameter-name': required(name) } });

/** `<jsonp>`: wraps a body of JSON into a call of the function that the caller names. */
export const jsonp: Policy = definePolicy({
  name: 'jsonp',
  doc: 'https://learn.microsoft.com/azure/api-management/jsonp-policy',
  sections: ['outbound'],
  usage: 'once',
  gateways: ['classic', 'v2', 'consumption', 'self-hosted'],
  shape: config,
  compile: compileJsonp,
});

function compileJsonp({ attributes }: Config<typeof config>, work: CompileWork): void {
  const { 'callback-parameter-name': parameter } = attributes;
  work.pure([...parameter.reads, 'Request.OriginalUrl'], (exchange) => {
    const { response, request } = exchange;
    const called = parameter.of(exchange);
    const [callback] = queryValues(request.originalUrl.query, called);
    if (response === null || callback === undefined) return;
    if (!identifier.test(callback)) {
      const message = `Value of callback parameter ${called} is not a valid JavaScript identifier.`;
      throw new PolicyFailure(work.error({ reason: 'CallbackParameterInvalid', message, status: 400 }));
    }
    response.body = textBody(`${callback}(${bodyText(response.body)});`);
    setHeader(response.headers, 'Content-Type', ['application/javascript']);
    exchange.notes?.push(`wrapped into ${callback}()`);
  });
}

/** A name that JavaScript takes, or several with dots between them. */
const identifier = /^[\p{L}_$][\p{L}\p{N}_$]*(?:\.[\p{L}_$][\p{L}\p{N}_$]*)*$/u;
