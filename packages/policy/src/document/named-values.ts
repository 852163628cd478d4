import type { Fault, NamedValue, PolicyDocument } from '@keelgate/model';
import { blankComments } from './comment.ts';
import type { PlaceAt } from './parse.ts';
import { placesOf } from './parse.ts';

/** A document with its `{{names}}` put in as text, as the platform does before anything else. */
export type Substituted = {
  readonly document: PolicyDocument;
  /** Places of its offsets, in the text as it was written. */
  readonly placeAt: PlaceAt;
  readonly faults: readonly Fault[];
  /** Names whose values are kept in a vault and not known here. */
  readonly unknown: readonly string[];
};

/** A document is not longer when its named values stand in it; API Management takes half a million characters. */
const charsMax = 4 * 1024 * 1024;

const pattern = /\{\{\s*([\w.-]+)\s*\}\}/g;

/**
 * Puts named values in. Inside a Liquid template `{{x}}` is Liquid's unless there is a named value of that name; in a
 * comment it may be anything.
 */
export function putNamedValues(document: PolicyDocument, namedValues: readonly NamedValue[]): Substituted {
  const faults: Fault[] = [];
  const unknown: string[] = [];
  const swaps: Swap[] = [];
  const placeAt = placesOf(document);
  const liquid = liquidBodies(document.text);
  const spoken = blankComments(document.text);
  // Names that differ in case alone mean the same value; one that is written as it is called goes first.
  const folded = new Map(namedValues.map((value) => [value.name.toLowerCase(), value]));
  const exact = new Map(namedValues.map((value) => [value.name, value]));
  let shift = 0;
  const text = document.text.replaceAll(pattern, (whole, name: string, at: number) => {
    const found = exact.get(name) ?? folded.get(name.toLowerCase());
    if (found !== undefined && found.value !== null) {
      swaps.push({ at: at + shift, length: found.value.length, sourceAt: at, sourceLength: whole.length });
      shift += found.value.length - whole.length;
      return found.value;
    }
    if (found !== undefined) {
      unknown.push(name);
    } else if (spoken[at] === '{' && !liquid.some(({ from, to }) => from <= at && at < to)) {
      const message = `there is no named value "${name}"`;
      const hint = 'add it to the service, or write its value here';
      faults.push({ code: 'policy/unknown-named-value', severity: 'error', message, place: placeAt(at), hint });
    }
    return whole;
  });
  if (text.length > charsMax) {
    const message = `with its named values the document has ${text.length} characters; ${charsMax} are the most`;
    faults.push({ code: 'policy/too-long', severity: 'error', message, place: placeAt(0) });
    return { document, placeAt, faults, unknown };
  }
  return { document: { ...document, text }, placeAt: (at) => placeAt(sourceOf(swaps, at)), faults, unknown };
}

type Swap = { readonly at: number; readonly length: number; readonly sourceAt: number; readonly sourceLength: number };

/** Where in the text as it was written an offset is; inside a value, where its name stands. */
function sourceOf(swaps: readonly Swap[], offset: number): number {
  const swap = swaps.findLast(({ at }) => at <= offset);
  if (swap === undefined) return offset;
  const past = offset - swap.at - swap.length;
  return past < 0 ? swap.sourceAt : swap.sourceAt + swap.sourceLength + past;
}

type Span = { readonly from: number; readonly to: number };

/** Policies whose content may be a Liquid template. */
const templated = ['set-body', 'publish-to-dapr', 'invoke-dapr-binding'];

function liquidBodies(text: string): readonly Span[] {
  return templated.flatMap((name) => liquidBodiesOf(text, name));
}

function liquidBodiesOf(text: string, name: string): readonly Span[] {
  const spans: Span[] = [];
  for (let from = text.indexOf(`<${name}`); from >= 0;) {
    const tagEnd = text.indexOf('>', from);
    const to = tagEnd < 0 ? -1 : text.indexOf(`</${name}`, tagEnd);
    if (to < 0) break;
    if (/\stemplate\s*=\s*["']liquid["']/i.test(text.slice(from, tagEnd))) spans.push({ from, to });
    from = text.indexOf(`<${name}`, tagEnd);
  }
  return spans;
}
