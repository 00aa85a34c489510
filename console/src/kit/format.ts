import type { I18n, Lang } from '../i18n';

/** Thousands separators on a decimal string, digit for digit: no detour through floating point. */
export function group(value: string | number | null | undefined): string {
  if (value === null || value === undefined || value === '') {
    return '—';
  }
  const text = String(value);
  const match = /^(-?)(\d+)(\.\d+)?$/.exec(text);
  return match ? `${match[1]}${match[2].replace(/\B(?=(\d{3})+$)/g, ',')}${match[3] ?? ''}` : text;
}

/** Drops the zeros that a fixed scale leaves behind ("12.50000" is "12.5"). */
export function trim(value: string | null | undefined): string {
  return value && /\.\d*0+$/.test(value) ? value.replace(/\.?0+$/, '') : value ?? '';
}

/** Local time in figures that sort and read the same in both languages. */
export function dateTime(iso: string | null | undefined, zone = true): string {
  if (!iso) {
    return '—';
  }
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) {
    return iso;
  }
  const two = (n: number) => String(n).padStart(2, '0');
  const text = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}:${two(at.getMinutes())}`;
  return zone ? `${text} ${zoneName(at)}` : text;
}

/** "UTC+8": the reader's own zone, named the same way in every language. */
export function zoneName(at: Date = new Date()): string {
  const minutes = -at.getTimezoneOffset();
  if (minutes === 0) {
    return 'UTC';
  }
  const hours = Math.floor(Math.abs(minutes) / 60);
  const rest = Math.abs(minutes) % 60;
  return `UTC${minutes < 0 ? '−' : '+'}${hours}${rest ? `:${String(rest).padStart(2, '0')}` : ''}`;
}

/** Dates of the document ("20261121") and of the API ("2026-11-21"), shown alike. */
export function date(value: string | null | undefined): string {
  if (!value) {
    return '—';
  }
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(value);
  return compact ? `${compact[1]}-${compact[2]}-${compact[3]}` : value.slice(0, 10);
}

export function duration(seconds: number | null | undefined, lang: Lang): string {
  if (seconds === null || seconds === undefined) {
    return '—';
  }
  const units: [number, string, string][] = [[86400, '天', ' d'], [3600, '小时', ' h'], [60, '分', ' min'], [1, '秒', ' s']];
  const i = units.findIndex(([size]) => seconds >= size);
  if (i < 0) {
    return lang === 'zh' ? '0秒' : '0 s';
  }
  const [size, zh, en] = units[i];
  const whole = Math.floor(seconds / size);
  const rest = i < 3 ? Math.floor((seconds % size) / units[i + 1][0]) : 0;
  const word = (u: [number, string, string]) => (lang === 'zh' ? u[1] : u[2]);
  return `${whole}${lang === 'zh' ? zh : en}${rest > 0 ? ` ${rest}${word(units[i + 1])}` : ''}`;
}

/** "3 minutes ago", rounded down. */
export function ago(iso: string, lang: Lang, now = Date.now()): string {
  const seconds = Math.max(0, Math.round((now - new Date(iso).getTime()) / 1000));
  const format = new Intl.RelativeTimeFormat(lang === 'zh' ? 'zh-CN' : 'en', { numeric: 'auto' });
  if (seconds < 60) {
    return format.format(-seconds, 'second');
  }
  if (seconds < 3600) {
    return format.format(-Math.floor(seconds / 60), 'minute');
  }
  return seconds < 86400 ? format.format(-Math.floor(seconds / 3600), 'hour') : format.format(-Math.floor(seconds / 86400), 'day');
}

export function bytes(size: number): string {
  return size < 1024 ? `${size} B` : size < 1048576 ? `${(size / 1024).toFixed(1)} KB` : `${(size / 1048576).toFixed(1)} MB`;
}

/** A declaration number in groups that an eye can follow; the plain digits stay in the clipboard. */
export function spaced(number: string): string {
  return /^\d{18}$/.test(number) ? `${number.slice(0, 4)} ${number.slice(4, 8)} ${number.slice(8, 9)} ${number.slice(9)}` : number;
}

/** Adds decimal strings exactly. */
export function sum(values: (string | null | undefined)[]): string {
  const scale = Math.max(0, ...values.map((v) => (v?.split('.')[1] ?? '').length));
  const total = values.reduce((acc, v) => {
    if (!v || !/^-?\d+(\.\d+)?$/.test(v)) {
      return acc;
    }
    const [whole, part = ''] = v.split('.');
    return acc + BigInt(whole + part.padEnd(scale, '0'));
  }, 0n);
  const digits = (total < 0n ? -total : total).toString().padStart(scale + 1, '0');
  const text = scale > 0 ? `${digits.slice(0, -scale)}.${digits.slice(-scale)}` : digits;
  return total < 0n ? `-${text}` : text;
}

/** A rate of the tariff: a bare number is a percentage, anything else speaks for itself. */
export function rateText(rate: string | null | undefined): string {
  return rate && /^\d+(\.\d+)?$/.test(rate) ? `${rate}%` : rate ?? '';
}

/** What a kind of message is called: those of cross-border e-commerce as the documents in them. */
export function messageKind(kind: string, word: I18n['word']): string {
  const form = /^CEB(\d{3})Message$/.exec(kind)?.[1];
  return form ? word('cebForm', form) : word('messageKind', kind);
}
