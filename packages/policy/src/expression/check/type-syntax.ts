import { typeNames } from '../../dotnet/lookup.ts';
import { constructed } from '../../dotnet/resolve-type.ts';
import type { NetType } from '../../dotnet/type.ts';
import { nullable, unknownType, voidType } from '../../dotnet/type-ops.ts';
import type { TypeSyntax } from '../syntax.ts';
import type { Checker, Scope } from './checker.ts';
import { fault } from './checker.ts';
import { isFrameworkName, unlistedType } from './known-types.ts';
import { didYouMean } from './suggest.ts';

/** The type that is written; an unknown one where it is not listed, which is said. */
export function resolveSyntax(c: Checker, syntax: TypeSyntax, scope: Scope): NetType {
  switch (syntax.kind) {
    case 'named':
      return resolveNamed(c, syntax, scope);
    case 'array':
      return { kind: 'array', element: resolveSyntax(c, syntax.element, scope) };
    case 'nullable':
      return nullable(resolveSyntax(c, syntax.of, scope));
    case 'tuple':
      return {
        kind: 'tuple',
        elements: syntax.elements.map(({ name, type }) => ({ name, type: resolveSyntax(c, type, scope) })),
      };
    case 'var':
      return unknownType;
  }
}

function resolveNamed(c: Checker, syntax: TypeSyntax & { kind: 'named' }, scope: Scope): NetType {
  const { name, at } = syntax;
  if (name === 'void') return voidType;
  if (name.startsWith('{{') || isTypeParameter(scope, name)) return unknownType;
  const args = syntax.args.map((arg) => resolveSyntax(c, arg, scope));
  const found = constructed(name, args);
  if (found !== undefined) return found;
  notListed(c, name, at);
  return unknownType;
}

/** Type parameters of local functions stand for what nobody knows until run time. */
function isTypeParameter(scope: Scope, name: string): boolean {
  for (let at: Scope | null = scope; at !== null; at = at.parent) if (at.typeParameters?.has(name)) return true;
  return false;
}

/** Says that a type is not there to be used. */
export function notListed(c: Checker, name: string, at: number): void {
  const full = unlistedType(name) ?? (isFrameworkName(name) || name === 'dynamic' ? name : undefined);
  if (full !== undefined) {
    fault(c, 'expression/type-not-allowed', at, `Usage of type '${full}' is not supported within expressions`);
    return;
  }
  fault(c, 'expression/unknown-name', at, [`there is no type '${name}'`, didYouMean(name, typeNames())]);
}
