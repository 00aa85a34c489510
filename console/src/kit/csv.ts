import { getList, post } from '../api/client';
import type { Params } from '../api/client';
import { asPage } from '../api/hooks';
import type { ListPath } from '../api/paths';

export const EXPORT_LIMIT = 5_000;
const STEP = 200;

function cell(value: string | number | null | undefined): string {
  const text = value === null || value === undefined ? '' : String(value);
  // a leading sign would be run as a formula by spreadsheets
  const safe = /^[=+@\t\r]/.test(text) || /^-(?!\d)/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

export function toCsv(rows: (string | number | null | undefined)[][]): string {
  return `\uFEFF${rows.map((r) => r.map(cell).join(',')).join('\r\n')}\r\n`;
}

/**
 * Hands out a file that a page has made. What goes out is written down before it does: who, what, how many rows; where that cannot be, nothing goes.
 * No page makes a file in another way (a test reads the sources).
 */
export async function download(name: string, told: { what: string; rows: number }, content: BlobPart, type = 'text/csv;charset=utf-8') {
  await post('/exports', { ...told, format: name.slice(name.lastIndexOf('.') + 1) });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1_000);
}

/** Every row behind a filtered list, page by page, up to the limit; {@code cut}: there are more. Totals that are not counted say only whether there are. */
export async function everything<T>(path: ListPath<T>, params: Params): Promise<{ items: T[]; cut: boolean }> {
  const items: T[] = [];
  for (let page = 0; ; page++) {
    const answer = asPage(await getList<T>(path, { ...params, page, size: STEP }));
    items.push(...answer.items);
    if (answer.items.length === 0 || items.length >= answer.total || items.length >= EXPORT_LIMIT) {
      return { items: items.slice(0, EXPORT_LIMIT), cut: answer.total > Math.min(items.length, EXPORT_LIMIT) };
    }
  }
}
