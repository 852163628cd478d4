import type { Fault } from '@keelgate/model';
import { dependenciesOf, nameCircle, nameTwins } from './dependencies.ts';
import type { OnInvented } from './declared-parameters.ts';
import { declaredParameters } from './declared-parameters.ts';
import { entriesOf } from './expand.ts';
import type { Deployed, Frame, FrameWork } from './frame.ts';
import { createFrame } from './frame.ts';
import type { DeploymentInfo } from './function/deployment-info.ts';
import { defaultDeployment } from './function/deployment-info.ts';
import { idleBody } from './idle-deployment.ts';
import type { Instance, Resource } from './instance.ts';
import { isDeployment } from './instance.ts';
import type { Linked } from './linked.ts';
import { nestedTemplate } from './nested.ts';
import { outputsOf } from './outputs.ts';
import { scopeId } from './resource-id.ts';
import type { Lookup, Scope } from './scope.ts';
import { emptyScope } from './scope.ts';
import { Exhausted, countResult, createSession } from './session.ts';
import { standInLocation } from './stand-in-location.ts';
import { textIn } from './type-schema.ts';
import { userFunctions } from './user-function.ts';
import { checkUnused, variablesOf } from './variables.ts';
import type { Value } from './value.ts';
import { entryOf } from './value.ts';

export type { Resource } from './instance.ts';

export type DeployOptions = {
  /** Finds the files that nested deployments link to. */
  readonly linked?: Linked;
  /** What the template is told of its deployment. */
  readonly deployment?: DeploymentInfo;
  /** Invents a value of the right type for each parameter that is missing. */
  readonly isInventing?: boolean;
  readonly onInvented?: OnInvented;
  /** The given parameters are for other templates too. */
  readonly areParametersShared?: boolean;
};

/** Nested deployments go no deeper. */
const depthMax = 16;

/** What a template deploys with these parameters. */
export function deploy(
  template: Value,
  given: ReadonlyMap<string, Value>,
  faults: Fault[],
  options: DeployOptions = {},
): readonly Resource[] {
  const { deployment = deploymentFor(template, given), isInventing = false } = options;
  const session = createSession(faults, isInventing);
  const scope: Scope = { ...emptyScope(faults, deployment, template.place.file), session };
  const reading: Reading = {
    options,
    home: deployment,
    depth: 0,
    path: '',
    working: [],
    outer: null,
    sources: new Map(),
  };
  try {
    return deployTemplate(template, { given, scope, isRoot: true }, reading).resources;
  } catch (error) {
    if (!(error instanceof Exhausted)) throw error;
    faults.push(error.fault);
    return [];
  }
}

/** How a template is being read. */
type Reading = {
  readonly options: DeployOptions;
  /** Where the template itself goes. */
  readonly home: DeploymentInfo;
  readonly depth: number;
  readonly path: string;
  readonly working: Instance[];
  readonly outer: Frame | null;
  /** Linked files that are parsed already. */
  readonly sources: Map<string, Value | null>;
};

type Start = { readonly given: ReadonlyMap<string, Value>; readonly scope: Scope; readonly isRoot: boolean };

function deployTemplate(template: Value, start: Start, reading: Reading): Deployed {
  const { options } = reading;
  const definitions = entryOf(template, 'definitions');
  const functions = userFunctions(entryOf(template, 'functions'), start.scope);
  const giving = {
    given: start.given,
    template,
    definitions,
    areShared: start.isRoot && options.areParametersShared === true,
    ...(start.isRoot && options.isInventing === true ? { inventFor: template } : {}),
    ...(options.onInvented === undefined ? {} : { onInvented: options.onInvented }),
  };
  const bare: Scope = { ...start.scope, functions };
  // A default value may ask for the deployment, but for no resource.
  const parameters = declaredParameters(entryOf(template, 'parameters'), giving, bare);
  const written = entryOf(template, 'variables');
  // Variables may ask for resources, which are found by names that variables give.
  const variables: Lookup = variablesOf(written, () => frame.scope);
  const scope: Scope = { ...bare, parameters, variables };
  const entries = entriesOf(entryOf(template, 'resources'), reading.path, scope);
  const frame: Frame = createFrame(entries, scope, frameWork(reading));
  const resources = resourcesOf(frame, reading);
  const outputs = outputsOf(entryOf(template, 'outputs'), frame.scope, scope.deployment.name);
  checkUnused(variables, scope);
  return { resources, outputs };
}

/** Where a template says that it is to be deployed. */
function deploymentFor(template: Value, given: ReadonlyMap<string, Value>): DeploymentInfo {
  const schema = textIn(template, '$schema')?.toLowerCase() ?? '';
  const scope = scopes.find(({ word }) => schema.includes(word))?.scope ?? 'resourceGroup';
  const resourceGroup = { ...defaultDeployment.resourceGroup, location: standInLocation(template, given) };
  return { ...defaultDeployment, scope, resourceGroup };
}

