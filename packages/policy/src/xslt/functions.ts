import { formatNumber } from '../dotnet/format/format-number.ts';
import { burn } from '../dotnet/runtime.ts';
import { double } from '../dotnet/value.ts';
import { isXElement } from '../dotnet/xml/node.ts';
import { descendantsOf, isContainer, topOf } from '../dotnet/xml/tree.ts';
import { attributesOf } from '../xpath/axis.ts';
import type { XPathContext, XPathFunction } from '../xpath/context.ts';
import { evaluateXPath } from '../xpath/evaluate.ts';
import { inOrder, placeOf } from '../xpath/order.ts';
import type { XPathNode, XPathValue } from '../xpath/value.ts';
import { textOfNode, toNodes, toNumber, toText } from '../xpath/value.ts';
import { raiseXslt } from './fault.ts';
import { matches } from './pattern.ts';
import type { Key, Run } from './run.ts';

/** The functions that XSLT 1.0 adds. `document` is refused: a stylesheet sees its input and nothing else. */
export function xsltFunctions(run: () => Run): ReadonlyMap<string, XPathFunction> {
  return new Map<string, XPathFunction>([
    ['current', ({ current }) => [current]],
    ['key', (context, [name = '', value = '']) => keyed(run(), context, toText(context.rt, name), value)],
    ['format-number', ({ rt }, [value = 0, pattern = '0']) => numberText(rt, toNumber(rt, value), toText(rt, pattern))],
    ['generate-id', (context, [nodes]) => generatedId(context, nodes)],
    ['system-property', ({ rt }, [name = '']) => systemProperty(toText(rt, name))],
    ['function-available', () => true],
    ['element-available', () => true],
    ['document', () => raiseXslt('Resolving of external URIs was prohibited.')],
    ['{urn:schemas-microsoft-com:xslt}node-set', (_, [nodes = []]) => toNodes(nodes)],
    ['{http://exslt.org/common}node-set', (_, [nodes = []]) => toNodes(nodes)],
  ]);
}

type Runtime = XPathContext['rt'];

function numberText(rt: Runtime, value: number, pattern: string): string {
  if (Number.isNaN(value)) return 'NaN';
  return Number.isFinite(value) ? formatNumber(rt, double(value), pattern) : value > 0 ? 'Infinity' : '-Infinity';
}

function generatedId({ rt, node, order }: XPathContext, nodes: XPathValue | undefined): string {
  const subject = nodes === undefined ? node : toNodes(nodes)[0];
  return subject === undefined ? '' : `id${placeOf(rt, order, subject)}`;
}

function systemProperty(name: string): XPathValue {
  const local = name.split(':').at(-1) ?? '';
  return (
    new Map<string, XPathValue>([
      ['version', 1],
      ['vendor', 'Microsoft'],
      ['vendor-url', 'http://www.microsoft.com'],
    ]).get(local) ?? ''
  );
}

function keyed(run: Run, context: XPathContext, ...[name, value]: [string, XPathValue]): XPathValue {
  const { rt, order } = context;
  const index = indexOf(run, context, name);
  const wanted = typeof value === 'object' ? value.map((node) => textOfNode(rt, node)) : [toText(rt, value)];
  const found = wanted.flatMap((text) => index.get(text) ?? []);
  return wanted.length === 1 ? found : inOrder(rt, order, found);
}

/** The nodes of the document by a key's values; worked out once. */
function indexOf(run: Run, context: XPathContext, name: string): ReadonlyMap<string, readonly XPathNode[]> {
  const top = topOf(context.rt, context.node);
  const known = run.keys.get(top) ?? new Map<string, ReadonlyMap<string, readonly XPathNode[]>>();
  run.keys.set(top, known);
  const made = known.get(name) ?? buildIndex(run, top, name);
  known.set(name, made);
  return made;
}

function buildIndex(run: Run, top: XPathNode, name: string): ReadonlyMap<string, readonly XPathNode[]> {
  const keys = run.stylesheet.keys.filter((key) => key.name === name);
  if (keys.length === 0) raiseXslt(`The key '${name}' is not defined.`);
  const index = new Map<string, XPathNode[]>();
  for (const node of allNodes(run, top)) for (const key of keys) addTo(index, run, { key, node });
  return index;
}

function addTo(
  index: Map<string, XPathNode[]>,
  run: Run,
  { key, node }: { readonly key: Key; readonly node: XPathNode },
): void {
  const { rt, order, functions, global } = run;
  const context: XPathContext = { rt, order, functions, variable: global, node, current: node, position: 1, size: 1 };
  if (!key.match.some((pattern) => matches(pattern, node, context))) return;
  const value = evaluateXPath(key.use, context);
  for (const text of typeof value === 'object' ? value.map((each) => textOfNode(rt, each)) : [toText(rt, value)]) {
    burn(rt, 1);
    const list = index.get(text) ?? [];
    if (list.at(-1) !== node) list.push(node);
    index.set(text, list);
  }
}

function* allNodes({ rt }: Run, top: XPathNode): Generator<XPathNode> {
  if (!isContainer(top)) return;
  for (const node of [top, ...descendantsOf(rt, top)]) {
    yield node;
    if (isXElement(node)) yield* attributesOf(rt, node);
  }
}
