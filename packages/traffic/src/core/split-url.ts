/** A URL in the parts that a gateway looks at. */
export type SplitUrl = {
  readonly scheme: string;
  /** Without a port; empty where the URL begins with a slash. */
  readonly host: string;
  readonly port: number;
  readonly path: string;
  /** Without its question mark. */
  readonly query: string;
};

export function splitUrl(url: string): SplitUrl {
  const hash = url.indexOf('#');
  const whole = hash < 0 ? url : url.slice(0, hash);
  if (whole.startsWith('/')) return { scheme: 'https', host: '', port: 443, ...pathAndQuery(whole) };
  const match = /^([a-z][a-z\d+.-]*):\/\/(?:[^/?@]*@)?(\[[\da-f:.]*\]|[^/?:]*)(?::(\d{0,5}))?/i.exec(whole);
  if (match === null) return { scheme: 'https', host: '', port: 443, ...pathAndQuery(`/${whole}`) };
  const scheme = (match[1] ?? '').toLowerCase();
  const port = Number(match[3] ?? '');
  return {
    scheme,
    host: (match[2] ?? '').toLowerCase(),
    port: port > 0 ? port : scheme === 'http' ? 80 : 443,
    ...pathAndQuery(whole.slice(match[0].length)),
  };
}

function pathAndQuery(text: string): { readonly path: string; readonly query: string } {
  const mark = text.indexOf('?');
  const path = mark < 0 ? text : text.slice(0, mark);
  return { path: path.startsWith('/') ? path : `/${path}`, query: mark < 0 ? '' : text.slice(mark + 1) };
}
