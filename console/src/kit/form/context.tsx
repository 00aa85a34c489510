import { createContext, useContext } from 'react';
import type { Finding } from '../../api/types';
import type { Dictionary } from '../dictionary';
import type { DocumentStore } from './store';

export interface FormState { store: DocumentStore; dictionary: Dictionary; direction: string; findings: Map<string, Finding[]> }

export const FormContext = createContext<FormState | null>(null);

export function useForm(): FormState {
  const value = useContext(FormContext);
  if (!value) {
    throw new Error('outside of a form');
  }
  return value;
}

export function byPointer(findings: Finding[]): Map<string, Finding[]> {
  const map = new Map<string, Finding[]>();
  findings.forEach((f) => map.set(f.pointer, [...(map.get(f.pointer) ?? []), f]));
  return map;
}

/** How many findings lie at or below a place. */
export function below(findings: Map<string, Finding[]>, pointer: string): Finding[] {
  return [...findings.entries()].filter(([p]) => p === pointer || p.startsWith(`${pointer}/`)).flatMap(([, f]) => f);
}

export function domId(pointer: string): string {
  return `f${pointer.replace(/\//g, '-')}`;
}
