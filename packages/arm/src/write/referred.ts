import type { Json } from '@keelgate/model';
import { servicePrefix } from '../resource/canonical-type.ts';
import { isMap } from '../resource/difference.ts';
import { standIn } from './portable.ts';

/** A resource by its type and its names: after the service's for those of the service, whole for others. */
export type Named = { readonly type: string; readonly names: readonly string[] };

export function textsIn(json: Json): readonly string[] {
  const found: string[] = [];
  collect(json, found);
  return found;
}

function collect(json: Json, found: string[]): void {
  if (typeof json === 'string') found.push(json);
  else if (Array.isArray(json)) for (const item of json as readonly Json[]) collect(item, found);
  else if (isMap(json)) {
    // Identities are the keys of an object.
    for (const [key, value] of Object.entries(json)) {
      if (key.startsWith('/')) found.push(key);
      collect(value, found);
    }
  }
}

/** The resource whose id a text is: `/loggers/log` of the service, or the whole id of one that is deployed along with it. */
export function namedBy(text: string): Named | null {
  if (!text.startsWith('/')) return null;
  const ofService = /^.*\/providers\/microsoft\.apimanagement\/service\/[^/]+(?=\/)/i.exec(text)?.[0];
  if (ofService !== undefined) return within(servicePrefix, text.slice(ofService.length + 1));
  if (/\/providers\/microsoft\.apimanagement\/service\/[^/]+$/i.test(text)) return { type: servicePrefix, names: [] };
  if (!text.startsWith(standIn)) return within(servicePrefix, text.slice(1));
  const [provider = '', ...rest] = text.slice(standIn.length).split('/');
  return within(provider, rest.join('/'));
}

/** What an extension is an extension of: `provider/type/name`, or a whole id. */
export function namedByScope(scope: string): Named | null {
  return namedBy(scope.startsWith('/') ? scope : `${standIn}${scope}`);
}

/** The resources whose whole ids are literals of an expression: a deployment does not wait for them by itself. */
export function namedInExpression(text: string): readonly Named[] {
  if (!text.startsWith('[') || !text.includes(`'${standIn}`)) return [];
  return [...text.matchAll(/'((?:[^']|'')*)'/g)]
    .map(([, literal = '']) => literal.replaceAll("''", "'"))
    .filter((literal) => literal.startsWith(standIn))
    .map(namedBy)
    .filter((named) => named !== null);
}

/** `type/name/type/name` of a provider. */
function within(provider: string, path: string): Named | null {
  const steps = path.split('/');
  if (steps.length < 2 || steps.length % 2 !== 0 || steps.includes('')) return null;
  return {
    type: [provider, ...steps.filter((_, index) => index % 2 === 0)].join('/'),
    names: steps.filter((_, index) => index % 2 === 1),
  };
}

/** What the text of a policy names: named values, and fragments, backends and loggers by their ids. */
export function namedByPolicy(text: string): readonly Named[] {
  return [...text.matchAll(/\b(fragment|backend|logger)-id\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(
    ([, kind = '', double, single]) => ({
      type: `${servicePrefix}/${kind === 'fragment' ? 'policyFragments' : `${kind}s`}`,
      names: [decoded(double ?? single ?? '')],
    }),
  );
}

const entities: ReadonlyMap<string, string> = new Map([
  ['&quot;', '"'],
  ['&apos;', "'"],
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&amp;', '&'],
]);

function decoded(text: string): string {
  return text.replaceAll(/&(?:quot|apos|lt|gt|amp);/g, (entity) => entities.get(entity) ?? entity);
}

/** The names in `{{name}}`. */
export function namedValuesIn(text: string): readonly string[] {
  if (!text.includes('{{')) return [];
  return [...text.matchAll(/\{\{([^{}]+)\}\}/g)].map(([, name = '']) => decoded(name.trim()));
}
