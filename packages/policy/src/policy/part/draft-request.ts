import type { CompileWork, RequestDraft, RequestTarget } from '../../define.ts';
import type { PolicyElement } from '../../document/element.ts';
import type { Body } from '../../http/body.ts';
import { copyBody } from '../../http/body.ts';
import type { Headers } from '../../http/headers.ts';
import { createHeaders } from '../../http/headers.ts';
import type { OutgoingRequest, Transport } from '../../http/message.ts';
import { currentUrl, headersToSend } from '../../http/message.ts';
import { parseUrl, printUrl } from '../../http/url.ts';
import type { Exchange } from '../../program/exchange.ts';
import type { Operand } from '../../program/operand.ts';
import { raise } from '../../dotnet/raise.ts';
import { sentRequestPolicies } from './sent-request.ts';

/** A request that a policy puts together, while it does. */
type Draft = { method: string; url: string; readonly headers: Headers; body: Body | null; transport?: Transport };

export type DraftParts = {
  readonly mode: Operand<'new' | 'copy'>;
  /** `null`: the URL of the request that is copied. */
  readonly url: Operand<string> | null;
  /** The element whose policies put it together, where that is not the policy's own, and which of them may. */
  readonly of?: PolicyElement;
  readonly policies?: readonly string[];
};

/** Adds the steps that put a request together, and returns how it is read once they have run. */
export function draftRequest(work: CompileWork, parts: DraftParts): (exchange: Exchange) => OutgoingRequest {
  const { mode, url, of = work.element, policies = sentRequestPolicies } = parts;
  const { id, section } = work;
  function draftOf({ state }: Exchange): Draft {
    return state.get(id) as Draft;
  }
  work.pure([...mode.reads, ...(url?.reads ?? [])], (exchange) => {
    const draft = mode.of(exchange) === 'copy' ? copied(exchange, section) : fresh();
    if (url !== null) draft.url = absolute(url.of(exchange));
    exchange.state.set(id, draft);
  });
  const target: RequestTarget = { kind: 'request', of: (exchange): RequestDraft => draftOf(exchange) };
  work.inside({ of, target, only: policies });
  return draftOf;
}

function fresh(): Draft {
  return { method: 'GET', url: '', headers: createHeaders(), body: null };
}

/** The request as it is now. Once there is a response its body is no longer part of it. */
function copied({ request }: Exchange, section: string): Draft {
  const isOver = section === 'outbound' || section === 'on-error';
  return {
    method: request.method,
    url: printUrl(currentUrl(request)),
    headers: headersToSend(request),
    body: isOver ? null : copyBody(request.body),
  };
}

/** The URL as it is written, if it is one. */
function absolute(url: string): string {
  const text = url.trim();
  if (parseUrl(text) === null)
    raise('System.UriFormatException', 'Invalid URI: The format of the URI could not be determined.');
  return text;
}
