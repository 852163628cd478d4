import type { Signature } from '../../dotnet/member-table.ts';
import { printType } from '../../dotnet/type-ops.ts';
import type { Prepared } from './arguments.ts';
import type { Checker } from './checker.ts';
import { fault } from './checker.ts';
import { asInstanceOf } from './hierarchy.ts';
import type { MethodGroup } from './meaning.ts';
import { staticMembers } from './members.ts';
import type { Candidate } from './overload.ts';

/** Says that no method of a name takes these arguments. What is wrong inside a lambda among them says more. */
export function sayNoOverload(c: Checker, group: MethodGroup, args: readonly Prepared[]): void {
  if (args.some(({ isWrong }) => isWrong === true)) return;
  const lambdaFaults = args.flatMap((arg) => arg.faults?.() ?? []);
  if (lambdaFaults.length > 0) {
    for (const each of lambdaFaults) if (!c.faults.some((known) => known.at === each.at)) c.faults.push(each);
    return;
  }
  if (group.target !== null && group.members.length === 0 && staticMembers(group.type, group.name).length > 0) {
    const hint = `it is static: ${printType(group.type)}.${group.name}`;
    fault(c, 'expression/unknown-member', group.at, [`'${printType(group.type)}' has no member '${group.name}'`, hint]);
    return;
  }
  const candidates = [...group.members, ...fittingExtensions(group)];
  if (candidates.length === 0) {
    fault(c, 'expression/unknown-member', group.at, `'${printType(group.type)}' has no member '${group.name}'`);
    return;
  }
  sayCandidates(c, candidates, { name: group.name, at: group.at, args });
}

/** Extension methods whose receiver could be this. */
function fittingExtensions({ type, extensions }: MethodGroup): readonly Candidate[] {
  return extensions.filter(({ signature }) => {
    const receiver = signature.parameters[0]?.type;
    if (receiver === undefined) return false;
    return receiver.kind === 'named'
      ? asInstanceOf(type, receiver.definition) !== undefined
      : receiver.kind === 'parameter';
  });
}

type Said = { readonly name: string; readonly at: number; readonly args: readonly Prepared[] };

export function sayCandidates(c: Checker, candidates: readonly Candidate[], { name, at, args }: Said): void {
  if (args.some(({ isWrong }) => isWrong === true)) return;
  const given = args.length === 0 ? 'no arguments' : `(${args.map(({ said }) => said).join(', ')})`;
  const listed = candidates.slice(0, 6).map(({ signature }) => shown(signature));
  const more = candidates.length > listed.length ? `, and ${candidates.length - listed.length} more` : '';
  fault(c, 'expression/no-overload', at, [`no '${name}' takes ${given}`, `there is ${listed.join('; ')}${more}`]);
}

function shown({ declaration }: Signature): string {
  return declaration.replace(/\s*\{[^}]*\}\s*$/, '').replace(/^static /, '');
}
