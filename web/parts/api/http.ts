// The page's one door to the server. Answers are plain records plus their ETag; everything that is not a success is
// thrown as a Problem (RFC 9457), also a network that is not there (status 0).

export interface FieldError {
  pointer: string;
  code: string;
  detail: string;
}

export class Problem extends Error {
  constructor(
    readonly status: number,
    title: string,
    readonly detail = '',
    readonly errors: FieldError[] = [],
    readonly slug = '',
    readonly seekerId = 0, // who has the identity number already
  ) {
    super(title);
  }
}

export interface Answer<T> {
  data: T;
  etag: string;
}

export interface Options {
  query?: Record<string, string | number | undefined>;
  body?: unknown;
  etag?: string;
  signal?: AbortSignal;
}

const settings = { language: 'zh', csrf: '', signedOut: () => {} };

// Called by the words (language), the session (token) and the shell (what to do when the server no longer knows us).
export function configure(change: Partial<typeof settings>): void {
  Object.assign(settings, change);
}

export async function request<T>(method: string, path: string, options: Options = {}): Promise<Answer<T>> {
  const headers: Record<string, string> = { Accept: 'application/json', 'Accept-Language': settings.language };
  if (options.body !== undefined) headers['Content-Type'] = 'application/json';
  if (options.etag) headers['If-Match'] = options.etag;
  if (method !== 'GET' && settings.csrf) headers['X-CSRF-Token'] = settings.csrf;
  let response: Response;
  try {
    response = await fetch(address(path, options.query), {
      method,
      headers,
      body: options.body === undefined ? null : JSON.stringify(options.body),
      signal: options.signal ?? null,
    });
  } catch (cause) {
    if (options.signal?.aborted) throw cause;
    throw new Problem(0, 'offline');
  }
  if (!response.ok) throw await problem(response, path);
  const data = response.status === 204 ? undefined : await response.json();
  return { data: data as T, etag: response.headers.get('ETag') ?? '' };
}

export async function get<T>(path: string, query?: Options['query'], signal?: AbortSignal): Promise<T> {
  return (await request<T>('GET', path, { query, signal })).data;
}

export function aborted(cause: unknown): boolean {
  return cause instanceof DOMException && cause.name === 'AbortError';
}

function address(path: string, query: Options['query']): string {
  const given = Object.entries(query ?? {}).filter(([, value]) => value !== undefined && value !== '');
  const search = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  return `/api/v1${path}${search && '?'}${search}`;
}

async function problem(response: Response, path: string): Promise<Problem> {
  if (response.status === 401 && !path.startsWith('/sessions')) settings.signedOut();
  const body = await response.json().catch(() => ({}));
  const slug = String(body.type ?? '')
    .split('/')
    .pop();
  return new Problem(response.status, body.title || `HTTP ${response.status}`, body.detail, body.errors ?? [], slug, body.seeker_id);
}
