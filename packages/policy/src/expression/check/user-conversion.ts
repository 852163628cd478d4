import type { Runtime } from '../../dotnet/runtime.ts';
import type { Signature } from '../../dotnet/member-table.ts';
import { ownMembers } from '../../dotnet/member-table.ts';
import type { NetType } from '../../dotnet/type.ts';
import { sameType, substitute, underlying, voidType } from '../../dotnet/type-ops.ts';
import type { NetValue } from '../../dotnet/value.ts';
import { ancestors } from './hierarchy.ts';

/** Conversions that types declare: `static implicit operator JToken(string value)`. */

type Apply = (rt: Runtime, value: NetValue) => NetValue;
/** A conversion that no type declares: `undefined` if there is none, `null` if it is no work. */
type Standard = (from: NetType, to: NetType) => Apply | null | undefined;
type Options = { readonly isExplicit: boolean; readonly standard: Standard };

type Candidate = { readonly signature: Signature; readonly parameter: NetType; readonly result: NetType };

/** The declared conversion from the one type to the other; the nearest where several would do. */
export function userConversion(from: NetType, to: NetType, { isExplicit, standard }: Options): Apply | null {
  if (from.kind === 'null' || from.kind === 'void' || to.kind === 'void') return null;
  let best: Fitting | null = null;
  for (const candidate of candidates(from, to, isExplicit)) {
    const before = standard(from, candidate.parameter);
    const after = before === undefined ? undefined : standard(candidate.result, to);
    if (before === undefined || after === undefined) continue;
    const score = scoreOf(candidate, from, to);
    if (best === null || score > best.score) best = { candidate, score, before, after };
  }
  return best === null ? null : chained(best);
}

type Fitting = {
  readonly candidate: Candidate;
  readonly score: number;
  readonly before: Apply | null;
  readonly after: Apply | null;
};

/** The operator with what has to be done before and after it. */
function chained({ candidate, before, after }: Fitting): Apply {
  const run = candidate.signature.run as (rt: Runtime, value: NetValue) => NetValue;
  if (before === null && after === null) return run;
  return (rt, value) => {
    const result = run(rt, before === null ? value : before(rt, value));
    return after === null ? result : after(rt, result);
  };
}

/** An operator for exactly these types wins; one that is exact on one side is the next. */
function scoreOf({ signature, parameter, result }: Candidate, from: NetType, to: NetType): number {
  const exact = (sameType(parameter, from) ? 4 : 0) + (sameType(result, to) ? 4 : 0);
  return exact + (signature.name === 'implicit' ? 1 : 0) + (sameType(result, underlying(to)) ? 2 : 0);
}

function* candidates(from: NetType, to: NetType, isExplicit: boolean): Iterable<Candidate> {
  const seen = new Set<Signature>();
  for (const side of [underlying(from), underlying(to)]) {
    for (const type of ancestors(side)) {
      const declared = ownMembers(type.definition, 'implicit');
      const all = isExplicit ? [...declared, ...ownMembers(type.definition, 'explicit')] : declared;
      const bindings = new Map(type.definition.parameters.map((name, index) => [name, type.args[index] ?? voidType]));
      for (const signature of all) {
        const parameter = signature.parameters[0]?.type;
        if (parameter === undefined || seen.has(signature)) continue;
        seen.add(signature);
        yield { signature, parameter: substitute(parameter, bindings), result: substitute(signature.result, bindings) };
      }
    }
  }
}
