import { createScanner } from 'jsonc-parser';

export type ApiDescription = 'openapi' | 'swagger' | 'graphql' | 'wsdl' | 'wadl' | 'odata' | 'proto';

/** What a text begins with says what it is. */
const headLength = 64 * 1024;

const kindOfKey: ReadonlyMap<string, ApiDescription> = new Map([
  ['openapi', 'openapi'],
  ['swagger', 'swagger'],
  ['__schema', 'graphql'],
  ['$Version', 'odata'],
]);

/** What kind of description of an API a text is, by its looks; `null` for anything else. */
export function describesApi(text: string): ApiDescription | null {
  const head = text.slice(0, headLength).replace(/^\uFEFF/, '');
  const first = /\S/.exec(head)?.[0];
  if (first === '<') return ofXml(head);
  if (first === '{') return ofJson(text);
  return ofYaml(text) ?? ofOwnSyntax(head);
}

function ofXml(head: string): ApiDescription | null {
  if (/<(?:[\w.-]+:)?Edmx[\s>]/.test(head)) return 'odata';
  if (/<(?:[\w.-]+:)?application[\s>]/.test(head) && head.includes('wadl.dev.java.net')) return 'wadl';
  if (/<(?:[\w.-]+:)?definitions[\s>]/.test(head) && head.includes('schemas.xmlsoap.org/wsdl')) return 'wsdl';
  if (/<(?:[\w.-]+:)?description[\s>]/.test(head) && head.includes('www.w3.org/ns/wsdl')) return 'wsdl';
  return null;
}

/** The keys of the outermost object decide; they may be its last. */
function ofJson(text: string): ApiDescription | null {
  for (const key of outermostKeys(text)) {
    const kind = kindOfKey.get(key);
    if (kind !== undefined) return kind;
  }
  // Braces without quotes are YAML's.
  const [, unquoted] = /[{,]\s*(openapi|swagger)\s*:/.exec(text.slice(0, headLength)) ?? [];
  return kindOfKey.get(unquoted ?? '') ?? null;
}

function* outermostKeys(text: string): Generator<string> {
  const scanner = createScanner(text, true);
  let key: string | null = null;
  for (let level = 0; ;) {
    scanner.scan();
    const char = text[scanner.getTokenOffset()];
    if (char === undefined) return;
    if (char === '{' || char === '[') level += 1;
    else if (char === '}' || char === ']') level -= 1;
    else if (char === ':' && level === 1 && key !== null) yield key;
    key = char === '"' ? scanner.getTokenValue() : null;
  }
}

function ofYaml(text: string): ApiDescription | null {
  const [, kind] = /^(?:"|'|)(openapi|swagger)(?:"|'|)[ \t]*:/m.exec(text) ?? [];
  return kind === 'openapi' || kind === 'swagger' ? kind : null;
}

function ofOwnSyntax(head: string): ApiDescription | null {
  if (/^[ \t]*syntax[ \t]*=[ \t]*["']proto[23]["']/m.test(head)) return 'proto';
  if (/^[ \t]*service[ \t]+\w+[ \t]*\{/m.test(head) && /^[ \t]*rpc[ \t]+\w+/m.test(head)) return 'proto';
  const isSdl =
    /^[ \t]*(?:extend[ \t]+)?(?:type|interface|input|enum)[ \t]+\w+[^\n{]{0,500}\{/m.test(head) ||
    /^[ \t]*(?:extend[ \t]+)?schema\b[^\n{]{0,500}\{/m.test(head) ||
    /^[ \t]*(?:scalar[ \t]+\w+[ \t]*(?:$|@)|union[ \t]+\w+[^\n=]{0,500}=|directive[ \t]+@\w+)/m.test(head);
  return isSdl ? 'graphql' : null;
}
