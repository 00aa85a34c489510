import type { components } from '../../api/generated';

type Schemas = components['schemas'];
export type Schedule = Schemas['PreferenceSchedule'];
export type Cell = Schemas['PreferenceCell'];
export type Staging = Schemas['PreferenceStaging'];
export type Row = Schemas['PreferenceRow'];
export type Answer = Schemas['PreferenceAnswer'];
export type Sheet = Schemas['PreferenceSheet'];
export type Own = Schemas['OwnGoods'];
export type Book = Schemas['Handbook'];
export type Notice = Schemas['Notice'];
export type Use = Schemas['PreferenceUse'];

/** 61102000 as 6110.20.00. */
export function spaced(code: string): string {
  return code.replace(/^(\d{4})(\d{2})(\d*)$/, (_, a: string, b: string, rest: string) => [a, b, ...(rest.match(/\d{1,2}/g) ?? [])].join('.'));
}
