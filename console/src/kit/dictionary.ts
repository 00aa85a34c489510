import { useMemo } from 'react';
import { FOREVER, useGet } from '../api/hooks';
import type { Doc, Field, Group, Text } from '../api/types';

/** The field dictionary with what the console asks of it. */
export class Dictionary {
  readonly groups: Map<string, Group>;
  readonly fields: Map<string, Field>;

  constructor(all: Group[]) {
    this.groups = new Map(all.map((g) => [g.name, g]));
    this.fields = new Map(all.flatMap((g) => g.fields.map((f) => [`${g.name}.${f.name}`, f])));
  }

  /** Groups that hang directly below another; the document itself is "declaration". */
  below(parent: string): Group[] {
    return [...this.groups.values()].filter((g) => g.parent === parent || (parent === 'declaration' && !g.parent));
  }

  /** "/goodsItems/0/commodityCode" as "Goods items 1 › Commodity code". */
  describe(pointer: string, say: (t: Text) => string): string {
    const parts = pointer.split('/').filter(Boolean);
    const out: string[] = [];
    let group: Group | undefined;
    parts.forEach((part) => {
      if (/^\d+$/.test(part)) {
        out[out.length - 1] += ` ${Number(part) + 1}`;
        return;
      }
      const field = group && this.fields.get(`${group.name}.${part}`);
      if (field) {
        out.push(say(field.label));
      } else {
        group = this.groups.get(part) ?? group;
        out.push(this.groups.has(part) ? say(this.groups.get(part)!.label) : part);
      }
    });
    return out.join(' › ');
  }

  /** The field a pointer means, if it means one. */
  at(pointer: string): Field | undefined {
    const names = pointer.split('/').filter((p) => p && !/^\d+$/.test(p));
    return this.fields.get(names.slice(-2).join('.'));
  }
}

export function useDictionary(): Dictionary | null {
  const query = useGet('/reference/fields', undefined, FOREVER);
  return useMemo(() => (query.data ? new Dictionary(query.data.groups) : null), [query.data]);
}

export interface Change { pointer: string; from: string | null; to: string | null }

function leaves(doc: Doc, at: string, out: Map<string, string>) {
  Object.entries(doc).forEach(([key, value]) => {
    if (Array.isArray(value)) {
      value.forEach((v, i) => leaves(v, `${at}/${key}/${i}`, out));
    } else if (value && typeof value === 'object') {
      leaves(value, `${at}/${key}`, out);
    } else if (value !== null && value !== undefined && value !== '') {
      out.set(`${at}/${key}`, String(value));
    }
  });
}

/** What differs between two documents, value by value. */
export function changes(from: Doc, to: Doc): Change[] {
  const before = new Map<string, string>();
  const after = new Map<string, string>();
  leaves(from, '', before);
  leaves(to, '', after);
  return [...new Set([...before.keys(), ...after.keys()])].filter((k) => before.get(k) !== after.get(k))
    .map((pointer) => ({ pointer, from: before.get(pointer) ?? null, to: after.get(pointer) ?? null }));
}

export function rowsOf(doc: Doc | null | undefined, group: string): Doc[] {
  const value = doc?.[group];
  return Array.isArray(value) ? value : value && typeof value === 'object' ? [value] : [];
}

export function text(doc: Doc | null | undefined, field: string): string {
  const value = doc?.[field];
  return value === null || value === undefined || typeof value === 'object' ? '' : String(value);
}
