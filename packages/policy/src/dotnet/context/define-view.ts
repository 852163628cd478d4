import type { DictionaryView } from '../collections/dictionary-view.ts';
import { dictionaryHooks, viewAsDictionary } from '../collections/dictionary-view.ts';
import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import type { NetValue } from '../value.ts';
import { netArray } from '../value.ts';

/** One of the read-only dictionaries that `context` hands out: a view, by text, of something that the exchange holds. */
type ContextView = {
  readonly name: string;
  /** What it holds, in C#. */
  readonly element: string;
  readonly view: DictionaryView;
};

export function defineView({ name, element, view }: ContextView): TypeDefinition {
  viewAsDictionary(name, view);
  return defineType({
    name,
    kind: 'class',
    source: 'https://learn.microsoft.com/azure/api-management/api-management-policy-expressions#ContextVariables',
    interfaces: [`IReadOnlyDictionary<string, ${element}>`],
    hooks: dictionaryHooks,
  });
}

/** Names are texts; whatever else is asked for is not there. */
export function textKey(key: NetValue): string {
  return typeof key === 'string' ? key : '';
}

export function texts(values: readonly string[]): NetValue {
  return netArray('System.String', [...values]);
}
