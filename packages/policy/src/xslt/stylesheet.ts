import type { XDocument, XElement } from '../dotnet/xml/node.ts';
import { isXElement } from '../dotnet/xml/node.ts';
import { valueOf } from './content.ts';
import { raiseXslt } from './fault.ts';
import { readBody } from './instruction.ts';
import { literalElement } from './literal-element.ts';
import { outputSettings } from './output-settings.ts';
import { patternsOf } from './pattern.ts';
import { attribute, expandedName, expression, expressionOf, isXslt, required, xslt } from './reader.ts';
import type { Global, Key, Rule, Stylesheet, Template } from './run.ts';
import { spaceRules } from './space.ts';

/** Reads a stylesheet. */
export function readStylesheet(document: XDocument): Stylesheet {
  const root = document.nodes.find((node) => isXElement(node));
  if (root === undefined)
    return raiseXslt(
      "Stylesheet must start either with an 'xsl:stylesheet' or an 'xsl:transform' element, or with a literal result element that has an 'xsl:version' attribute.",
    );
  if (root.name.space !== xslt) return simplified(root);
  if (root.name.local !== 'stylesheet' && root.name.local !== 'transform')
    return raiseXslt(`'xsl:${root.name.local}' cannot be the root of a stylesheet.`);
  const parts = root.nodes.filter((node) => isXslt(node));
  for (const { name } of parts)
    if (refused.has(name.local)) raiseXslt(`'xsl:${name.local}' is not supported: a stylesheet stands alone.`);
  const named = (local: string): readonly XElement[] => parts.filter(({ name }) => name.local === local);
  const templates = named('template').map((element) => ({ element, template: { body: readBody(element.nodes) } }));
  return {
    rules: byMode(templates.flatMap(({ element, template }) => rulesOf(element, template))),
    named: namedTemplates(templates),
    globals: globalsOf([...named('variable'), ...named('param')]),
    keys: named('key').map(keyOf),
    output: outputSettings(named('output')),
    strips: spaceRules([...named('strip-space'), ...named('preserve-space')]),
  };
}

const refused: ReadonlySet<string> = new Set(['import', 'include', 'attribute-set', 'namespace-alias', 'script']);

/** A stylesheet that is but the result, with instructions in it. */
function simplified(root: XElement): Stylesheet {
  if (!root.attributes.some(({ name }) => name.space === xslt && name.local === 'version'))
    raiseXslt(
      "Stylesheet must start either with an 'xsl:stylesheet' or an 'xsl:transform' element, or with a literal result element that has an 'xsl:version' attribute.",
    );
  const template = { body: [literalElement(root, readBody)] };
  const [pattern] = patternsOf({ kind: 'path', from: 'root', steps: [] }, '/');
  return {
    rules: pattern === undefined ? new Map() : new Map([['', [{ pattern, mode: '', priority: 0.5, template }]]]),
    named: new Map(),
    globals: new Map(),
    keys: [],
    output: outputSettings([]),
    strips: spaceRules([]),
  };
}

function rulesOf(element: XElement, template: Template): readonly Rule[] {
  const match = attribute(element, 'match');
  if (match === null) return [];
  const mode = attribute(element, 'mode');
  const given = attribute(element, 'priority');
  return patternsOf(expressionOf(element, match), match).map((pattern) => ({
    pattern,
    template,
    mode: mode === null ? '' : expandedName(element, mode),
    priority: given === null ? pattern.priority : Number(given),
  }));
}

/** Of rules with the same priority the last one counts. */
function byMode(rules: readonly Rule[]): ReadonlyMap<string, readonly Rule[]> {
  const modes = Map.groupBy(rules.toReversed(), ({ mode }) => mode);
  for (const list of modes.values()) list.sort((left, right) => right.priority - left.priority);
  return modes;
}

type Read = { readonly element: XElement; readonly template: Template };

function namedTemplates(templates: readonly Read[]): ReadonlyMap<string, Template> {
  const found = new Map<string, Template>();
  for (const { element, template } of templates) {
    const given = attribute(element, 'name');
    if (given === null) continue;
    const name = expandedName(element, given);
    if (found.has(name)) raiseXslt(`'${given}' is a duplicate template name.`);
    found.set(name, template);
  }
  return found;
}

function globalsOf(elements: readonly XElement[]): ReadonlyMap<string, Global> {
  return new Map(
    elements.map((element) => {
      const name = expandedName(element, required(element, 'name'));
      return [name, { name, isParameter: element.name.local === 'param', value: valueOf(element, readBody) }];
    }),
  );
}

function keyOf(element: XElement): Key {
  const match = required(element, 'match');
  return {
    name: expandedName(element, required(element, 'name')),
    match: patternsOf(expressionOf(element, match), match),
    use: expression(element, 'use'),
  };
}
