import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect } from 'react';
import type { ReactNode } from 'react';
import { ApiError, del, get, onUnauthenticated } from '../api/client';
import type { Role, Session } from '../api/types';

interface Access {
  session: Session | null;
  /** The platform could not be asked who this is. */
  error: ApiError | null;
  ready: boolean;
  refresh: () => void;
  enter: (session: Session) => void;
  leave: () => Promise<void>;
}

const Context = createContext<Access | null>(null);
const KEY = ['session'];

async function read(): Promise<Session | null> {
  try {
    return await get('/session');
  } catch (e) {
    if (e instanceof ApiError && e.status === 401) {
      return null;
    }
    throw e;
  }
}

export function SessionProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const query = useQuery<Session | null, ApiError>({ queryKey: KEY, queryFn: read, staleTime: 300_000, retry: 1 });
  useEffect(() => onUnauthenticated(() => client.setQueryData(KEY, null)), [client]);
  const value: Access = {
    session: query.data ?? null,
    error: query.data === undefined ? query.error : null,
    ready: !query.isLoading,
    refresh: () => void query.refetch(),
    enter: (session) => {
      client.removeQueries({ predicate: (q) => q.queryKey[0] !== KEY[0] });
      client.setQueryData(KEY, session);
    },
    leave: async () => {
      await del('/session');
      // a fresh page: nothing that this account saw stays in memory for the next
      window.location.assign('/login');
    },
  };
  return <Context.Provider value={value}>{children}</Context.Provider>;
}

export function useAccess(): Access {
  const value = useContext(Context);
  if (!value) {
    throw new Error('no session');
  }
  return value;
}

/** The signed-in account; only below the guarded part of the console. */
export function useSession(): Session {
  const { session } = useAccess();
  if (!session) {
    throw new Error('not signed in');
  }
  return session;
}

export function has(session: Session, ...roles: Role[]): boolean {
  return roles.some((r) => session.roles.includes(r));
}

export const OFFICIALS: Role[] = ['OFFICER', 'INSPECTOR', 'SENIOR', 'ANALYST'];
export const TRADERS: Role[] = ['DECLARANT', 'TRADER_MANAGER'];

export function isTrader(session: Session): boolean {
  return has(session, ...TRADERS);
}
