import type { Fault, PolicyDocument, Rest } from '@keelgate/model';
import type { Body } from './body.ts';
import type { Draft } from './draft.ts';
import type { Renamed } from './modernised.ts';

/** What old versions call the members of a policy. */
export const policyNames: Renamed = {
  'properties.policyContent': 'properties.value',
  'properties.contentFormat': 'properties.format',
};

/** The document of a policy's resource; `null` where there is none, or none that can be known. */
export function documentOf(body: Body, draft: Draft, path: string): PolicyDocument | null {
  const { name } = body.resource;
  function warn(code: string, message: string): null {
    const fault: Pick<Fault, 'code' | 'message' | 'severity'> = { code, severity: 'warning', message };
    body.fault('properties.value', fault);
    return null;
  }
  const value = body.value('properties.value');
  if (value?.kind === 'unknown')
    return warn('arm/not-known', `the policy of ${name} is ${value.what}, which only a deployment knows`);
  const text = body.text('properties.value');
  if (text === null || text.trim() === '') return null;
  const format = body.choice('properties.format', ['xml', 'rawxml', 'xml-link', 'rawxml-link'], 'xml');
  if (format === 'xml-link' || format === 'rawxml-link')
    return warn('arm/linked-policy', `the policy of ${name} is a link, which is not followed`);
  const place = body.place('properties.value');
  draft.places.set(path, place);
  return { format, text, place };
}

export function writeDocument({ format, text }: PolicyDocument): Rest {
  return { properties: { format, value: text } };
}
