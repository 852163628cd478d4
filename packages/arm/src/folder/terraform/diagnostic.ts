import type { Attributes } from './attribute.ts';
import { mapScalar, relativeId } from './attribute.ts';

const masked: Attributes = { mode: 'mode', value: 'value' };

const side: Attributes = {
  body_bytes: 'body.bytes',
  headers_to_log: 'headers',
  data_masking: {
    to: 'dataMasking',
    block: { headers: { to: 'headers', blocks: masked }, query_params: { to: 'queryParams', blocks: masked } },
  },
};

/** Of diagnostics of the service and of an API. */
export const diagnostic: Attributes = {
  api_management_logger_id: { to: 'loggerId', as: relativeId },
  always_log_errors: {
    to: 'alwaysLog',
    as: (value) => mapScalar(value, (isOn) => (isOn === true ? 'allErrors' : null)),
  },
  log_client_ip: 'logClientIp',
  verbosity: 'verbosity',
  http_correlation_protocol: 'httpCorrelationProtocol',
  operation_name_format: 'operationNameFormat',
  sampling_percentage: 'sampling.percentage',
  frontend_request: { to: 'frontend.request', block: side },
  frontend_response: { to: 'frontend.response', block: side },
  backend_request: { to: 'backend.request', block: side },
  backend_response: { to: 'backend.response', block: side },
};
