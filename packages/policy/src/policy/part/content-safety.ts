import { textBody } from '../../http/body.ts';
import { createHeaders } from '../../http/headers.ts';
import type { OutgoingRequest, Response } from '../../http/message.ts';
import { items, jsonOf, member } from './model-json.ts';

/** What Azure AI Content Safety is asked to look for. */
export type SafetyRules = {
  /** Severity from which on a category is refused. */
  readonly thresholds: ReadonlyMap<string, number>;
  readonly outputType: string;
  readonly blocklists: readonly string[];
};

const apiVersion = '2024-09-01';

/** Asks whether a text is an attack on the model. Source: the service's REST interface, text:shieldPrompt. */
export function shieldRequest(endpoint: string, text: string): OutgoingRequest {
  return safetyRequest(endpoint, 'text:shieldPrompt', { userPrompt: text, documents: [] });
}

/** Asks how harmful a text is. Source: the service's REST interface, text:analyze. */
export function analyzeRequest(endpoint: string, text: string, rules: SafetyRules): OutgoingRequest {
  const { thresholds, outputType, blocklists } = rules;
  return safetyRequest(endpoint, 'text:analyze', {
    text,
    ...(thresholds.size === 0 ? {} : { categories: [...thresholds.keys()] }),
    ...(blocklists.length === 0 ? {} : { blocklistNames: blocklists }),
    outputType,
  });
}

function safetyRequest(endpoint: string, call: string, body: object): OutgoingRequest {
  return {
    method: 'POST',
    url: `${endpoint.replace(/\/$/, '')}/contentsafety/${call}?api-version=${apiVersion}`,
    headers: createHeaders([['Content-Type', 'application/json']]),
    body: textBody(JSON.stringify(body)),
  };
}

/** Why a text is refused, by either of the answers; `null` where it is let through. */
export function refusalIn({ body }: Response, { thresholds }: SafetyRules): string | null {
  const answer = jsonOf(body);
  if (member(member(answer, 'userPromptAnalysis'), 'attackDetected') === true) return 'an attack on the prompt';
  if (items(member(answer, 'blocklistsMatch')).length > 0) return 'a match of a blocklist';
  for (const each of items(member(answer, 'categoriesAnalysis'))) {
    const category = member(each, 'category');
    const severity = member(each, 'severity');
    const threshold = typeof category === 'string' ? thresholds.get(category) : undefined;
    if (threshold !== undefined && typeof severity === 'number' && severity >= threshold)
      return `${String(category)} of severity ${severity}`;
  }
  return null;
}

/** A text in more pieces than that is not judged. */
export const windowsMax = 1000;

export type Windows = { readonly size: number; readonly overlap: number };

/** A text in pieces of a size, each beginning with the end of the one before it; `null` where they are too many. */
export function windowsOf(text: string, { size, overlap }: Windows): readonly string[] | null {
  const step = Math.max(1, size - overlap);
  if ((text.length - size) / step + 1 > windowsMax) return null;
  const pieces: string[] = [];
  for (let at = 0; at < text.length; at += step) {
    pieces.push(text.slice(at, at + size));
    if (at + size >= text.length) break;
  }
  return pieces;
}
