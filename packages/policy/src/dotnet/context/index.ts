import type { TypeDefinition } from '../define.ts';
import { api } from './api.ts';
import { authorization } from './authorization.ts';
import { certificates } from './certificates.ts';
import { carbonIntensityCategory } from './carbon-intensity-category.ts';
import { deployment } from './deployment.ts';
import { gateway } from './gateway.ts';
import { graphQL } from './graphql.ts';
import { headers } from './headers.ts';
import { lastError } from './last-error.ts';
import { matchedParameters } from './matched-parameters.ts';
import { messageBody } from './message-body.ts';
import { operation } from './operation.ts';
import { group } from './group.ts';
import { productState } from './product-state.ts';
import { product } from './product.ts';
import { proxyRequestContext } from './proxy-request-context.ts';
import { privateEndpointConnection } from './private-endpoint-connection.ts';
import { queryParameters } from './query-parameters.ts';
import { request } from './request.ts';
import { subscriptionKeyParameterNames } from './subscription-key-parameter-names.ts';
import { sustainabilityInfo } from './sustainability-info.ts';
import { response } from './response.ts';
import { subscription } from './subscription.ts';
import { url } from './url.ts';
import { userIdentity } from './user-identity.ts';
import { user } from './user.ts';
import { variables } from './variables.ts';
import { workspace } from './workspace.ts';

/** What `context` is made of. */
export const contextTypes: readonly TypeDefinition[] = [
  proxyRequestContext,
  api,
  subscriptionKeyParameterNames,
  deployment,
  gateway,
  sustainabilityInfo,
  carbonIntensityCategory,
  graphQL,
  lastError,
  messageBody,
  operation,
  product,
  productState,
  group,
  workspace,
  request,
  privateEndpointConnection,
  response,
  subscription,
  url,
  user,
  userIdentity,
  variables,
  headers,
  queryParameters,
  matchedParameters,
  certificates,
  authorization,
];
