import { evaluate, scalarText } from './evaluate.ts';
import { deploymentScope } from './expand.ts';
import type { DeploymentInfo } from './function/deployment-info.ts';
import type { Instance } from './instance.ts';
import type { Linked } from './linked.ts';
import { linkPath } from './linked.ts';
import { parametersFile, parametersIn } from './parameters.ts';
import type { TemplateSource } from './parse.ts';
import { parseJson } from './parse.ts';
import { printMember } from './print-expression.ts';
import { expressionOf } from './residual.ts';
import type { Scope } from './scope.ts';
import { isSecure } from './secure.ts';
import { complain } from './session.ts';
import type { Value } from './value.ts';
import { entryOf } from './value.ts';

/** A template inside another one. */
export type Nested = {
  readonly template: Value;
  /** Where it is read with parameters of its own; null where what is in it belongs to the template around. */
  readonly given: ReadonlyMap<string, Value> | null;
  readonly deployment: DeploymentInfo;
  /** Of a template in a file of its own. */
  readonly path?: string;
};

type Reach = { readonly linked?: Linked; readonly sources: Map<string, Value | null> };

/** The template that a nested deployment deploys; null where it is not at hand. */
export function nestedTemplate(instance: Instance, reach: Reach): Nested | null {
  const { item, scope, type, name } = instance;
  const properties = entryOf(item, 'properties');
  const deployment: DeploymentInfo = { ...deploymentScope(item, type, scope), name };
  const written = entryOf(properties, 'template');
  const template = written?.kind === 'scalar' ? evaluate(written, scope) : written;
  if (template?.kind === 'map') {
    const options = entryOf(properties, 'expressionEvaluationOptions');
    const isInner = scalarText(entryOf(options, 'scope'), scope)?.toLowerCase() === 'inner';
    return { template, given: isInner ? givenTo(properties, instance, reach) : null, deployment };
  }
  const file = linkedFile(entryOf(properties, 'templateLink'), instance, reach);
  if (file === null) return null;
  return { template: file, given: givenTo(properties, instance, reach), deployment, path: 'template' };
}

function linkedFile(link: Value | undefined, instance: Instance, reach: Reach): Value | null {
  const { scope, name, item } = instance;
  const found = fileOf(link, instance, reach);
  if (found.source !== null) {
    const { file } = found.source;
    if (!reach.sources.has(file)) reach.sources.set(file, parsed(found.source, scope));
    return reach.sources.get(file) ?? null;
  }
  const what = found.isSpec ? 'a template spec' : 'a template';
  complain(scope.session, link?.place ?? item.place, {
    code: 'arm/linked-template',
    severity: 'warning',
    message:
      link === undefined
        ? `the deployment ${name} has no template; it is kept as it is`
        : `the deployment ${name} links to ${what} that is not at hand${found.said === null ? '' : ` (${found.said})`}; it is kept as it is`,
  });
  return null;
}

function parsed(source: TemplateSource, scope: Scope): Value | null {
  const faults: Parameters<typeof parseJson>[1] = [];
  const root = parseJson(source, faults);
  for (const { place, ...said } of faults) if (place !== undefined) complain(scope.session, place, said);
  return root?.kind === 'map' ? root : null;
}

type Found = { readonly source: TemplateSource | null; readonly said: string | null; readonly isSpec: boolean };

/** A link says a path beside the template, or an address that ends in one. */
function fileOf(link: Value | undefined, { scope }: Instance, { linked }: Reach): Found {
  const beside = entryOf(link, 'relativePath');
  const address = entryOf(link, 'uri');
  const id = scalarText(entryOf(link, 'id'), scope);
  if (id !== null) return { source: null, said: id, isSpec: true };
  const written = beside ?? address;
  const known = written === undefined ? undefined : evaluate(written, scope);
  const text = known === undefined ? null : addressIn(known);
  if (known === undefined || text === null) return { source: null, said: null, isSpec: false };
  const path = linkPath(text);
  const source = path === '' ? null : (linked?.(path, { file: scope.file }) ?? null);
  return { source, said: isSecure(known) ? null : path, isSpec: false };
}

/** The file that an address names; of one that is not known, the last file that its expression names. */
function addressIn(value: Value): string | null {
  if (value.kind === 'scalar') return typeof value.value === 'string' ? value.value : null;
  if (value.kind !== 'unknown') return null;
  return [...expressionOf(value).matchAll(/'([^']+\.json)[^']*'/gi)].at(-1)?.[1] ?? null;
}

function givenTo(properties: Value | undefined, instance: Instance, reach: Reach): ReadonlyMap<string, Value> {
  const { scope } = instance;
  const written = entryOf(properties, 'parameters');
  const link = entryOf(properties, 'parametersLink');
  if (link !== undefined) {
    const { source } = fileOf(link, instance, reach);
    if (source !== null) {
      const faults: Parameters<typeof parseJson>[1] = [];
      const given = parametersFile(source, faults);
      for (const { place, ...said } of faults) if (place !== undefined) complain(scope.session, place, said);
      return given;
    }
    complain(scope.session, link.place, {
      code: 'arm/linked-template',
      severity: 'warning',
      message: `the parameters of the deployment ${instance.name} are in a file that is not at hand`,
    });
  }
  const worked = written === undefined ? undefined : evaluate(written, scope);
  return worked?.kind === 'map' ? parametersIn({ ...worked, entries: opened(worked.entries) }) : new Map();
}

/** Where an expression gives the object with the value, and is not known, neither is the value in it. */
function opened(entries: ReadonlyMap<string, Value>): ReadonlyMap<string, Value> {
  return new Map(
    [...entries].map(([name, entry]) => [name, entry.kind === 'unknown' ? valueIn(entry) : entry] as const),
  );
}

function valueIn({ what, place, expression }: Value & { kind: 'unknown' }): Value {
  if (expression === undefined) return { kind: 'unknown', what, place };
  return { kind: 'unknown', what, place, expression: printMember(expression, 'value') };
}
