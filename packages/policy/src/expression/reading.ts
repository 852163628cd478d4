import type { Fault, Place } from '@keelgate/model';
import { expressionOperand } from '../program/expression-operand.ts';
import type { ReaderOptions } from '../shape/reader.ts';
import type { ExpressionFault } from './expression-fault.ts';
import { compilePolicyExpression } from './policy-expression.ts';

/** How elements are read: what is wrong with them goes to `faults`, the places of expressions to the user's own file. */
export function compileReading(faults: Fault[]): ReaderOptions {
  return {
    faults,
    compile: (text, kind, place) => {
      const compiled = compilePolicyExpression(text.source);
      if (compiled.ok) return expressionOperand(compiled.value, kind);
      faults.push(...compiled.failure.map((fault) => faultAt(fault, text.locate?.(fault.at) ?? place)));
      return null;
    },
  };
}

function faultAt({ code, severity, message, hint }: ExpressionFault, place: Place): Fault {
  return { code, severity, message, place, ...(hint === undefined ? {} : { hint }) };
}
