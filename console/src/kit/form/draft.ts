import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiError, put } from '../../api/client';
import { fileDeclaration } from '../../api/filing';
import type { Doc } from '../../api/types';
import type { DocumentStore } from './store';

export type SaveState =
  | { kind: 'idle' } | { kind: 'dirty' } | { kind: 'saving' } | { kind: 'saved'; at: string }
  /** Kept here; the server could not be reached, or wants more before it keeps a draft. */
  | { kind: 'local'; needs: boolean };

const QUIET_MS = 1_400;
const RETRY_MS = 15_000;

export interface Kept { document: Doc; at: string }

export function keptKey(account: string, id: string | null): string {
  return `tongguan.draft.${account}.${id ?? 'new'}`;
}

export function kept(key: string): Kept | null {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null') as Kept | null;
  } catch {
    return null;
  }
}

export function forget(key: string) {
  localStorage.removeItem(key);
}

interface Options { store: DocumentStore; account: string; id: string | null; toServer: boolean; onId: (id: string) => void }

/** Keeps what is typed: on this device at once, on the server after a moment of quiet, again when the connection is back. */
export function useDraft({ store, account, id: firstId, toServer, onId }: Options) {
  const [state, setState] = useState<SaveState>({ kind: 'idle' });
  const id = useRef(firstId);
  const dirty = useRef(false);
  const running = useRef<Promise<void> | null>(null);

  const save = useCallback(async (): Promise<void> => {
    if (running.current) {
      await running.current;
    }
    if (!dirty.current || !toServer) {
      return;
    }
    const work = (async () => {
      const document = store.document;
      dirty.current = false;
      setState({ kind: 'saving' });
      try {
        if (id.current) {
          await put(`/declarations/${id.current}`, { document });
        } else {
          const filed = await fileDeclaration(document, `draft-${Date.now()}-${Math.random().toString(36).slice(2)}`, true);
          forget(keptKey(account, null));
          id.current = filed.id;
          onId(filed.id);
        }
        if (!dirty.current) {
          forget(keptKey(account, id.current));
        }
        setState({ kind: 'saved', at: new Date().toISOString() });
      } catch (e) {
        dirty.current = true;
        setState({ kind: 'local', needs: e instanceof ApiError && !e.passing });
      }
    })();
    running.current = work;
    await work;
    running.current = null;
  }, [store, account, toServer, onId]);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const changed = () => {
      dirty.current = true;
      localStorage.setItem(keptKey(account, id.current), JSON.stringify({ document: store.document, at: new Date().toISOString() } satisfies Kept));
      setState({ kind: 'dirty' });
      clearTimeout(timer);
      timer = setTimeout(() => void save(), QUIET_MS);
    };
    const again = () => void save();
    const stop = store.subscribe(changed);
    const retry = setInterval(again, RETRY_MS);
    window.addEventListener('online', again);
    return () => {
      stop();
      clearTimeout(timer);
      clearInterval(retry);
      window.removeEventListener('online', again);
      void save();
    };
  }, [store, account, save]);

  const done = useCallback(() => {
    dirty.current = false;
    forget(keptKey(account, id.current));
    forget(keptKey(account, null));
  }, [account]);

  return { state, save, done, id };
}
