import type { Json } from '@keelgate/model';
import { isMap } from '../resource/difference.ts';

/**
 * The parameters that expressions in resources still ask for, by name: their values are in a key vault, or were not given when
 * an artifact folder was read. A template that asks for them has to declare them.
 */
export function openParameters(resources: readonly Json[], declared: ReadonlySet<string>): readonly string[] {
  const names = new Map<string, string>();
  function collect(json: Json): void {
    if (typeof json === 'string') {
      for (const name of namesIn(json)) {
        const folded = name.toLowerCase();
        if (!declared.has(folded) && !names.has(folded)) names.set(folded, name);
      }
    } else if (Array.isArray(json)) {
      json.forEach((item: Json) => collect(item));
    } else if (isMap(json)) {
      for (const [name, inner] of Object.entries(json)) if (!isOwnTemplate(name, json)) collect(inner);
    }
  }
  resources.forEach(collect);
  return [...names.values()];
}

/** The parameters that an expression asks for. In a text inside of one, quotes are doubled. */
function namesIn(text: string): readonly string[] {
  if (!text.startsWith('[') || text.startsWith('[[') || !text.endsWith(']')) return [];
  return [...text.matchAll(/\bparameters\('([^']+)'\)/gi)].map(([, name = '']) => name);
}

/** A template inside a deployment asks for parameters of its own. */
function isOwnTemplate(name: string, { [name]: inner, mode }: { readonly [name: string]: Json }): boolean {
  return (
    name === 'template' && mode !== undefined && inner !== undefined && isMap(inner) && inner['resources'] !== undefined
  );
}
