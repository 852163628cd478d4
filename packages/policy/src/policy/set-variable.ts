import type { Policy } from '../define.ts';
import { definePolicy, everySection } from '../define.ts';
import { required, requiredLiteral } from '../shape/attribute.ts';
import { anyValue, name } from '../shape/kind.ts';
import { shape } from '../shape/shape.ts';
import type { CompileWork } from '../define.ts';
import { textOf } from '../dotnet/protocol.ts';
import type { NetValue } from '../dotnet/value.ts';
import type { Exchange } from '../program/exchange.ts';
import type { Config } from '../shape/shape.ts';

const config = shape({ attributes: { name: requiredLiteral(name), value: required(anyValue) } });

/** `<set-variable>`: sets a variable of the request. */
export const setVariable: Policy = definePolicy({
  name: 'set-variable',
  doc: 'https://learn.microsoft.com/azure/api-management/set-variable-policy',
  sections: everySection,
  shape: config,
  drills: true,
  compile: compileSetVariable,
});

function compileSetVariable({ attributes: { name: variable, value } }: Config<typeof config>, work: CompileWork): void {
  work.pure(value.reads, (exchange) => {
    const held = value.of(exchange);
    exchange.variables.set(variable, held);
    exchange.notes?.push(`${variable} = ${shown(exchange, held)}`);
  });
}

const shownMax = 200;

/** The beginning of a value's text, for traces. */
function shown({ rt }: Exchange, value: NetValue): string {
  const whole = value === null ? 'null' : textOf(rt, value);
  return whole.length > shownMax ? `${whole.slice(0, shownMax)}…` : whole;
}
