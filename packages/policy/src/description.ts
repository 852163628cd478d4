/** What an API's description says of one operation, in the words of OpenAPI. */
export type OperationDescription = {
  readonly parameters?: readonly ParameterDescription[];
  readonly requestBody?: BodyDescription;
  /** By status: `200`, `2XX`, `default`. */
  readonly responses?: { readonly [status: string]: ResponseDescription };
  /** What `$ref` points into: `#/components/schemas/Pet`. */
  readonly components?: unknown;
  readonly definitions?: unknown;
};

export type ParameterDescription = {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly schema?: unknown;
};

export type BodyDescription = {
  readonly required?: boolean;
  readonly content?: { readonly [type: string]: ContentDescription };
};

export type ResponseDescription = {
  readonly headers?: { readonly [name: string]: { readonly required?: boolean; readonly schema?: unknown } };
  readonly content?: { readonly [type: string]: ContentDescription };
};

export type ContentDescription = {
  readonly schema?: unknown;
  readonly example?: unknown;
  /** Each is `{ value }`, as OpenAPI has it, or the value itself. */
  readonly examples?: { readonly [name: string]: unknown } | readonly unknown[];
};

/** What is described of a status: itself, its hundred (`4XX`), or the default; `null` of any other. */
export function responseOf(
  description: OperationDescription | null | undefined,
  status: number,
): ResponseDescription | null {
  const responses = new Map(Object.entries(description?.responses ?? {}));
  const names = [String(status), `${Math.floor(status / 100)}XX`, `${Math.floor(status / 100)}xx`, 'default'];
  for (const name of names) {
    const found = responses.get(name);
    if (found !== undefined) return found;
  }
  return null;
}

/** A media type in lower case, without its parameters; empty where there is none. */
export function mediaType(text: string | null): string {
  return (text ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}

/** What is described of a media type. */
export function contentOf(
  content: { readonly [type: string]: ContentDescription } | undefined,
  type: string,
): ContentDescription | null {
  for (const [name, described] of Object.entries(content ?? {})) if (mediaType(name) === type) return described;
  return null;
}
