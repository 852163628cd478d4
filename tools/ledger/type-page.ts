import type { TypeDefinition } from '../../packages/policy/src/dotnet/define.ts';

/** The page of a namespace's types, with every member that there is. */
export function typePage(namespace: string, types: readonly TypeDefinition[]): string {
  return [
    `# ${namespace}`,
    '',
    `What policy expressions can use of ${namespace}. Members are C# declarations; behaviour is that of the page named.`,
    '',
    ...types.toSorted((left, right) => (left.name < right.name ? -1 : 1)).flatMap(typeLines),
  ].join('\n');
}

function typeLines(type: TypeDefinition): readonly string[] {
  const { name, kind, base, interfaces, keyword, source, values } = type;
  const derives = [...(base === null || base === 'object' || base === 'ValueType' ? [] : [base]), ...interfaces];
  const members = Object.keys(type.members);
  const named = Object.entries(values).map(([value, number]) => `${value} = ${number}`);
  return [
    `## ${shortName(name)}`,
    '',
    `${kind}${keyword === null ? '' : ` \`${keyword}\``}${derives.length === 0 ? '' : `, ${derives.map((each) => `\`${each}\``).join(', ')}`}. <${source}>`,
    '',
    ...(named.length === 0 ? [] : [`Values: ${named.map((value) => `\`${value}\``).join(', ')}`, '']),
    ...(members.length === 0 ? [] : ['```csharp', ...members.toSorted(), '```', '']),
  ];
}

/** The namespace of a type; what policies bring with them has none. */
export function namespaceOf({ name }: TypeDefinition): string {
  const dot = name.lastIndexOf('.');
  return dot < 0 ? 'Policies' : name.slice(0, dot);
}

function shortName(name: string): string {
  return name
    .slice(name.lastIndexOf('.') + 1)
    .replace(/`(\d)$/, (_, count: string) => ` (${count} type ${count === '1' ? 'parameter' : 'parameters'})`);
}
