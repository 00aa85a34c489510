import type { Lang } from '../../i18n';

const ZH: [RegExp, string][] = [
  [/GACC interface specification for enterprises, cross-border e-commerce, edition 2022-05/, '海关总署跨境电商企业接口规范（2022-05 版）'],
  [/GACC announcement (\d{4}) No\. (\d+)/, '海关总署公告 $1 年第 $2 号'],
  [/(?:Ministry of Finance, Customs and Tax )?notice (\d{4}) No\. (\d+)/, '财关税〔$1〕$2 号'],
  [/announcement (\d{4}) No\. (\d+)/, '公告 $1 年第 $2 号'],
  [/interface specification 2022-05/, '跨境电商企业接口规范（2022-05 版）'],
  [/own setting/, '平台设定'],
];

/** What a source names as law, in the reader's language; the whole of it where it names nothing that is known here, or is written in Chinese already. */
export function sourceText(source: string, lang: Lang): string {
  if (/[\u4e00-\u9fff]/.test(source)) {
    return source;
  }
  const found = ZH.flatMap(([pattern, words]) => {
    const at = pattern.exec(source);
    return at ? [{ said: at[0], words: at[0].replace(pattern, words) }] : [];
  });
  // a shorter pattern finds the same law once more
  const named = found.filter((n, i) => !found.some((m, j) => j < i && m.said.includes(n.said)));
  const text = named.map((n) => (lang === 'en' ? n.said : n.words)).join(lang === 'en' ? '; ' : '；');
  return text === '' ? source : text.charAt(0).toUpperCase() + text.slice(1);
}
