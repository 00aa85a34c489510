import { Select } from 'antd';
import { useDeferredValue, useMemo, useState } from 'react';
import { useGet } from '../api/hooks';
import { useI18n } from '../i18n';
import { matches, useCode, useWholeList } from './codes';

/** A code with its name, in the reader's language; the code itself in small print unless told otherwise. */
export function Code({ list, code, bare }: { list: string; code: string | null | undefined; bare?: boolean }) {
  const { say } = useI18n();
  const entry = useCode(list, code);
  if (!code) {
    return <span className="tg-faint">—</span>;
  }
  return <span title={`${code} ${entry ? say(entry.name) : ''}`}>{entry ? say(entry.name) : code}{entry && !bare && <span className="tg-code">{code}</span>}</span>;
}

/** The same for papers that use the numbers in force before 2018, as those of e-commerce do for countries. */
export function OldCode({ list, code }: { list: string; code: string }) {
  const { say } = useI18n();
  const entry = useWholeList(list)?.find((c) => c.code === code || c.attributes?.['old'] === code);
  return <span className="tg-num">{entry ? say(entry.name) : code}{entry && <span className="tg-code">{code}</span>}</span>;
}

interface SelectProps {
  list: string; value: string | null | undefined; onChange: (code: string | null) => void; id?: string; disabled?: boolean; status?: 'error' | 'warning';
  placeholder?: string; label?: string; className?: string; onBlur?: () => void; variant?: 'outlined' | 'borderless' | 'filled';
  /** Only the code of what is chosen, where its name would not fit. */
  short?: boolean;
  /** Only the names, where the codes say nothing to people. */
  named?: boolean;
}

/** Picks one code: type its code, either name, or an older code. */
export function CodeSelect({ list, value, onChange, label, className, short, named, ...rest }: SelectProps) {
  const { say, t } = useI18n();
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed);
  const [opened, setOpened] = useState(false);
  const whole = useWholeList(list);
  const current = useCode(list, value);
  const found = useGet(opened && whole === null ? `/reference/codes/${list}` : null, { q, limit: 50 }, { keep: true, staleTime: 300_000 });
  const options = useMemo(() => {
    const all = whole ? (q ? whole.filter((c) => matches(c, q)) : whole).slice(0, 200) : found.data ?? [];
    const shown = current && !q && !all.includes(current) ? [current, ...all.filter((c) => c.code !== current.code)] : all;
    return shown.map((c) => ({ value: c.code, label: named ? say(c.name) : `${c.code} ${say(c.name)}`, name: say(c.name) }));
  }, [whole, found.data, q, current, say, named]);
  return (
    <Select
      {...rest} className={className ?? 'tg-fill'} aria-label={label} allowClear showSearch={{ filterOption: false, onSearch: setTyped }}
      value={value || undefined} options={options} loading={found.isFetching} notFoundContent={found.isFetching ? t('common.loading') : t('reference.noCodes')}
      onOpenChange={(open) => {
        setOpened(open);
        if (!open) {
          setTyped('');
        }
      }}
      onChange={(code) => onChange(code ?? null)}
      labelRender={(o) => <span title={current && say(current.name)}>{current && named ? say(current.name) : current && !short ? `${current.code} ${say(current.name)}` : o.value}</span>}
      optionRender={(o) => <span className="tg-option">{!named && <><span className="tg-code">{o.value}</span> </>}{o.data.name}</span>}
      popupMatchSelectWidth={260}
    />
  );
}
