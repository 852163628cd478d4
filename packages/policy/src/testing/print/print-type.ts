import type { TypeSyntax } from '../../expression/syntax.ts';
import { contextualWords, keywords, keywordTypes } from '../../expression/word.ts';

/** A name such that it is read as one in every place. */
export function printName(name: string): string {
  return keywords.has(name) || contextualWords.has(name) ? `@${name}` : name;
}

export function printType(type: TypeSyntax): string {
  switch (type.kind) {
    case 'named':
      return printDotted(type.name) + printTypeArguments(type.args);
    case 'array':
      return `${printType(type.element)}[]`;
    case 'nullable':
      return `${printType(type.of)}?`;
    case 'tuple':
      return `(${type.elements.map((element) => printElement(element)).join(', ')})`;
    case 'var':
      return 'var';
  }
}

export function printTypeArguments(args: readonly TypeSyntax[]): string {
  return args.length === 0 ? '' : `<${args.map((arg) => printType(arg)).join(', ')}>`;
}

function printDotted(name: string): string {
  if (keywordTypes.has(name) || name === 'void') return name;
  return name
    .split('.')
    .map((part) => printName(part))
    .join('.');
}

function printElement({ type, name }: { readonly type: TypeSyntax; readonly name: string | null }): string {
  return name === null ? printType(type) : `${printType(type)} ${printName(name)}`;
}
