import type { Members, TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import { formatComposite } from '../format/composite.ts';
import { textOf } from '../protocol.ts';
import { raiseArgumentNull } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import { newText } from '../runtime.ts';
import type { NetArray, NetValue } from '../value.ts';
import type { BuilderValue } from './string-builder-value.ts';
import { append, newBuilder } from './string-builder-value.ts';
import { textOfUnits } from './string-make.ts';

export type WriterValue = { readonly net: 'System.IO.StringWriter'; readonly builder: BuilderValue };

export const stringWriter: TypeDefinition = defineType({
  name: 'System.IO.StringWriter',
  kind: 'class',
  source: 'https://learn.microsoft.com/dotnet/api/system.io.stringwriter?view=netframework-4.8',
  base: 'TextWriter',
  members: {
    'StringWriter()': () => newWriter(newBuilder('')),
    'StringWriter(StringBuilder sb)': (_: Runtime, builder: BuilderValue | null) =>
      newWriter(builder ?? raiseArgumentNull('sb')),
    'StringBuilder GetStringBuilder()': (_: Runtime, { builder }: WriterValue) => builder,
    ...writes('Write', ''),
    ...writes('WriteLine', '\r\n'),
    'void WriteLine()': (rt: Runtime, self: WriterValue) => write(rt, self, '\r\n'),
  },
  hooks: { text: (rt: Runtime, { builder }: WriterValue) => newText(rt, builder.text) },
});

export function newWriter(builder: BuilderValue): WriterValue {
  return { net: 'System.IO.StringWriter', builder };
}

/** Adds to what has been written. */
export function write(rt: Runtime, { builder }: WriterValue, text: string): null {
  append(rt, builder, text);
  return null;
}

function writes(name: string, end: string): Members {
  const types = ['string', 'object', 'bool', 'char', 'int', 'long', 'float', 'double', 'decimal'];
  return {
    ...Object.fromEntries(
      types.map((type) => [
        `void ${name}(${type} value)`,
        (rt: Runtime, self: WriterValue, value: NetValue) => write(rt, self, textOf(rt, value) + end),
      ]),
    ),
    [`void ${name}(char[] buffer)`]: (rt: Runtime, self: WriterValue, units: NetArray | null) =>
      write(rt, self, (units === null ? '' : textOfUnits(rt, units, 0, units.items.length)) + end),
    [`void ${name}(string format, params object[] arg)`]: (
      rt: Runtime,
      self: WriterValue,
      ...[format, args]: [string | null, NetArray | null]
    ) => {
      const items = (args ?? raiseArgumentNull('arg')).items;
      return write(rt, self, formatComposite(rt, format ?? raiseArgumentNull('format'), items) + end);
    },
  };
}
