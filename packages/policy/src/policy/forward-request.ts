import type { Policy } from '../define.ts';
import { definePolicy } from '../define.ts';
import { atLeastOne } from '../read-element.ts';

/** `<forward-request>`: sends the request to the backend and waits for its response, 300 seconds unless said otherwise. */
export const forwardRequest: Policy = definePolicy({
  name: 'forward-request',
  sections: ['backend'],
  attributes: [
    'timeout',
    'timeout-ms',
    'continue-timeout',
    'http-version',
    'follow-redirects',
    'buffer-request-body',
    'buffer-response',
    'fail-on-error-status-code',
  ],
  read: (reader) => {
    const seconds = reader.optionalInteger('timeout', atLeastOne);
    const milliseconds = reader.optionalInteger('timeout-ms', atLeastOne);
    if (seconds !== null && milliseconds !== null)
      reader.fault('wrong-value', '<forward-request> has both timeout and timeout-ms; expected one of them');
    const failOnErrorStatus = reader.flag('fail-on-error-status-code', false);
    for (const name of ['follow-redirects', 'buffer-request-body', 'buffer-response']) reader.flag(name, false);
    const timeoutUs = milliseconds === null ? (seconds ?? 300) * 1e6 : milliseconds * 1000;
    return (work) => {
      const lost = work.builder.label();
      const done = work.builder.label();
      work.step((at) => ({
        kind: 'effect',
        effect: { kind: 'backend.send', timeoutUs, failOnErrorStatus, otherwise: at(lost) },
      }));
      work.step((at) => ({ kind: 'jump', to: at(done) }));
      work.builder.put(lost);
      const error = work.error({
        source: 'forward-request',
        reason: 'BackendConnectionFailure',
        message: 'the backend gave no response',
        status: 500,
      });
      work.fail(error);
      work.builder.put(done);
    };
  },
});
