import fc from 'fast-check';
import type { KeptResource } from '../resource/kept.ts';
import type { Json, Rest } from '../resource/rest.ts';
import { arbitraryId } from './arbitrary-name.ts';
import { arbitraryTemplateJson } from './arbitrary-rest.ts';

const ofService = ['loggers', 'tags', 'certificates', 'diagnostics', 'identityProviders', 'portalconfigs'] as const;
const ofApi = ['diagnostics', 'releases', 'tagDescriptions', 'wikis'] as const;
const ofOthers = ['Microsoft.Storage/storageAccounts', 'Microsoft.Insights/components', 'Microsoft.Web/sites'] as const;
const provider = 'Microsoft.ApiManagement/service';

/** Resources that are no nouns of the model, of the service and of others. */
export function arbitraryKept(serviceName: string, apiIds: readonly string[]): fc.Arbitrary<readonly KeptResource[]> {
  const one = fc
    .tuple(arbitraryCalled(serviceName, apiIds), arbitraryBody())
    .map(([called, body]): KeptResource => ({ ...called, body: { apiVersion: '2021-08-01', ...body } }));
  return fc.uniqueArray(one, { maxLength: 3, selector: ({ type, name }) => `${type} ${name}`.toLowerCase() });
}

type Called = Pick<KeptResource, 'type' | 'name'>;

function arbitraryCalled(serviceName: string, apiIds: readonly string[]): fc.Arbitrary<Called> {
  const id = arbitraryId();
  return fc.oneof(
    fc
      .tuple(fc.constantFrom(...ofService), id)
      .map(([kind, name]): Called => ({ type: `${provider}/${kind}`, name: `${serviceName}/${name}` })),
    fc.tuple(fc.constantFrom(...ofOthers), id).map(([type, name]): Called => ({ type, name })),
    ...(apiIds.length === 0
      ? []
      : [
          fc.tuple(fc.constantFrom(...ofApi), fc.constantFrom(...apiIds), id).map(([kind, apiId, name]): Called => ({
            type: `${provider}/apis/${kind}`,
            name: `${serviceName}/${apiId}/${name}`,
          })),
        ]),
  );
}

function arbitraryBody(): fc.Arbitrary<Rest> {
  return fc
    .dictionary(fc.constantFrom('properties', 'tags', 'sku', 'x-a'), arbitraryTemplateJson(), { maxKeys: 3 })
    .map((body): { readonly [name: string]: Json } => ({ ...body }));
}
