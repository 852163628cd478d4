import type { Runtime } from '../runtime.ts';
import { burn } from '../runtime.ts';
import type { XAttribute, XElement } from './node.ts';
import { xmlnsNamespace, xmlNamespace } from './node.ts';

/** Declarations of prefixes that hold at a place, nearest last. */
export type Scope = readonly (readonly [prefix: string, uri: string])[];

export const emptyScope: Scope = [
  ['', ''],
  ['xml', xmlNamespace],
];

/** The prefix that an attribute declares, `''` for the default namespace; `null` if it declares none. */
export function declaredPrefix({ name }: XAttribute): string | null {
  if (name.space === xmlnsNamespace) return name.local;
  return name.space === '' && name.local === 'xmlns' ? '' : null;
}

/** What holds inside an element. */
export function scopeIn(scope: Scope, element: XElement): Scope {
  const own = element.attributes.flatMap((attribute): Scope => {
    const prefix = declaredPrefix(attribute);
    return prefix === null ? [] : [[prefix, attribute.value]];
  });
  return own.length === 0 ? scope : [...scope, ...own];
}

export function uriOf(scope: Scope, prefix: string): string | null {
  return scope.findLast(([declared]) => declared === prefix)?.[1] ?? null;
}

/** The nearest prefix that means a namespace. Attributes cannot have the default one. */
export function prefixOf(scope: Scope, uri: string, acceptsDefault: boolean): string | null {
  for (let at = scope.length - 1; at >= 0; at -= 1) {
    const [prefix, declared] = scope[at] ?? ['', null];
    if (declared === uri && (prefix !== '' || acceptsDefault) && uriOf(scope, prefix) === uri) return prefix;
  }
  return null;
}

/** The scope at an element that stands in others. */
export function scopeAt(rt: Runtime, element: XElement): Scope {
  const outer: XElement[] = [];
  for (let at: XElement | null = element; at !== null; at = parentElement(at)) {
    burn(rt, 1 + at.attributes.length);
    outer.push(at);
  }
  return outer.reverse().reduce(scopeIn, emptyScope);
}

export function parentElement(node: { readonly parent: { readonly net: string } | null }): XElement | null {
  return node.parent?.net === 'System.Xml.Linq.XElement' ? (node.parent as XElement) : null;
}
