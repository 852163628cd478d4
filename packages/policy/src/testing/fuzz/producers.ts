import { netTypeDefinitions } from '../../dotnet/index.ts';
import { ownTable, type Signature } from '../../dotnet/member-table.ts';
import { typeOfText } from '../../dotnet/resolve-type.ts';
import type { TypeDefinition } from '../../dotnet/define.ts';
import type { NetType } from '../../dotnet/type.ts';
import { namedType, printType, substitute, unknownType } from '../../dotnet/type-ops.ts';

/** A member whose type parameters have been chosen: something that gives a value of its result's type. */
export type Producer = {
  readonly signature: Signature;
  readonly owner: NetType;
  /** Of the method itself. */
  readonly typeArguments: readonly NetType[];
  readonly parameters: readonly { readonly type: NetType; readonly mode: string; readonly isOptional: boolean }[];
  readonly result: NetType;
};

export function typeOf(text: string): NetType {
  return typeOfText(text) ?? unknownType;
}

const singles = ['int', 'string', 'object', 'JToken', 'char'].map((text) => [typeOf(text)]);
const pairs = ['string,int', 'string,object', 'int,string', 'string,string', 'int,bool'].map(split);
const triples = ['string,int,string', 'int,int,int', 'string,string,object'].map(split);
const quadruples = ['string,string,int,string', 'int,int,int,object'].map(split);

function split(text: string): readonly NetType[] {
  return text.split(',').map(typeOf);
}

function choices(count: number): readonly (readonly NetType[])[] {
  return [[[]], singles, pairs, triples, quadruples][count] ?? [];
}

/** Every member of every listed type, by the type of what it gives, as C# writes that. */
export const producersOf: ReadonlyMap<string, readonly Producer[]> = Map.groupBy(
  netTypeDefinitions.flatMap(producersIn),
  ({ result }) => printType(result),
);

/** The types that some member gives. */
export const producedTypes: readonly NetType[] = [...producersOf.values()].flatMap((producers) =>
  producers.slice(0, 1).map(({ result }) => result),
);

function producersIn(definition: TypeDefinition): readonly Producer[] {
  const signatures = [...ownTable(definition).values()].flat();
  return choices(definition.parameters.length).flatMap((args) =>
    signatures.flatMap((signature) =>
      choices(signature.typeParameters.length).map((own) => producer(signature, { definition, args, own })),
    ),
  );
}

type Chosen = {
  readonly definition: TypeDefinition;
  readonly args: readonly NetType[];
  readonly own: readonly NetType[];
};

function producer(signature: Signature, { definition, args, own }: Chosen): Producer {
  const names = [...definition.parameters, ...signature.typeParameters];
  const bindings = new Map(names.map((name, at) => [name, [...args, ...own][at] ?? unknownType]));
  const owner = namedType(definition, args);
  return {
    signature,
    owner,
    typeArguments: own,
    parameters: signature.parameters.map(({ type, mode, otherwise }) => ({
      type: substitute(type, bindings),
      mode,
      isOptional: otherwise !== null,
    })),
    result: signature.kind === 'constructor' ? owner : substitute(signature.result, bindings),
  };
}
