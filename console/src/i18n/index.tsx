import { createContext, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { speak } from '../api/client';
import type { Text } from '../api/types';
import { en } from './en';
import { zh } from './zh';
import type { Words } from './zh';

export type Lang = 'zh' | 'en';
/** `module.key`: a key that is missing in either language does not compile. */
export type Key = { [M in keyof Words & string]: `${M}.${keyof Words[M] & string}` }[keyof Words & string];

const WORDS: Record<Lang, Words> = { zh, en };
const STORE = 'tongguan.lang';

export interface I18n {
  lang: Lang;
  setLang: (lang: Lang) => void;
  /** The console's own words. */
  t: (key: Key, values?: Record<string, string | number>) => string;
  /** The word for a value of the API (`enums` module); unknown values are shown readable rather than hidden. */
  word: (kind: string, value: string | null | undefined) => string;
  /** A text of the server, in the reader's language. */
  say: (text: Text | string | null | undefined) => string;
  /** "Label: value" with the colon of the language. */
  pair: (label: string, value: string) => string;
}

const Context = createContext<I18n | null>(null);

function first(): Lang {
  const stored = localStorage.getItem(STORE);
  return stored === 'zh' || stored === 'en' ? stored : navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

export function readable(value: string): string {
  const text = value.replace(/([a-z])([A-Z])/g, '$1 $2').replace(/[-_.]+/g, ' ').toLowerCase();
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export function I18nProvider({ children }: { children: ReactNode }) {
  const [lang, setLang] = useState<Lang>(first);
  speak(lang);
  useEffect(() => {
    localStorage.setItem(STORE, lang);
    document.documentElement.lang = lang === 'zh' ? 'zh-CN' : 'en';
  }, [lang]);
  const t = useCallback((key: Key, values?: Record<string, string | number>) => {
    const dot = key.indexOf('.');
    const module = WORDS[lang][key.slice(0, dot) as keyof Words] as Record<string, string>;
    const text = module[key.slice(dot + 1)] ?? key;
    return values ? text.replace(/\{(\w+)\}/g, (all, name: string) => String(values[name] ?? all)) : text;
  }, [lang]);
  const word = useCallback((kind: string, value: string | null | undefined) => {
    if (!value) {
      return '—';
    }
    return (WORDS[lang].enums as Record<string, string>)[`${kind}_${value}`] ?? readable(value);
  }, [lang]);
  const say = useCallback((text: Text | string | null | undefined) => {
    if (!text || typeof text === 'string') {
      return text ?? '';
    }
    return text[lang] || text.zh || text.en || '';
  }, [lang]);
  const pair = useCallback((label: string, text: string) => `${label}${lang === 'zh' ? '：' : ': '}${text}`, [lang]);
  const value = useMemo(() => ({ lang, setLang, t, word, say, pair }), [lang, t, word, say, pair]);
  return <Context.Provider value={value}>{children}</Context.Provider>;
}

export function useI18n(): I18n {
  const value = useContext(Context);
  if (!value) {
    throw new Error('no language');
  }
  return value;
}