const scopes: readonly { readonly word: string; readonly scope: DeploymentInfo['scope'] }[] = [
  { word: '/subscriptiondeploymenttemplate.json', scope: 'subscription' },
  { word: '/managementgroupdeploymenttemplate.json', scope: 'managementGroup' },
  { word: '/tenantdeploymenttemplate.json', scope: 'tenant' },
];

function frameWork(reading: Reading): FrameWork {
  return {
    working: reading.working,
    outer: reading.outer,
    deployInside: (instance, frame) => deployInside(instance, frame, reading),
  };
}

function resourcesOf(frame: Frame, { home }: Reading): readonly Resource[] {
  const { session } = frame.scope;
  const instances = frame.instances().filter(({ isExisting, isWanted }) => isWanted && !isExisting);
  nameTwins(instances, frame.scope);
  const waits = new Map(instances.map((instance) => [instance, dependenciesOf(instance, frame)] as const));
  nameCircle(instances, (instance) => waits.get(instance)?.instances ?? [], frame.scope);
  return instances.flatMap((instance) => {
    const dependsOn = waits.get(instance)?.said ?? [];
    const deployed = isDeployment(instance) ? frame.deployed(instance, session) : null;
    const outputs = deployed?.outputs ?? null;
    if (deployed !== null && outputs !== null && deployed.resources.length > 0) return deployed.resources;
    const body = outputs === null ? frame.body(instance, session) : idleBody(instance, outputs, frame);
    if (body === null) return [];
    return [{ ...resourceOf(instance, countResult(session, body), dependsOn), ...elsewhere(instance, home) }];
  });
}

function resourceOf(instance: Instance, body: Value, dependsOn: readonly string[]): Resource {
  const { type, name, item, path, condition, isNameUnknown } = instance;
  return {
    type,
    name,
    apiVersion: textIn(body, 'apiVersion'),
    body: condition === null ? body : withCondition(body, condition, item),
    dependsOn,
    place: item.place,
    path,
    ...(condition === null ? {} : { condition }),
    ...(isNameUnknown ? { isNameUnknown } : {}),
  };
}

/** The group that a resource goes to, where it is another one. */
function elsewhere({ scope }: Instance, home: DeploymentInfo): Pick<Resource, 'elsewhere'> {
  const deployment = scope.target ?? scope.deployment;
  const isThere =
    deployment.scope !== 'resourceGroup' || scopeId(deployment).toLowerCase() === scopeId(home).toLowerCase();
  if (isThere) return {};
  const { subscription, resourceGroup } = deployment;
  const isOther = subscription.id !== home.subscription.id;
  return {
    elsewhere: { resourceGroup: resourceGroup.name, ...(isOther ? { subscriptionId: subscription.id } : {}) },
  };
}

/** A condition that a deployment decides stays with the resource. */
function withCondition(body: Value, expression: string, item: Value): Value {
  const place = entryOf(item, 'condition')?.place ?? item.place;
  const condition: Value = { kind: 'unknown', what: 'a condition', place, expression };
  return body.kind === 'map' ? { ...body, entries: new Map([...body.entries, ['condition', condition]]) } : body;
}

function deployInside(instance: Instance, frame: Frame, reading: Reading): Deployed {
  const { scope, item, path } = instance;
  if (reading.depth >= depthMax) {
    throw new Exhausted('arm/too-deep', `deployments are nested deeper than ${depthMax} levels`, item.place);
  }
  const nested = nestedTemplate(instance, { ...reading.options, sources: reading.sources });
  if (nested === null) return { resources: [], outputs: null };
  const deeper: Reading = {
    ...reading,
    depth: reading.depth + 1,
    path: nested.path ?? `${path}.properties.template`,
    outer: frame,
  };
  if (nested.given !== null) {
    const inner: Scope = {
      ...emptyScope([], nested.deployment, nested.template.place.file),
      session: scope.session,
    };
    return deployTemplate(nested.template, { given: nested.given, scope: inner, isRoot: false }, deeper);
  }
  // Of outer scope: all that is written in it belongs to the template around.
  const entries = entriesOf(entryOf(nested.template, 'resources'), deeper.path, scope);
  const around: Scope =
    scope.deployment.scope === 'resourceGroup'
      ? { ...scope, target: nested.deployment }
      : { ...scope, deployment: { ...nested.deployment, name: scope.deployment.name } };
  const own = createFrame(entries, around, frameWork(deeper));
  const resources = resourcesOf(own, reading);
  return { resources, outputs: outputsOf(entryOf(nested.template, 'outputs'), own.scope, instance.name) };
}
