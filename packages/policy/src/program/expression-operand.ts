import { raise } from '../dotnet/raise.ts';
import { refill } from '../dotnet/runtime.ts';
import type { CompiledExpression } from '../expression/compile.ts';
import type { Kind } from '../shape/kind.ts';
import type { Operand } from './operand.ts';

/** A compiled expression as the value of an attribute. Each evaluation has a whole budget of its own. */
export function expressionOperand<Value>(compiled: CompiledExpression, kind: Kind<Value>): Operand<Value> {
  return {
    reads: compiled.reads,
    literal: null,
    of: (exchange) => {
      const { rt } = exchange;
      refill(rt);
      const value = kind.from(rt, compiled.run(rt, exchange));
      if (value === undefined)
        return raise('System.InvalidCastException', `The result of the expression is not ${kind.expected}.`);
      return value;
    },
  };
}
