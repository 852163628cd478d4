import type { CompileContext } from '../define.ts';
import type { PolicyElement } from '../document/element.ts';
import { literalAttribute } from '../document/element.ts';
import type { Operand } from '../program/operand.ts';
import type { ElementReader } from '../read-element.ts';
import { readElement } from '../read-element.ts';

/** A limit of a policy element, or of an API or operation inside it. */
export type NestedLimit = {
  /** What it holds for beside its element: nothing said, an API, or one of its operations. */
  readonly api: Name | null;
  readonly operation: Name | null;
  readonly limits: readonly { readonly unit: 'calls' | 'bytes'; readonly limit: number }[];
  readonly periodSeconds: number;
};

type Name = { readonly by: 'id' | 'name'; readonly value: string };

export type LimitReading = {
  readonly limit: (reader: ElementReader) => NestedLimit['limits'];
  readonly period: (reader: ElementReader) => number;
};

/** The limits of an element with `<api>` and `<operation>` children. An id goes before a name. */
export function readNestedLimits(reader: ElementReader, reading: LimitReading): readonly NestedLimit[] {
  function read(at: ElementReader, api: Name | null, operation: Name | null): NestedLimit {
    return { api, operation, limits: reading.limit(at), periodSeconds: reading.period(at) };
  }
  const all = [read(reader, null, null)];
  for (const child of childrenOf(reader, reader.element, 'api')) {
    all.push(read(child.reader, child.name, null));
    for (const inner of childrenOf(reader, child.element, 'operation'))
      all.push(read(inner.reader, child.name, inner.name));
  }
  return all;
}

type Child = { readonly element: PolicyElement; readonly reader: ElementReader; readonly name: Name };

function childrenOf(reader: ElementReader, parent: PolicyElement, wanted: string): readonly Child[] {
  return parent.children.flatMap((element): readonly Child[] => {
    if (element.name !== wanted) {
      reader.fault(
        'unexpected-element',
        `<${element.name}> has no place in <${parent.name}>; expected <${wanted}>`,
        element,
      );
      return [];
    }
    const id = literalAttribute(element, 'id');
    const name = literalAttribute(element, 'name');
    if (id === null && name === null)
      reader.fault('missing-attribute', `<${wanted}> needs the attribute id or name`, element);
    return [
      {
        element,
        reader: readElement(element, reader.faults),
        name: id === null ? { by: 'name', value: name ?? '' } : { by: 'id', value: id },
      },
    ];
  });
}

/** The limits that hold for a program's operation, each with what tells its counter from the others'. */
export function limitsFor(
  all: readonly NestedLimit[],
  context: CompileContext,
): readonly (NestedLimit & { readonly suffix: string })[] {
  return all.flatMap((limit) => {
    if (limit.api !== null && !names(limit.api, context.apiId, context.apiName)) return [];
    if (limit.operation !== null && !names(limit.operation, context.operationId, context.operationName)) return [];
    const suffix = [limit.api, limit.operation].map((part) => (part === null ? '' : `/${part.value}`)).join('');
    return [{ ...limit, suffix }];
  });
}

function names({ by, value }: Name, id: string, name: string): boolean {
  return value.toLowerCase() === (by === 'id' ? id : name).toLowerCase();
}

/** Counters of a subscription: without one the policy does not apply. */
export const subscriptionKey: Operand<string | null> = {
  reads: ['subscription'],
  of: ({ request }) => request.subscriptionId,
};
