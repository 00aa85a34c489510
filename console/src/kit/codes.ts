import { useMemo } from 'react';
import { FOREVER, useGet } from '../api/hooks';
import type { Code } from '../api/types';

/** Lists up to this size are fetched whole once; longer ones are searched on the server. */
const WHOLE = 1_500;

export function useCodeLists() {
  return useGet('/reference/codes', undefined, FOREVER);
}

/** The whole list when it is short enough, else null. */
export function useWholeList(list: string | null): Code[] | null {
  const lists = useCodeLists();
  const count = lists.data?.find((l) => l.list === list)?.count;
  const whole = list !== null && count !== undefined && count <= WHOLE;
  const codes = useGet(whole ? `/reference/codes/${list}` : null, { limit: WHOLE }, FOREVER);
  return whole ? codes.data ?? null : null;
}

/** One code's entry, out of the whole list or asked for by itself. */
export function useCode(list: string | null, code: string | null | undefined): Code | undefined {
  const lists = useCodeLists();
  const whole = useWholeList(code ? list : null);
  const count = lists.data?.find((l) => l.list === list)?.count ?? 0;
  const single = useGet(list && code && count > WHOLE ? `/reference/codes/${list}` : null, { q: code, limit: 20 }, FOREVER);
  return useMemo(() => (whole ?? single.data)?.find((c) => c.code === code), [whole, single.data, code]);
}

export function matches(code: Code, q: string): boolean {
  const needle = q.trim().toLowerCase();
  return code.code.toLowerCase().startsWith(needle) || code.name.zh?.toLowerCase().includes(needle) || code.name.en?.toLowerCase().includes(needle)
    || Object.values(code.attributes ?? {}).some((v) => v.toLowerCase() === needle);
}
