import type { NetType } from './type.ts';

/** The full name of a type, as the runtime has it: what arrays say their elements are, and what exceptions show. */
export function fullNameOf(type: NetType): string {
  switch (type.kind) {
    case 'named':
      return type.args.length === 0
        ? type.definition.name
        : `${type.definition.name}[${type.args.map(fullNameOf).join(',')}]`;
    case 'array':
      return `${fullNameOf(type.element)}[]`;
    case 'nullable':
      return `System.Nullable\`1[${fullNameOf(type.of)}]`;
    case 'function':
      return 'System.Delegate';
    case 'tuple':
      return `System.ValueTuple\`${type.elements.length}`;
    case 'anonymous':
      return '<>f__AnonymousType0';
    case 'void':
      return 'System.Void';
    case 'parameter':
    case 'null':
    case 'unknown':
      return 'System.Object';
  }
}
