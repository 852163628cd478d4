import type { NetType } from '../../dotnet/type.ts';
import type { NetValue } from '../../dotnet/value.ts';

/** An argument as overload resolution sees it. */
export type ArgumentShape = {
  readonly name: string | null;
  readonly mode: 'value' | 'ref' | 'out';
  readonly kind:
    | { readonly kind: 'typed'; readonly type: NetType; readonly constant?: NetValue }
    /** A lambda or a method's name: its type depends on what is wanted. */
    | FunctionShape
    /** `default`, a discarded `out _`, `out var x`: it takes any type. */
    | { readonly kind: 'any' };
};

export type FunctionType = NetType & { readonly kind: 'function' };

export type FunctionShape = {
  readonly kind: 'function';
  /** Count of parameters; `null` if it can be several. */
  readonly arity: number | null;
  /** Types of its parameters where they are written. */
  readonly explicit: readonly NetType[] | null;
  /** What it returns for parameters of these types; `undefined` where it does not work with them. */
  readonly returns: (parameters: readonly NetType[]) => NetType | undefined;
  /** Whether it can be used as this. */
  readonly fits: (type: FunctionType) => boolean;
};
