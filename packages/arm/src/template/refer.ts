import type { Frame } from './frame.ts';
import type { Instance } from './instance.ts';
import { isDeployment } from './instance.ts';
import type { Asked } from './scope.ts';
import type { Value } from './value.ts';
import { entryOf } from './value.ts';

/** A resource of which nothing is known but where it will be. */
export function unknownOf({ id }: Instance, asked: Asked): Value & { kind: 'unknown' } {
  return { kind: 'unknown', what: `reference('${id}')`, place: asked.place, expression: asked.expression(id) };
}

/** What is known of a resource when it is referred to. */
export function referred(instance: Instance, frame: Frame, asked: Asked): Value | null {
  const unknown = unknownOf(instance, asked);
  if (!instance.isWanted) return unknown;
  if (isDeployment(instance) && !instance.isExisting) {
    const deployed = frame.deployed(instance, asked.session);
    if (deployed === null || deployed.outputs === null) return unknown;
    return { ...unknown, known: { value: deploymentState(deployed.outputs, instance, asked), isOpen: false } };
  }
  const body = frame.body(instance, asked.session);
  if (body?.kind !== 'map') return unknown;
  if (asked.isFull) return { ...unknown, known: { value: wholeOf(body, instance), isOpen: true } };
  const properties = entryOf(body, 'properties');
  return properties?.kind === 'map' ? { ...unknown, known: { value: properties, isOpen: true } } : unknown;
}

function deploymentState(outputs: Value, { name, id }: Instance, asked: Asked): Value {
  const { place } = asked;
  const text = (value: string): Value => ({ kind: 'scalar', value, place });
  const state = new Map<string, Value>([
    ['outputs', outputs],
    ['provisioningState', text('Succeeded')],
    ['mode', text('Incremental')],
  ]);
  for (const only of [
    'correlationId',
    'timestamp',
    'duration',
    'templateHash',
    'outputResources',
    'dependencies',
    'parameters',
    'providers',
  ]) {
    state.set(only, {
      kind: 'unknown',
      what: `${only} of the deployment ${name}`,
      place,
      expression: `${asked.expression(id)}.${only}`,
    });
  }
  const properties: Value = { kind: 'map', entries: state, place };
  if (!asked.isFull) return properties;
  return {
    kind: 'map',
    entries: new Map([
      ['properties', properties],
      ['name', text(name)],
      ['id', text(id)],
    ]),
    place,
  };
}

function wholeOf(body: Value & { kind: 'map' }, { id, scope }: Instance): Value {
  const { place } = body;
  const text = (value: string): Value => ({ kind: 'scalar', value, place });
  const entries = new Map([...body.entries].filter(([key]) => !/^(?:type|name|scope)$/i.test(key)));
  entries.set('resourceId', text(id.slice(id.lastIndexOf('/providers/') + '/providers/'.length)));
  entries.set('subscriptionId', text((scope.target ?? scope.deployment).subscription.id));
  entries.set('resourceGroupName', text((scope.target ?? scope.deployment).resourceGroup.name));
  return { ...body, entries };
}
