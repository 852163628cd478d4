import type { Policy } from '../define.ts';
import { definePolicy } from '../define.ts';
import { optional, required } from '../shape/attribute.ts';
import { flag, name, text } from '../shape/kind.ts';
import { many, shape } from '../shape/shape.ts';
import { statusCode } from './part/range.ts';
import { anyText } from './part/value.ts';
import type { CompileWork } from '../define.ts';
import { headerValues } from '../http/headers.ts';
import type { Exchange, PolicyError } from '../program/exchange.ts';
import type { Operand } from '../program/operand.ts';
import { computed } from '../program/operand.ts';
import type { Config } from '../shape/shape.ts';

const config = shape({
  attributes: {
    name: required(name),
    'failed-check-httpcode': required(statusCode),
    'failed-check-error-message': required(text),
    // Its page calls it required; published deployments do without it.
    'ignore-case': optional(flag, false),
  },
  children: { value: many(anyText) },
});

/** `<check-header>`: lets through requests with a header, or with one of the values that it lists. */
export const checkHeader: Policy = definePolicy({
  name: 'check-header',
  doc: 'https://learn.microsoft.com/azure/api-management/check-header-policy',
  sections: ['inbound'],
  shape: config,
  drills: true,
  compile: compileCheckHeader,
});

function compileCheckHeader({ attributes, children }: Config<typeof config>, work: CompileWork): void {
  const values = children.value.map((value) => value.text);
  const { name: header, 'ignore-case': ignoresCase, 'failed-check-error-message': message } = attributes;
  const reads = [header, ignoresCase, ...values].flatMap((operand) => operand.reads);
  const status = attributes['failed-check-httpcode'];
  function refuse(exchange: Exchange, reason: string, said: string): PolicyError {
    return work.error({ reason, message: said, publicMessage: message.of(exchange), status: status.of(exchange) });
  }
  const { builder } = work;
  const missing = builder.label();
  const wrong = builder.label();
  const done = builder.label();
  const isThere = computed(reads, (exchange) => valuesOf(exchange, header).length > 0);
  work.step((at) => ({ kind: 'branch', test: isThere, otherwise: at(missing) }));
  const isAllowed = computed(reads, (exchange) => {
    const folds = ignoresCase.of(exchange);
    const wanted = values.map((value) => fold(value.of(exchange), folds));
    return wanted.length === 0 || valuesOf(exchange, header).some((value) => wanted.includes(fold(value, folds)));
  });
  work.step((at) => ({ kind: 'branch', test: isAllowed, otherwise: at(wrong) }));
  work.step((at) => ({ kind: 'jump', to: at(done) }));
  builder.put(wrong);
  work.fail((exchange) => {
    const called = header.of(exchange);
    const value = valuesOf(exchange, header).join(',');
    return refuse(
      exchange,
      'HeaderValueNotAllowed',
      `Header ${called} value of ${value} is not allowed. Access denied.`,
    );
  });
  builder.put(missing);
  work.fail((exchange) =>
    refuse(exchange, 'HeaderNotFound', `Header ${header.of(exchange)} was not found in the request. Access denied.`),
  );
  builder.put(done);
}

function valuesOf(exchange: Exchange, header: Operand<string>): readonly string[] {
  return headerValues(exchange.request.headers, header.of(exchange));
}

function fold(value: string, ignoresCase: boolean): string {
  return ignoresCase ? value.toLowerCase() : value;
}
