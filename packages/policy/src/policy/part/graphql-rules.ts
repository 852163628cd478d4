import type { DefinitionNode, DocumentNode, FieldNode, GraphQLSchema, SelectionNode, SelectionSetNode } from 'graphql';
import { getNamedType, isInterfaceType, isObjectType, Kind, OperationTypeNode } from 'graphql';

export type RuleAction = 'allow' | 'remove' | 'reject' | 'ignore';

/** `/Type/field`, `/Type/*`, `/field`, `/__*` or `/*`. */
export type AuthorizeRule = { readonly path: string; readonly action: () => RuleAction };

export type Authorized = {
  /** The document without the fields that are removed; `null` where nothing is left of it. */
  readonly document: DocumentNode | null;
  readonly removed: readonly string[];
  readonly rejected: readonly string[];
};

type Walk = {
  readonly schema: GraphQLSchema | null;
  readonly actionOf: (type: string | null, field: string, isRoot: boolean) => RuleAction;
  readonly removed: string[];
  readonly rejected: string[];
};

/** Asks the rules about every field of a document. Types inside fields are known by the schema alone. */
export function authorize(
  document: DocumentNode,
  schema: GraphQLSchema | null,
  rules: readonly AuthorizeRule[],
): Authorized {
  const removed: string[] = [];
  const rejected: string[] = [];
  const walk: Walk = { schema, actionOf: actionsOf(rules), removed, rejected };
  const definitions = document.definitions.map((definition) => withoutRemoved(walk, definition));
  const kept = definitions.filter((definition) => definition !== null);
  return { document: kept.length < definitions.length ? null : { ...document, definitions: kept }, removed, rejected };
}

function withoutRemoved(walk: Walk, definition: DefinitionNode): DefinitionNode | null {
  if (definition.kind === Kind.OPERATION_DEFINITION) {
    const selectionSet = filtered(walk, definition.selectionSet, {
      type: rootType(walk.schema, definition.operation),
      isRoot: true,
    });
    return selectionSet === null ? null : { ...definition, selectionSet };
  }
  if (definition.kind !== Kind.FRAGMENT_DEFINITION) return definition;
  const type = definition.typeCondition.name.value;
  const selectionSet = filtered(walk, definition.selectionSet, { type, isRoot: isRootType(walk.schema, type) });
  return selectionSet === null ? null : { ...definition, selectionSet };
}

const rootNames = { query: 'Query', mutation: 'Mutation', subscription: 'Subscription' } as const;

function rootType(schema: GraphQLSchema | null, operation: OperationTypeNode): string {
  return schema?.getRootType(operation)?.name ?? rootNames[operation];
}

function isRootType(schema: GraphQLSchema | null, type: string): boolean {
  return [OperationTypeNode.QUERY, OperationTypeNode.MUTATION, OperationTypeNode.SUBSCRIPTION].some(
    (operation) => rootType(schema, operation) === type,
  );
}

type Owner = { readonly type: string | null; readonly isRoot: boolean };

function filtered(walk: Walk, set: SelectionSetNode, owner: Owner): SelectionSetNode | null {
  const selections = set.selections.flatMap((selection) => selectionWithout(walk, selection, owner) ?? []);
  return selections.length === 0 ? null : { ...set, selections };
}

function selectionWithout(walk: Walk, selection: SelectionNode, owner: Owner): SelectionNode | null {
  if (selection.kind === Kind.FRAGMENT_SPREAD) return selection;
  if (selection.kind === Kind.FIELD) return fieldWithout(walk, selection, owner);
  const type = selection.typeCondition?.name.value;
  const inner = type === undefined ? owner : { type, isRoot: isRootType(walk.schema, type) };
  const selectionSet = filtered(walk, selection.selectionSet, inner);
  return selectionSet === null ? null : { ...selection, selectionSet };
}

function fieldWithout(walk: Walk, field: FieldNode, { type, isRoot }: Owner): FieldNode | null {
  const name = field.name.value;
  const action = walk.actionOf(type, name, isRoot);
  const path = type === null ? `/${name}` : `/${type}/${name}`;
  if (action === 'reject') walk.rejected.push(path);
  if (action === 'remove') {
    walk.removed.push(path);
    return null;
  }
  if (field.selectionSet === undefined) return field;
  const selectionSet = filtered(walk, field.selectionSet, { type: typeOf(walk.schema, type, name), isRoot: false });
  return selectionSet === null ? null : { ...field, selectionSet };
}

function typeOf(schema: GraphQLSchema | null, owner: string | null, field: string): string | null {
  if (field === '__schema' || field === '__type') return field === '__schema' ? '__Schema' : '__Type';
  const type = owner === null ? undefined : schema?.getType(owner);
  if (!isObjectType(type) && !isInterfaceType(type)) return null;
  const found = type.getFields()[field];
  return found === undefined ? null : getNamedType(found.type).name;
}

/** The most specific rule decides; where it is to be ignored, the next one does. */
function actionsOf(rules: readonly AuthorizeRule[]): Walk['actionOf'] {
  const evaluated = new Map<AuthorizeRule, RuleAction>();
  function actionOf(rule: AuthorizeRule): RuleAction {
    const action = evaluated.get(rule) ?? rule.action();
    evaluated.set(rule, action);
    return action;
  }
  return (type, field, isRoot) => {
    for (const path of pathsOf(type, field, isRoot)) {
      for (const rule of rules) {
        if (rule.path !== path) continue;
        const action = actionOf(rule);
        if (action !== 'ignore') return action;
      }
    }
    return 'allow';
  };
}

/** The paths that a rule for a field may have, from the most specific on. */
function pathsOf(type: string | null, field: string, isRoot: boolean): readonly string[] {
  const isIntrospection = field.startsWith('__') && field !== '__typename';
  return [
    ...(type === null ? [] : [`/${type}/${field}`]),
    ...(isRoot ? [`/${field}`] : []),
    ...(isIntrospection ? ['/__*'] : []),
    ...(type === null || field === '__typename' ? [] : [`/${type}/*`]),
    ...(field === '__typename' ? [] : ['/*']),
  ];
}
