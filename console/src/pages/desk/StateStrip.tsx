import { useSearchParams } from 'react-router';
import { useI18n } from '../../i18n';

interface StripProps {
  name: string; kind: string; values: readonly string[]; counts: Record<string, number> | undefined;
  /** Chosen when nothing is; without it there is an "all". */
  first?: string;
  /** All values, also those that nobody counted; then "all" has no number. */
  whole?: boolean;
}

/** The values of one filter with their counts, to be clicked. */
export function Strip({ name, kind, values, counts, first, whole }: StripProps) {
  const { word, t } = useI18n();
  const [search, setSearch] = useSearchParams();
  const at = search.get(name) ?? first ?? '';
  const choose = (value: string) => setSearch((old) => {
    const next = new URLSearchParams(old);
    next.delete('page');
    if (value && value !== first) {
      next.set(name, value);
    } else {
      next.delete(name);
    }
    return next;
  }, { replace: true });
  const total = Object.values(counts ?? {}).reduce((a, b) => a + b, 0);
  return (
    <div className="tg-strip" role="group" aria-label={t('common.filters')}>
      {!first && <button type="button" aria-pressed={at === ''} onClick={() => choose('')}>{t('common.all')}{!whole && <> <b>{total}</b></>}</button>}
      {values.filter((v) => first || whole || counts?.[v]).map((v) => <button type="button" key={v} aria-pressed={at === v} onClick={() => choose(v)}>{word(kind, v)}{(!whole || counts?.[v] !== undefined) && <> <b>{counts?.[v] ?? 0}</b></>}</button>)}
    </div>
  );
}

/** How many declarations in which state. */
export function StateStrip({ states, counts }: { states: readonly string[]; counts: Record<string, number> | undefined }) {
  return counts ? <Strip name="state" kind="state" values={states} counts={counts} /> : null;
}
