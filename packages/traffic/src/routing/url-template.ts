import { decoded } from './url-query.ts';

/**
 * An operation's URL template in parts. A `{name}` stands for one segment, alone or between literals (`{id}.json`), and never
 * for nothing; a last `*` or `{*name}` stands for all segments that are left, none included. What follows a `?` names query
 * parameters; it takes no part in matching. Source: Microsoft's documentation of API Management operations; that literals
 * match whatever their case, and that a last slash does not matter, is an assumption.
 */
export type UrlTemplate = {
  readonly segments: readonly TemplateSegment[];
  /** Query parameters of the template and the names that their values have. */
  readonly query: readonly { readonly parameter: string; readonly name: string }[];
};

export type TemplateSegment =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'parameter'; readonly name: string }
  /** One literal more than names: they take turns, and the first and the last may be empty. */
  | { readonly kind: 'mixed'; readonly literals: readonly string[]; readonly names: readonly string[] }
  | { readonly kind: 'rest'; readonly name: string | null };

export function parseTemplate(template: string): UrlTemplate {
  const mark = template.indexOf('?');
  const path = mark < 0 ? template : template.slice(0, mark);
  const texts = path.replace(/^\//, '').replace(/\/$/, '').split('/');
  const segments = texts.length === 1 && texts[0] === '' ? [] : texts;
  return {
    segments: segments.map((text, index) => parseSegment(text, index === segments.length - 1)),
    query: mark < 0 ? [] : parseQuery(template.slice(mark + 1)),
  };
}

export function namesOf(segment: TemplateSegment): readonly string[] {
  switch (segment.kind) {
    case 'literal':
      return [];
    case 'parameter':
      return [segment.name];
    case 'mixed':
      return segment.names;
    case 'rest':
      return segment.name === null ? [] : [segment.name];
  }
}

function parseSegment(text: string, last: boolean): TemplateSegment {
  if (last && text === '*') return { kind: 'rest', name: null };
  const parts = text.split(/\{\*?([^{}]+)\}/);
  const literals = parts.filter((_, index) => index % 2 === 0);
  const names = parts.filter((_, index) => index % 2 === 1);
  const [only] = names;
  if (only === undefined) return { kind: 'literal', text: decoded(text) };
  if (names.length > 1 || literals.some((literal) => literal !== '')) {
    return { kind: 'mixed', literals: literals.map(decoded), names };
  }
  return last && text.startsWith('{*') ? { kind: 'rest', name: only } : { kind: 'parameter', name: only };
}

function parseQuery(query: string): UrlTemplate['query'] {
  return query.split('&').flatMap((pair) => {
    const match = /^([^=]+)=\{\*?([^{}]+)\}$/.exec(pair);
    return match === null ? [] : [{ parameter: match[1] as string, name: match[2] as string }];
  });
}
