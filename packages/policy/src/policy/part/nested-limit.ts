import type { CompileContext } from '../../define.ts';
import type { Operand } from '../../program/operand.ts';
import { computed } from '../../program/operand.ts';

/** A limit of a policy element, or of an API or operation inside it. */
export type NestedLimit<Limit> = {
  readonly limit: Limit;
  /** Tells its counter from the others' of the element. */
  readonly suffix: string;
};

type Names = { readonly id: string | null; readonly name: string | null };

type Nested<Limit> = {
  readonly attributes: Limit;
  readonly children: {
    readonly api: readonly {
      readonly attributes: Limit & Names;
      readonly children: { readonly operation: readonly { readonly attributes: Limit & Names }[] };
    }[];
  };
};

/** The limits that hold for a program's operation: the element's own, its API's and its operation's. An id goes before a name. */
export function limitsFor<Limit>(
  { attributes, children }: Nested<Limit>,
  { apiId, apiName, operationId, operationName }: CompileContext,
): readonly NestedLimit<Limit>[] {
  const apis = children.api.filter((api) => isNamed(api.attributes, apiId, apiName));
  return [
    { limit: attributes, suffix: '' },
    ...apis.flatMap((api) => {
      const label = `/${labelOf(api.attributes)}`;
      const operations = api.children.operation.filter((each) => isNamed(each.attributes, operationId, operationName));
      return [
        { limit: api.attributes, suffix: label },
        ...operations.map((each) => ({ limit: each.attributes, suffix: `${label}/${labelOf(each.attributes)}` })),
      ];
    }),
  ];
}

function labelOf({ id, name }: Names): string {
  return id ?? name ?? '';
}

function isNamed(names: Names, id: string, name: string): boolean {
  const [wanted, actual] = names.id === null ? [names.name ?? '', name] : [names.id, id];
  return wanted.toLowerCase() === actual.toLowerCase();
}

/** Counters of a subscription: without one the policy does not apply. */
export const subscriptionKey: Operand<string | null> = computed(
  ['subscription'],
  ({ facts }) => facts.subscription?.id ?? null,
);
