import type { Text } from '../../api/types';

/** What the platform's API hands out of preferences; numbers are decimal strings. */
export interface Schedule { id: string; name: Text; country: string; yearStart: string; version: string }
export interface Cell { year: number; day: string; rate: string; certainty: 'PUBLISHED' | 'LAST_KNOWN' | 'COMPUTED' | 'NONE'; mfn: string; saving: string | null; netSaving: string | null }
export interface Staging { outcome: 'FOUND' | 'FREE' | 'SEVERAL' | 'NONE' | 'NOT_COMPARABLE'; base: string | null; stages: number | null; remaining: number | null; freeFrom: string | null; fitting: number[] }
export interface Row {
  agreement: string; column: string; name: Text; origins: string[]; inForce: string | null; proof: Text; transport: Text; waiver: string | null; law: Text; source: string;
  cells: Cell[]; staging: Staging; bestSaving: string | null;
}
export interface Sheet { schedule: string; code: string; name: Text; years: number[]; mfn: string[]; provisional: string[]; rows: Row[] }
export interface Answer { schedule: Schedule; lines: Sheet[] }
export interface Own {
  direction: 'I' | 'E'; code: string; description: string; country: string; value: string; lines: number; schedule: string | null; agreement: string | null; mfn: string; rate: string;
  possible: string | null; possibleAtMost: string | null; claimed: string | null; saved: string | null; missed: string | null;
}
export interface Use { key: string; name: Text; lines: number; eligible: string; claimed: string; usedPercent: string | null; saved: string; missed: string; claimedBefore: string; growthPercent: string | null }
export interface Book {
  id: string; traderId: string | null; orderedAt: string; orderedBy: string; state: 'ORDERED' | 'PRINTING' | 'PRINTED' | 'FAILED'; done: number; total: number; pages: number | null;
  error: string | null; wish: { codes: string[]; schedules: string[]; from: number; to: number; language: 'zh' | 'en'; n: number };
}
export interface Notice { id: string; at: string; direction: 'I' | 'E'; code: string; country: string; description: string; removed: string[]; added: string[] }

/** 61102000 as 6110.20.00. */
export function spaced(code: string): string {
  return code.replace(/^(\d{4})(\d{2})(\d*)$/, (_, a: string, b: string, rest: string) => [a, b, ...(rest.match(/\d{1,2}/g) ?? [])].join('.'));
}
