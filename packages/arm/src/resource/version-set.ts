import type { VersionSet } from '@keelgate/model';
import type { Body } from './body.ts';
import type { ResourceKind } from './define-resource.ts';
import { defineResource } from './define-resource.ts';

/** How the versions of an API are told apart. */
export const versionSet: ResourceKind = defineResource<VersionSet>({
  type: '/apiVersionSets',
  formerly: ['/api-version-sets'],
  order: 1,
  read: (body) => {
    const [id = ''] = body.names;
    return { id, name: body.text('properties.displayName') ?? id, scheme: schemeOf(body) };
  },
  write: ({ name, scheme }) => ({
    properties: {
      displayName: name,
      ...(scheme.kind === 'segment' ? { versioningScheme: 'Segment' } : {}),
      ...(scheme.kind === 'query' ? { versioningScheme: 'Query', versionQueryName: scheme.parameter } : {}),
      ...(scheme.kind === 'header' ? { versioningScheme: 'Header', versionHeaderName: scheme.header } : {}),
    },
  }),
  add: (item, { versionSets }) => versionSets.put(item),
  list: ({ versionSets }) => versionSets.map((item) => ({ names: [item.id], item })),
});

function schemeOf(body: Body): VersionSet['scheme'] {
  const kind = body.choice('properties.versioningScheme', ['Segment', 'Query', 'Header'], 'Segment');
  switch (kind) {
    case 'Segment':
      return { kind: 'segment' };
    case 'Query':
      return { kind: 'query', parameter: neededName(body, 'versionQueryName') };
    case 'Header':
      return { kind: 'header', header: neededName(body, 'versionHeaderName') };
  }
}

function neededName(body: Body, name: 'versionQueryName' | 'versionHeaderName'): string {
  const path = `properties.${name}`;
  if (body.value(path) === undefined) body.missing(path, 'warning');
  return body.text(path) ?? 'api-version';
}
