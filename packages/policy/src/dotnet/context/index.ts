import type { TypeDefinition } from '../define.ts';
import { api, subscriptionKeyParameterNames } from './api.ts';
import { authorization } from './authorization.ts';
import { carbonIntensityCategory, deployment, gateway, sustainabilityInfo } from './deployment.ts';
import { graphQL } from './graphql.ts';
import { lastError } from './last-error.ts';
import { messageBody } from './message-body.ts';
import { operation } from './operation.ts';
import { group, product, productState, workspace } from './product.ts';
import { proxyRequestContext } from './proxy-request-context.ts';
import { privateEndpointConnection, request } from './request.ts';
import { response } from './response.ts';
import { subscription } from './subscription.ts';
import { url } from './url.ts';
import { user, userIdentity } from './user.ts';
import { certificatesView, headersView, parametersView, queryView, variablesView } from './views.ts';

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
  variablesView,
  headersView,
  queryView,
  parametersView,
  certificatesView,
  authorization,
];
