import { useSyncExternalStore } from 'react';
import type { Doc } from '../../api/types';

type Branch = Doc | Doc[];

function steps(pointer: string): string[] {
  return pointer.split('/').filter(Boolean);
}

/** A copy of the tree in which one place is different; what is not on the way is shared. */
function replaced(at: Branch | undefined, path: string[], value: unknown): Branch {
  const [key, ...rest] = path;
  const many = Array.isArray(at) || (at === undefined && /^\d+$/.test(key));
  const copy = (many ? [...((at as Doc[] | undefined) ?? [])] : { ...((at as Doc | undefined) ?? {}) }) as Record<string, unknown>;
  const next = rest.length === 0 ? value : replaced(copy[key] as Branch | undefined, rest, value);
  if (next === undefined || next === '') {
    delete copy[key];
  } else {
    copy[key] = next;
  }
  return copy as unknown as Branch;
}

/** The document being filled in. Every field listens to its own place only, so that a long form types smoothly. */
export class DocumentStore {
  private readonly listeners = new Set<() => void>();

  constructor(private doc: Doc) { }

  get document(): Doc {
    return this.doc;
  }

  at(pointer: string): unknown {
    return steps(pointer).reduce<unknown>((node, key) => (node as Record<string, unknown> | undefined)?.[key], this.doc);
  }

  set(pointer: string, value: unknown) {
    if (this.at(pointer) !== value) {
      this.replace(replaced(this.doc, steps(pointer), value) as Doc);
    }
  }

  replace(doc: Doc) {
    this.doc = doc;
    this.listeners.forEach((tell) => tell());
  }

  rows(pointer: string): Doc[] {
    return (this.at(pointer) as Doc[] | undefined) ?? NONE;
  }

  subscribe = (tell: () => void) => {
    this.listeners.add(tell);
    return () => {
      this.listeners.delete(tell);
    };
  };
}

const NONE: Doc[] = [];

export function useValue(store: DocumentStore, pointer: string): string {
  return useSyncExternalStore(store.subscribe, () => (store.at(pointer) as string | undefined) ?? '');
}

export function useRows(store: DocumentStore, pointer: string): Doc[] {
  return useSyncExternalStore(store.subscribe, () => store.rows(pointer));
}

export function useBranch(store: DocumentStore, pointer: string): Doc | undefined {
  return useSyncExternalStore(store.subscribe, () => store.at(pointer) as Doc | undefined);
}
