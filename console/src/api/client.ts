import type { Answer, Body, ListPath, Path, Query } from './paths';
import type { Finding, Page, Text } from './types';

/** A refusal by the platform (RFC 9457) or a failure to reach it (status 0). */
export class ApiError extends Error {
  /** @param type the problem's name, e.g. `step-up`; empty when none came */
  constructor(readonly status: number, readonly code: string, readonly text: Text | null, readonly findings: Finding[], detail: string, readonly type = '') {
    super(detail);
  }

  /** The platform could not be reached or cannot answer now: trying again may help. */
  get passing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

export type Params = Record<string, string | number | boolean | null | undefined>;
type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

let language = 'zh';
const unauthenticated = new Set<() => void>();

/** The language asked of the server for texts that come in one language only. */
export function speak(lang: string) {
  language = lang;
}

let proving: () => Promise<boolean> = () => Promise.resolve(false);

/** How somebody proves again who sits here, when a call asks for it; false when it was not done. */
export function onStepUp(how: () => Promise<boolean>) {
  proving = how;
}

/** Told when a call finds that the session has ended. */
export function onUnauthenticated(listener: () => void): () => void {
  unauthenticated.add(listener);
  return () => unauthenticated.delete(listener);
}

export function url(path: string, params?: Params): string {
  const query = new URLSearchParams();
  Object.entries(params ?? {}).forEach(([k, v]) => {
    if (v !== undefined && v !== null && v !== '') {
      query.set(k, String(v));
    }
  });
  const text = query.toString();
  return `/api/v1${path}${text ? `?${text}` : ''}`;
}

/** Headers of every call; unsafe methods carry the token that the server put into a readable cookie. */
export function headers(method: string): Record<string, string> {
  const out: Record<string, string> = { 'Accept-Language': language === 'zh' ? 'zh-CN' : 'en' };
  if (method !== 'GET') {
    const token = document.cookie.split('; ').find((c) => /^(__Host-)?XSRF-TOKEN=/.test(c))?.replace(/^[^=]*=/, '');
    if (token) {
      out['X-XSRF-TOKEN'] = decodeURIComponent(token);
    }
  }
  return out;
}

/** What a refused answer says, as an error. */
export function refusal(status: number, body: string): ApiError {
  try {
    const problem = JSON.parse(body) as { type?: string; code?: string; text?: Text; title?: string; detail?: string; findings?: Finding[] };
    return new ApiError(status, problem.code ?? `http.${status}`, problem.text ?? null, problem.findings ?? [],
      problem.detail ?? problem.title ?? `HTTP ${status}`, problem.type?.replace('urn:tongguan:problem:', '') ?? '');
  } catch {
    return new ApiError(status, `http.${status}`, null, [], `HTTP ${status}`);
  }
}

async function call<T>(method: Method, path: string, params?: Params, body?: unknown, extra?: Record<string, string>, signal?: AbortSignal, again = true): Promise<T> {
  const all: Record<string, string> = { ...headers(method), Accept: 'application/json, application/problem+json', ...extra };
  let payload: BodyInit | undefined;
  if (typeof body === 'string' || body instanceof Blob || body instanceof FormData) {
    payload = body;
  } else if (body !== undefined) {
    payload = JSON.stringify(body);
    all['Content-Type'] = 'application/json';
  }
  let answer: Response;
  try {
    answer = await fetch(url(path, params), { method, headers: all, body: payload, credentials: 'same-origin', signal });
  } catch (e) {
    if (signal?.aborted) {
      throw e;
    }
    throw new ApiError(0, 'network', { zh: '无法连接服务器，请检查网络后重试。', en: 'The server cannot be reached. Check the connection and try again.' }, [], 'network');
  }
  const text = answer.status === 204 ? '' : await answer.text();
  if (!answer.ok) {
    if (answer.status === 401 && path !== '/session') {
      unauthenticated.forEach((tell) => tell());
    }
    const refused = refusal(answer.status, text);
    if (again && refused.type === 'step-up' && await proving()) {
      return call<T>(method, path, params, body, extra, signal, false);
    }
    throw refused;
  }
  return (text ? JSON.parse(text) : undefined) as T;
}

export const get = <const P extends Path<'get'>>(path: P, params?: Query<'get', P>, signal?: AbortSignal) =>
  call<Answer<'get', P>>('GET', path, params as Params, undefined, undefined, signal);
export const post = <const P extends Path<'post'>>(path: P, body?: Body<'post', P>, params?: Query<'post', P>, extra?: Record<string, string>) =>
  call<Answer<'post', P>>('POST', path, params as Params, body ?? {}, extra);
export const put = <const P extends Path<'put'>>(path: P, body?: Body<'put', P>, params?: Query<'put', P>) =>
  call<Answer<'put', P>>('PUT', path, params as Params, body);
export const del = <const P extends Path<'delete'>>(path: P) => call<void>('DELETE', path);
/** Reads a list of T from an address that is told from outside, as {@link ListPath}. */
export const getList = <T>(path: ListPath<T>, params?: Params, signal?: AbortSignal) => call<Page<T> | T[]>('GET', path, params, undefined, undefined, signal);
/** Posts a text or a file as it is (a message's XML, a tariff). */
export const postRaw = <const P extends Path<'post'>>(path: P, body: string | Blob, contentType: string, params?: Query<'post', P>) =>
  call<Answer<'post', P>>('POST', path, params as Params, body, { 'Content-Type': contentType });

/** A text that the server hands out as it is (a message, a receipt). */
export async function getText(path: Path<'get'>, params?: Params): Promise<string> {
  const answer = await fetch(url(path, params), { headers: { ...headers('GET'), Accept: '*/*' }, credentials: 'same-origin' });
  const text = await answer.text();
  if (!answer.ok) {
    throw refusal(answer.status, text);
  }
  return text;
}
