import type { Policy } from '../define.ts';
import { authenticationBasic } from './authentication-basic.ts';
import { authenticationCertificate } from './authentication-certificate.ts';
import { authenticationManagedIdentity } from './authentication-managed-identity.ts';
import { azureOpenaiEmitTokenMetric } from './azure-openai-emit-token-metric.ts';
import { azureOpenaiSemanticCacheLookup } from './azure-openai-semantic-cache-lookup.ts';
import { azureOpenaiSemanticCacheStore } from './azure-openai-semantic-cache-store.ts';
import { azureOpenaiTokenLimit } from './azure-openai-token-limit.ts';
import { base } from './base.ts';
import { cacheLookup } from './cache-lookup.ts';
import { cacheLookupValue } from './cache-lookup-value.ts';
import { cacheRemoveValue } from './cache-remove-value.ts';
import { cacheStore } from './cache-store.ts';
import { cacheStoreValue } from './cache-store-value.ts';
import { cacheValue } from './cache-value.ts';
import { checkHeader } from './check-header.ts';
import { choose } from './choose.ts';
import { cors } from './cors.ts';
import { cosmosdbDataSource } from './cosmosdb-data-source.ts';
import { crossDomain } from './cross-domain.ts';
import { emitMetric } from './emit-metric.ts';
import { findAndReplace } from './find-and-replace.ts';
import { forwardRequest } from './forward-request.ts';
import { getAuthorizationContext } from './get-authorization-context.ts';
import { httpDataSource } from './http-data-source.ts';
import { includeFragment } from './include-fragment.ts';
import { invokeDaprBinding } from './invoke-dapr-binding.ts';
import { invokeRequest } from './invoke-request.ts';
import { ipFilter } from './ip-filter.ts';
import { jsonToXml } from './json-to-xml.ts';
import { jsonp } from './jsonp.ts';
import { limitConcurrency } from './limit-concurrency.ts';
import { llmContentSafety } from './llm-content-safety.ts';
import { llmEmitTokenMetric } from './llm-emit-token-metric.ts';
import { llmSemanticCacheLookup } from './llm-semantic-cache-lookup.ts';
import { llmSemanticCacheStore } from './llm-semantic-cache-store.ts';
import { llmTokenLimit } from './llm-token-limit.ts';
import { logToEventhub } from './log-to-eventhub.ts';
import { mockResponse } from './mock-response.ts';
import { proxy } from './proxy.ts';
import { publishEvent } from './publish-event.ts';
import { publishToDapr } from './publish-to-dapr.ts';
import { quota } from './quota.ts';
import { quotaByKey } from './quota-by-key.ts';
import { rateLimit } from './rate-limit.ts';
import { rateLimitByKey } from './rate-limit-by-key.ts';
import { redirectContentUrls } from './redirect-content-urls.ts';
import { retry } from './retry.ts';
import { returnResponse } from './return-response.ts';
import { rewriteUri } from './rewrite-uri.ts';
import { sendOneWayRequest } from './send-one-way-request.ts';
import { sendRequest } from './send-request.ts';
import { sendServiceBusMessage } from './send-service-bus-message.ts';
import { setBackendService } from './set-backend-service.ts';
import { setBody } from './set-body.ts';
import { setGraphqlResolver } from './set-graphql-resolver.ts';
import { setHeader } from './set-header.ts';
import { setMethod } from './set-method.ts';
import { setQueryParameter } from './set-query-parameter.ts';
import { setStatus } from './set-status.ts';
import { setVariable } from './set-variable.ts';
import { sqlDataSource } from './sql-data-source.ts';
import { trace } from './trace.ts';
import { validateAzureAdToken } from './validate-azure-ad-token.ts';
import { validateClientCertificate } from './validate-client-certificate.ts';
import { validateContent } from './validate-content.ts';
import { validateGraphqlRequest } from './validate-graphql-request.ts';
import { validateHeaders } from './validate-headers.ts';
import { validateJwt } from './validate-jwt.ts';
import { validateOdataRequest } from './validate-odata-request.ts';
import { validateParameters } from './validate-parameters.ts';
import { validateStatusCode } from './validate-status-code.ts';
import { wait } from './wait.ts';
import { xmlToJson } from './xml-to-json.ts';
import { xslTransform } from './xsl-transform.ts';

/** Every policy of API Management. What is in no list here is no policy, and a mistake. */
export const policies: readonly Policy[] = [
  // Rate limiting and quotas
  rateLimit,
  rateLimitByKey,
  quota,
  quotaByKey,
  limitConcurrency,
  llmTokenLimit,
  azureOpenaiTokenLimit,
  // Authentication and authorization
  checkHeader,
  getAuthorizationContext,
  ipFilter,
  validateAzureAdToken,
  validateJwt,
  validateClientCertificate,
  authenticationBasic,
  authenticationCertificate,
  authenticationManagedIdentity,
  // Content validation
  validateContent,
  validateParameters,
  validateHeaders,
  validateStatusCode,
  validateGraphqlRequest,
  validateOdataRequest,
  // Routing
  forwardRequest,
  setBackendService,
  proxy,
  // Caching
  cacheLookup,
  cacheStore,
  cacheLookupValue,
  cacheStoreValue,
  cacheRemoveValue,
  cacheValue,
  llmSemanticCacheLookup,
  llmSemanticCacheStore,
  azureOpenaiSemanticCacheLookup,
  azureOpenaiSemanticCacheStore,
  // Transformation
  setMethod,
  setStatus,
  setVariable,
  setHeader,
  setQueryParameter,
  setBody,
  rewriteUri,
  findAndReplace,
  jsonToXml,
  xmlToJson,
  xslTransform,
  redirectContentUrls,
  returnResponse,
  mockResponse,
  // Cross-domain
  cors,
  jsonp,
  crossDomain,
  // Control flow
  choose,
  retry,
  wait,
  includeFragment,
  base,
  // Integration and logging
  sendRequest,
  sendOneWayRequest,
  invokeRequest,
  logToEventhub,
  sendServiceBusMessage,
  trace,
  emitMetric,
  llmEmitTokenMetric,
  azureOpenaiEmitTokenMetric,
  llmContentSafety,
  invokeDaprBinding,
  publishToDapr,
  // GraphQL resolvers
  httpDataSource,
  sqlDataSource,
  cosmosdbDataSource,
  publishEvent,
  setGraphqlResolver,
];
