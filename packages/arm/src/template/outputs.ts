import { copiesOf, evaluate, scalarText } from './evaluate.ts';
import { printCall, printText } from './print-expression.ts';
import type { Scope } from './scope.ts';
import { secured } from './secure.ts';
import type { Value } from './value.ts';
import { entryOf } from './value.ts';

/** The outputs of a template, each with its type and its value. */
export function outputsOf(declared: Value | undefined, scope: Scope, deployment: string): Value {
  const entries = new Map<string, Value>();
  const place = declared?.place ?? { file: scope.file, line: 1, column: 1 };
  if (declared?.kind === 'map') {
    for (const [name, output] of declared.entries) {
      if (scalarText(entryOf(output, 'condition'), scope)?.toLowerCase() === 'false') continue;
      const type = scalarText(entryOf(output, 'type'), scope) ?? 'string';
      const value = outputValue(output, name, scope);
      if (value === null) continue;
      const source = `${printCall('reference', [printText(deployment)])}.outputs.${name}.value`;
      const marked = /^secure/i.test(type) ? secured(value, source) : value;
      entries.set(name, {
        kind: 'map',
        entries: new Map<string, Value>([
          ['type', { kind: 'scalar', value: type, place: output.place }],
          ['value', marked],
        ]),
        place: output.place,
      });
    }
  }
  return { kind: 'map', entries, place };
}

function outputValue(output: Value, name: string, scope: Scope): Value | null {
  const copy = entryOf(output, 'copy');
  const input = entryOf(copy, 'input');
  if (copy !== undefined && input !== undefined) {
    const called = scalarText(entryOf(copy, 'name'), scope) ?? name;
    return copiesOf(input, { name: called, count: entryOf(copy, 'count'), place: copy.place }, scope);
  }
  const value = entryOf(output, 'value');
  return value === undefined ? null : evaluate(value, scope);
}
