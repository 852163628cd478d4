import type { TemplateFunction } from '../define-function.ts';
import { facts, texts } from '../answer.ts';
import { exactly } from '../define-function.ts';
import { page } from '../page.ts';

const endpoints = {
  name: 'AzureCloud',
  gallery: 'https://gallery.azure.com/',
  graph: 'https://graph.windows.net/',
  portal: 'https://portal.azure.com',
  graphAudience: 'https://graph.windows.net/',
  activeDirectoryDataLake: 'https://datalake.azure.net/',
  batch: 'https://batch.core.windows.net/',
  media: 'https://rest.media.azure.net',
  sqlManagement: 'https://management.core.windows.net:8443/',
  vmImageAliasDoc:
    'https://raw.githubusercontent.com/Azure/azure-rest-api-specs/master/arm-compute/quickstart-templates/aliases.json',
  resourceManager: 'https://management.azure.com/',
} as const;

const suffixes = {
  acrLoginServer: '.azurecr.io',
  azureDatalakeAnalyticsCatalogAndJob: 'azuredatalakeanalytics.net',
  azureDatalakeStoreFileSystem: 'azuredatalakestore.net',
  azureFrontDoorEndpointSuffix: 'azurefd.net',
  keyvaultDns: '.vault.azure.net',
  sqlServerHostname: '.database.windows.net',
  storage: 'core.windows.net',
} as const;

/** The public cloud. */
export const environmentFunction: TemplateFunction = {
  name: 'environment',
  source: page('deployment', 'environment'),
  arity: exactly(0),
  call: (_, work) =>
    facts(
      {
        ...endpoints,
        authentication: facts(
          {
            loginEndpoint: 'https://login.microsoftonline.com/',
            audiences: texts(['https://management.core.windows.net/', 'https://management.azure.com/'], work),
            tenant: 'common',
            identityProvider: 'AAD',
          },
          work,
        ),
        suffixes: facts(suffixes, work),
      },
      work,
    ),
};
