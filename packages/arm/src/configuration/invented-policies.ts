import type { Json, Place, PolicyDocument, Snapshot } from '@keelgate/model';

type Values = ReadonlyMap<string, { readonly value: unknown; readonly place: Place }>;

type Invented = {
  readonly snapshot: Snapshot;
  readonly invented: readonly { readonly name: string; readonly value: Json }[];
};

const noPolicy = '<policies><inbound /><backend /><outbound /><on-error /></policies>';
const noFragment = '<fragment></fragment>';

/** Better values for invented parameters that turned out to be policies: a text that was made up is none. */
export function inventedPolicies({ snapshot, invented }: Invented): Values {
  if (invented.length === 0) return new Map();
  const policies = new Set(policiesOf(snapshot).flatMap((document) => (document === null ? [] : [document.text])));
  const fragments = new Set(snapshot.fragments.map(({ document }) => document.text));
  const place = { file: 'invented', line: 1, column: 1 };
  return new Map(
    invented.flatMap(({ name, value }) => {
      if (typeof value !== 'string') return [];
      const better = policies.has(value) ? noPolicy : fragments.has(value) ? noFragment : null;
      return better === null ? [] : [[name, { value: better, place }] as const];
    }),
  );
}

function policiesOf({ policy, apis, products }: Snapshot): readonly (PolicyDocument | null)[] {
  return [
    policy,
    ...apis.flatMap((api) => [api.policy, ...api.operations.map((operation) => operation.policy)]),
    ...products.map((product) => product.policy),
  ];
}
