import { toCsv } from '../../kit/csv';

/** A row of the published table: code of eight digits, name, note. */
export interface Line { code: string; name: string; note: string }

const CODE = /税则|商品(编码|编号)|^hs/i;
const NAME = /名称|^name/i;
const NOTE = /备注|^note/i;

/** Cells of a text table, separated by commas or, as copied out of a spreadsheet, by tabs. */
function cells(text: string): string[][] {
  const tab = text.slice(0, text.indexOf('\n')).includes('\t') ? '\t' : ',';
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!;
    if (quoted) {
      if (c === '"' && text[i + 1] === '"') {
        cell += text[++i];
      } else if (c === '"') {
        quoted = false;
      } else {
        cell += c;
      }
    } else if (c === '"' && cell === '') {
      quoted = true;
    } else if (c === tab || c === '\n') {
      rows[rows.length - 1]!.push(cell.trim());
      cell = '';
      if (c === '\n') {
        rows.push([]);
      }
    } else if (c !== '\r') {
      cell += c;
    }
  }
  rows[rows.length - 1]!.push(cell.trim());
  return rows.filter((r) => r.some((v) => v !== ''));
}

/** The lines of the table as it is published (serial number, code, name, note); null for a file in the platform's own layout. */
export function published(text: string): Line[] | null {
  const rows = cells(text.replace(/^\uFEFF/, ''));
  const at = rows.findIndex((r) => r.some((v) => CODE.test(v)) && r.some((v) => NAME.test(v)));
  if (at < 0 || rows[at]!.includes('code')) {
    return null;
  }
  const [code, name, note] = [CODE, NAME, NOTE].map((words) => rows[at]!.findIndex((v) => words.test(v))) as [number, number, number];
  return rows.slice(at + 1).map((r) => ({ code: (r[code] ?? '').replace(/[.\s]/g, ''), name: r[name] ?? '', note: note < 0 ? '' : r[note] ?? '' })).filter((l) => l.code !== '');
}

/** A remark, or a part of it, that opens goods to bonded retail only. */
const BONDED = /^(仅限|只限|限于|仅适用于|仅可?以?)(跨境电商)?网购保税(进口|方式)?(的)?(商品|货物)?$/;

/**
 * What a line's remark says, as the platform asks it: a remark that opens goods to bonded retail only becomes the modes they may come in; the rest stays
 * a remark, which is a question to an officer. What separates attributes cannot stand in it.
 */
export function conditions(note: string): string {
  const parts = note.split(/[；;。\n]|\s(?=\d+\s?[.．、])/).map((p) => p.trim().replace(/^\d+\s?[.．、]\s*/, '').replace(/[，,、]$/, '')).filter((p) => p !== '');
  const bonded = parts.some((p) => BONDED.test(p));
  const rest = (bonded ? parts.filter((p) => !BONDED.test(p)).join('；') : note.trim()).replace(/;/g, '；').replace(/=/g, '＝').replace(/\s+/g, ' ');
  return [bonded ? 'modes=1210 1239' : '', rest ? `note=${rest}` : ''].filter((p) => p !== '').join(';');
}

/** The same in the platform's layout. */
export function asCodes(lines: Line[], from: string, source: string): string {
  const rows = lines.map((l) => [l.code, l.name, '', conditions(l.note), from, '', source]);
  return toCsv([['code', 'name_zh', 'name_en', 'attributes', 'valid_from', 'valid_to', 'source'], ...rows]).replace(/^\uFEFF/, '');
}
