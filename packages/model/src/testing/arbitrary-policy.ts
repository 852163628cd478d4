import fc from 'fast-check';
import type { PolicyDocument } from '../resource/policy-document.ts';
import { withRest } from './arbitrary-rest.ts';

/** What policy documents may refer to. */
export type Mentioned = {
  readonly namedValues: readonly string[];
  readonly fragments: readonly string[];
  readonly backends: readonly string[];
};

/** Well-formed policy documents that name some of these. */
export function arbitraryPolicy(mentioned: Mentioned): fc.Arbitrary<PolicyDocument> {
  return fc
    .record({
      format: fc.constantFrom('xml' as const, 'rawxml' as const),
      statements: fc.array(arbitraryStatement(mentioned), { maxLength: 3 }),
      gap: fc.constantFrom('', '\n  ', '\r\n\t'),
    })
    .map(({ format, statements, gap }) => ({
      format,
      text: `<policies>${gap}<inbound>${gap}<base />${statements.join(gap)}</inbound></policies>`,
      place: null,
    }));
}

export function arbitraryPolicyOr(mentioned: Mentioned): fc.Arbitrary<PolicyDocument | null> {
  return fc.option(withRest(arbitraryPolicy(mentioned)), { nil: null, freq: 2 });
}

function arbitraryStatement({ namedValues, fragments, backends }: Mentioned): fc.Arbitrary<string> {
  return fc.oneof(
    fc.constantFrom(
      '<set-header name="X"><value>@(context.Request.Method)</value></set-header>',
      `<set-variable name='v' value='@("a" + (string)context.Variables["b"])' />`,
      '<!-- [x] -->',
    ),
    ...some(namedValues, (name) => `<set-header name="K"><value>{{${escaped(name)}}}</value></set-header>`),
    ...some(fragments, (id) => `<include-fragment fragment-id="${escaped(id)}" />`),
    ...some(backends, (id) => `<set-backend-service backend-id='${escaped(id)}' />`),
  );
}

function some(ids: readonly string[], statement: (id: string) => string): readonly fc.Arbitrary<string>[] {
  return ids.length === 0 ? [] : [fc.constantFrom(...ids).map(statement)];
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;').replaceAll("'", '&apos;');
}
