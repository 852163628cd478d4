import type { NetType } from '../../dotnet/type.ts';
import type { Scope } from './checker.ts';

/**
 * Query syntax carries its range variables from clause to clause in an anonymous object. What it holds goes by its own
 * names in the clause's lambda.
 */
export function bindAliases(
  scope: Scope,
  name: string,
  { js, type }: { readonly js: string; readonly type: NetType },
): void {
  const carrier = 'what carries range variables cannot be set';
  scope.names.set(name, { kind: 'variable', name, js, type, readOnly: carrier });
  if (type.kind !== 'anonymous') return;
  for (const [index, member] of type.members.entries()) {
    const inner = `${js}.values[${index}]`;
    if (member.name.startsWith('<')) bindAliases(scope, member.name, { js: inner, type: member.type });
    else {
      const readOnly = `'${member.name}' is a range variable, which cannot be set`;
      scope.names.set(member.name, { kind: 'variable', name: member.name, js: inner, type: member.type, readOnly });
    }
  }
}
