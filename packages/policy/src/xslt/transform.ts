import type { Runtime } from '../dotnet/runtime.ts';
import { enter, leave } from '../dotnet/runtime.ts';
import { readXml } from '../dotnet/xml/read-xml.ts';
import type { XDocument } from '../dotnet/xml/node.ts';
import type { XPathValue } from '../xpath/value.ts';
import { applyTo, nothingGiven } from './apply.ts';
import { raiseXslt } from './fault.ts';
import { xsltFunctions } from './functions.ts';
import { newOutput } from './output.ts';
import { isXslt } from './reader.ts';
import type { At, Run, Stylesheet } from './run.ts';
import { serialize } from './serialize.ts';
import { settleText } from './space.ts';
import { readStylesheet } from './stylesheet.ts';

/** Values for the parameters of a stylesheet, by their names. */
export type XsltParameters = { readonly [name: string]: string | number | boolean };

/**
 * Transforms XML by an XSLT 1.0 stylesheet. Nothing outside the two texts is read. Raises `XsltException`,
 * `XPathException` and `XmlException` as .NET does.
 */
export function transformXslt(
  rt: Runtime,
  stylesheetXml: string,
  ...[inputXml, parameters = {}]: [string, XsltParameters?]
): string {
  const stylesheet = readStylesheet(stylesheetDocument(rt, stylesheetXml));
  const input = readXml(rt, inputXml, { keepsBlanks: true });
  settleText(rt, input, stylesheet.strips);
  const at = beginning(rt, stylesheet, { input, parameters });
  applyTo(at, [input]);
  return serialize(at.output, stylesheet.output);
}

/** In a stylesheet blanks count in `xsl:text` alone. */
function stylesheetDocument(rt: Runtime, text: string): XDocument {
  const document = readXml(rt, text, { keepsBlanks: true });
  settleText(rt, document, (element) => !isXslt(element, 'text'));
  return document;
}

type Given = { readonly input: XDocument; readonly parameters: XsltParameters };

function beginning(rt: Runtime, stylesheet: Stylesheet, { input, parameters }: Given): At {
  const values = new Map<string, XPathValue>();
  const begun = new Set<string>();
  const output = newOutput(rt);
  const global = (name: string): XPathValue | undefined => {
    const known = values.get(name);
    const declared = stylesheet.globals.get(name);
    if (known !== undefined || declared === undefined) return known;
    if (begun.has(name)) return raiseXslt(`Circular reference in the definition of variable '${name}'.`);
    begun.add(name);
    enter(rt);
    const given = declared.isParameter && Object.hasOwn(parameters, name) ? parameters[name] : undefined;
    const value = given ?? declared.value({ ...at, output: { ...newOutput(rt), written: output.written } });
    leave(rt);
    values.set(name, value);
    return value;
  };
  const run: Run = { rt, stylesheet, order: new Map(), functions: xsltFunctions(() => run), global, keys: new Map() };
  const at: At = { run, node: input, position: 1, size: 1, variables: null, given: nothingGiven, mode: '', output };
  return at;
}
