import type { PolicyDocument } from '@keelgate/model';
import type { Resource } from '../template/deploy.ts';
import { bodyOf } from './body.ts';
import type { Draft, ResourceReader } from './draft.ts';
import { byId } from './draft.ts';

/** Policy documents of every scope. An empty one is no document; one that is linked to is not read. */
export const policyReaders: readonly ResourceReader[] = [
  {
    types: ['/policies'],
    order: 3,
    read: (resource, draft) => {
      draft.policy = documentOf(resource, draft, 'policy') ?? draft.policy;
    },
  },
  {
    types: ['/apis/policies'],
    order: 3,
    read: (resource, draft) => attach(resource, draft, byId(draft.apis, nameOf(resource, 1))),
  },
  {
    types: ['/apis/operations/policies'],
    order: 3,
    read: (resource, draft) => {
      const api = byId(draft.apis, nameOf(resource, 1));
      const operation = byId(api?.operations ?? [], nameOf(resource, 2));
      const document = documentOf(
        resource,
        draft,
        `apis/${nameOf(resource, 1)}/operations/${nameOf(resource, 2)}/policy`,
      );
      if (api === undefined || operation === undefined) orphan(resource, draft);
      else api.operations = api.operations.map((one) => (one === operation ? { ...one, policy: document } : one));
    },
  },
  {
    types: ['/products/policies'],
    order: 3,
    read: (resource, draft) => attach(resource, draft, byId(draft.products, nameOf(resource, 1))),
  },
  {
    types: ['/policyfragments', '/policy-fragments'],
    order: 1,
    read: (resource, draft) => {
      const id = nameOf(resource, 1);
      const document = documentOf(resource, draft, `fragments/${id}`);
      if (document !== null) draft.fragments.push({ id, document });
    },
  },
];

function attach(
  resource: Resource,
  draft: Draft,
  owner: { policy: PolicyDocument | null; readonly id: string } | undefined,
): void {
  const document = documentOf(
    resource,
    draft,
    `${resource.type.split('/').at(-2) ?? ''}/${nameOf(resource, 1)}/policy`,
  );
  if (owner === undefined) orphan(resource, draft);
  else owner.policy = document;
}

function nameOf(resource: Resource, segment: number): string {
  return resource.name.split('/')[segment] ?? '';
}

/** Templates of one API or product are often deployed after what they hang on. */
export function orphan(resource: Resource, draft: Draft): void {
  const { place, path, name, type } = resource;
  const message = `${type.split('/').slice(2).join('/')} ${name} belongs to something that is not part of what was read`;
  draft.faults.push({ code: 'arm/no-parent', severity: 'warning', message, place, path });
}

/** Newer versions say `value` and `format`, older ones `policyContent` and `contentFormat`. */
function documentOf(resource: Resource, draft: Draft, path: string): PolicyDocument | null {
  const body = bodyOf(resource, draft.faults);
  const field = body.value('properties.value') === undefined ? 'properties.policyContent' : 'properties.value';
  const value = body.value(field);
  if (value?.kind === 'unknown') {
    body.fault(field, {
      code: 'arm/not-known',
      severity: 'warning',
      message: `the policy of ${resource.name} is ${value.what}, which only a deployment knows`,
    });
    return null;
  }
  const text = body.text(field);
  if (text === null || text.trim() === '') return null;
  const format = body.text('properties.format') ?? body.text('properties.contentFormat') ?? 'xml';
  const place = body.place(field);
  draft.places.set(path, place);
  if (format.endsWith('-link')) {
    body.fault(field, {
      code: 'arm/linked-policy',
      severity: 'warning',
      message: `the policy of ${resource.name} is a link, which is not followed`,
    });
    return null;
  }
  return { format: format.toLowerCase() === 'rawxml' ? 'rawxml' : 'xml', text, place };
}
