import type { Resource } from '../../template/deploy.ts';
import { asTemplate } from '../../template/value.ts';
import { namedBy, namedByPolicy, textsIn } from '../../write/referred.ts';

/** What a template deploys. */
export type DeployedTemplate = { readonly file: string; readonly resources: readonly Resource[] };

/**
 * Templates in an order in which each finds what it builds on: what is above its resources, the two ends of its links, and
 * what they refer to by id. Where two build on each other, the one whose name comes first goes first.
 */
export function orderTemplates<Template extends DeployedTemplate>(templates: readonly Template[]): readonly Template[] {
  const byName = templates.toSorted((left, right) => (left.file < right.file ? -1 : left.file > right.file ? 1 : 0));
  const owners = new Map<string, Set<Template>>();
  for (const template of byName) {
    for (const { type, name } of template.resources) {
      const key = keyOf(type, name.split('/').slice(1));
      owners.set(key, (owners.get(key) ?? new Set()).add(template));
    }
  }
  const needs = new Map(byName.map((template) => [template, neededBy(template, owners)] as const));
  const done = new Set<Template>();
  const ordered: Template[] = [];
  while (ordered.length < byName.length) {
    const open = byName.filter((template) => !done.has(template));
    const isFree = (template: Template): boolean => [...(needs.get(template) ?? [])].every((other) => done.has(other));
    const next = open.find(isFree) ?? open[0];
    if (next === undefined) break;
    done.add(next);
    ordered.push(next);
  }
  return ordered;
}

function neededBy<Template extends DeployedTemplate>(
  template: Template,
  owners: ReadonlyMap<string, ReadonlySet<Template>>,
): ReadonlySet<Template> {
  const keys = new Set(template.resources.flatMap(neededKeys));
  const needed = [...keys].flatMap((key) => {
    const all = [...(owners.get(key) ?? [])];
    // What a template has itself it need not wait for.
    return all.includes(template) ? [] : all;
  });
  return new Set(needed);
}

/** Links, by the end of their type: the type of what they lead to. */
const links: readonly { readonly end: RegExp; readonly to: string }[] = [
  { end: /\/(?:products|gateways)\/apis$/i, to: 'apis' },
  { end: /\/products\/groups$/i, to: 'groups' },
  { end: /\/groups\/users$/i, to: 'users' },
  { end: /\/(?:apis|products|operations)\/tags$/i, to: 'tags' },
];

function neededKeys({ type, name, body, dependsOn = [] }: Resource): readonly string[] {
  const [provider = '', first = '', ...types] = type.split('/');
  const [, ...names] = name.split('/');
  const parents = types.map((_, length) =>
    keyOf([provider, first, ...types.slice(0, length)].join('/'), names.slice(0, length)),
  );
  const link = links.find(({ end }) => end.test(type));
  const workspace = types[0]?.toLowerCase() === 'workspaces' ? 1 : 0;
  const root = [provider, first, ...types.slice(0, workspace)].join('/');
  const linked =
    link === undefined ? [] : [keyOf(`${root}/${link.to}`, [...names.slice(0, workspace), names.at(-1) ?? ''])];
  const current =
    /\/apis$/i.test(type) && name.includes(';rev=')
      ? [
          keyOf(
            type,
            names.map((each) => each.replace(/;rev=.*$/, '')),
          ),
        ]
      : [];
  const texts = textsIn(asTemplate(body));
  const referred = [...texts.map(namedBy), ...dependsOn.map(namedBy)].flatMap((named) =>
    named === null ? [] : [named],
  );
  const policies = /\/(?:policies|policyFragments)$/i.test(type) ? texts.flatMap((text) => namedByPolicy(text)) : [];
  return [
    ...parents,
    ...current,
    ...linked,
    ...[...referred, ...policies].map((named) => keyOf(named.type, named.names)),
  ];
}

function keyOf(type: string, names: readonly string[]): string {
  return `${type} ${names.join('/')}`.toLowerCase();
}
