import type { Policy } from '../../packages/policy/src/define.ts';
import type { Attribute } from '../../packages/policy/src/shape/attribute.ts';
import type { Child, Shape } from '../../packages/policy/src/shape/shape.ts';

/** The page of one policy: where it may stand, what it holds, what of it runs, and by which tests that is held. */
export function policyPage(policy: Policy, tests: readonly string[]): string {
  const { name, doc, sections, scopes, gateways, usage, inFragments, shape } = policy;
  return [
    `# ${name}`,
    '',
    `${statusOf(policy)} Microsoft’s page: <${doc}>`,
    '',
    `- Sections: ${sections.length === 0 ? 'GraphQL resolvers' : sections.join(', ')}`,
    `- Scopes: ${scopes.join(', ')}`,
    `- Gateways: ${gateways.join(', ')}`,
    `- In one section: ${usage === 'once' ? 'once' : 'any number of times'}${inFragments ? '' : '; not in fragments'}`,
    `- In drills: ${policy.drills ? 'carried out, where it has no expression' : 'listed as not simulated'}`,
    '',
    ...shapeLines(`<${name}>`, shape, 0),
    '## Unlike Azure',
    '',
    ...(policy.differences.length === 0 ? ['Nothing that is known.'] : policy.differences.map((line) => `- ${line}`)),
    '',
    '## Tests',
    '',
    ...(tests.length === 0 ? ['None.'] : tests.map((file) => `- [\`${file}\`](../../${file})`)),
    '',
  ].join('\n');
}

/** One sentence on how far the policy goes. */
export function statusOf({ compile, needs, name }: Pick<Policy, 'compile' | 'needs' | 'name'>): string {
  if (name === 'base' || name === 'include-fragment') return 'Runs: documents are put together at it.';
  if (compile === null)
    return `Read, checked and printed; not run.${needs === null ? '' : ` What would make it run: ${needs}.`}`;
  return needs === null ? 'Runs.' : `Runs against a stand-in. What makes it run for real: ${needs}.`;
}

const depthMax = 6;

function shapeLines(title: string, shape: Shape, depth: number): readonly string[] {
  const attributes = Object.entries(shape.attributes);
  const children = Object.entries(shape.children);
  const inside =
    shape.policies === 'none'
      ? null
      : shape.policies === 'any'
        ? 'any policy of its section'
        : shape.policies.map((name) => `\`<${name}>\``).join(', ');
  return [
    `## ${title.replaceAll('<', '\\<')}`,
    '',
    ...(attributes.length === 0
      ? ['No attributes.', '']
      : [
          '| attribute | | value | default | expression |',
          '|---|---|---|---|---|',
          ...attributes.map(([name, attribute]) => attributeRow(name, attribute)),
          '',
        ]),
    ...(shape.text === null
      ? []
      : [
          `Text: ${shape.text.expected}${shape.text.allowsExpression ? ', or an expression' : ''}${shape.text.isRequired ? '' : '; may be missing'}.`,
          '',
        ]),
    ...(inside === null ? [] : [`Policies inside: ${inside}.`, '']),
    ...(children.length === 0
      ? []
      : [`Inside${shape.isOrdered ? ', in this order' : ''}: ${children.map(childText).join(', ')}.`, '']),
    ...(depth >= depthMax
      ? []
      : children.flatMap(([name, child]) => shapeLines(`${title} <${name}>`, child.shape, depth + 1))),
  ];
}

function attributeRow(name: string, { isRequired, expected, otherwise, allowsExpression }: Attribute<unknown>): string {
  const cells = [
    `\`${name}\``,
    isRequired ? 'required' : '',
    expected,
    otherwise === null ? '' : `\`${otherwise}\``,
    allowsExpression ? 'yes' : 'no',
  ];
  return `| ${cells.join(' | ')} |`;
}

function childText([name, { min, max }]: readonly [string, Child<unknown>]): string {
  const often = max === 1 ? (min === 1 ? 'once' : 'at most once') : min === 0 ? 'any number' : 'at least once';
  return `\`<${name}>\` (${often})`;
}
