import type { XElement } from '../dotnet/xml/node.ts';
import { xmlnsNamespace } from '../dotnet/xml/node.ts';
import { xName } from '../dotnet/xml/name.ts';
import { declaredPrefix, parentElement, uriOf } from '../dotnet/xml/scope.ts';
import { addAttribute, addElement } from './output.ts';
import { scopeAt, xslt } from './reader.ts';
import type { ReadBody } from './reader.ts';
import type { Instruction } from './run.ts';
import { runAll } from './run.ts';
import { valueTemplate } from './value-template.ts';

/** An element that is written as it stands, with the namespaces that are declared there. */
export function literalElement(element: XElement, read: ReadBody): Instruction {
  const spaces = declarations(element);
  const attributes = element.attributes
    .filter((each) => declaredPrefix(each) === null && each.name.space !== xslt)
    .map(({ name, value }) => ({ name, value: valueTemplate(element, value) }));
  const body = read(element.nodes);
  return (at) => {
    const output = addElement(at.output, element.name);
    for (const [prefix, uri] of spaces)
      addAttribute(output, prefix === '' ? xName('xmlns') : xName(prefix, xmlnsNamespace), uri);
    for (const { name, value } of attributes) addAttribute(output, name, value(at));
    runAll(body, { ...at, output });
    return at;
  };
}

/** The namespaces in scope that go into the result: not XSLT's, and none that is excluded. */
function declarations(element: XElement): readonly (readonly [prefix: string, uri: string])[] {
  const scope = scopeAt(element);
  const excluded = excludedAt(element);
  const prefixes = new Set(scope.map(([prefix]) => prefix));
  return [...prefixes].flatMap((prefix) => {
    const uri = uriOf(scope, prefix) ?? '';
    return uri === '' || prefix === 'xml' || uri === xslt || excluded.has(uri) ? [] : [[prefix, uri] as const];
  });
}

function excludedAt(element: XElement): ReadonlySet<string> {
  const excluded = new Set<string>();
  for (let at: XElement | null = element; at !== null; at = parentElement(at)) {
    const wanted = at.name.space === xslt ? '' : xslt;
    const scope = scopeAt(at);
    for (const { name, value } of at.attributes) {
      const isList = name.local === 'exclude-result-prefixes' || name.local === 'extension-element-prefixes';
      if (!isList || name.space !== wanted) continue;
      for (const prefix of value.split(/\s+/)) excluded.add(uriOf(scope, prefix === '#default' ? '' : prefix) ?? '');
    }
  }
  return excluded;
}
