import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { UseQueryResult } from '@tanstack/react-query';
import { get, getList } from './client';
import type { ApiError, Params } from './client';
import type { Answer, ListPath, Path, Query } from './paths';
import type { Page } from './types';

export interface GetOptions { enabled?: boolean; staleTime?: number; refetchInterval?: number; keep?: boolean }

/** Reads a resource; its key is the path with its parameters, so that writes can invalidate by path. */
export function useGet<const P extends Path<'get'>>(path: P | null, params?: Query<'get', P>, options: GetOptions = {}): UseQueryResult<Answer<'get', P>, ApiError> {
  return useRead<Answer<'get', P>>(path, params as Params, (signal) => get(path!, params, signal), options);
}

/** Reads a list whose address is told from outside. */
export function useList<T>(path: ListPath<T>, params: Params, options: GetOptions = {}): UseQueryResult<Page<T> | T[], ApiError> {
  return useRead(path, params, (signal) => getList<T>(path, params, signal), options);
}

function useRead<A>(path: string | null, params: Params | undefined, read: (signal: AbortSignal) => Promise<A>, options: GetOptions): UseQueryResult<A, ApiError> {
  return useQuery<A, ApiError>({
    queryKey: [path, params ?? {}],
    queryFn: ({ signal }) => read(signal),
    enabled: path !== null && options.enabled !== false,
    staleTime: options.staleTime ?? 5_000,
    refetchInterval: options.refetchInterval,
    placeholderData: options.keep ? keepPreviousData : undefined,
  });
}

/** Things read once and kept: dictionaries and code lists. */
export const FOREVER = { staleTime: Infinity } as const;

/** Marks everything below these paths as stale. */
export function useInvalidate() {
  const client = useQueryClient();
  return (...paths: string[]) => client.invalidateQueries({
    predicate: (q) => typeof q.queryKey[0] === 'string' && paths.some((p) => (q.queryKey[0] as string).startsWith(p)),
  });
}

/** Writes, then reads again what hangs below the given paths. */
export function useWrite<V, R = unknown>(write: (value: V) => Promise<R>, ...stale: string[]) {
  const invalidate = useInvalidate();
  return useMutation<R, ApiError, V>({ mutationFn: write, onSuccess: () => invalidate(...stale) });
}

/** Lists come as pages; a few short ones as plain arrays. */
export function asPage<T>(data: Page<T> | T[] | undefined): Page<T> {
  if (Array.isArray(data)) {
    return { items: data, page: 0, size: data.length, total: data.length };
  }
  return data ?? { items: [], page: 0, size: 0, total: 0 };
}
