import { CloseOutlined, FilterOutlined, SearchOutlined } from '@ant-design/icons';
import { Button, DatePicker, Input, Select } from 'antd';
import dayjs from 'dayjs';
import { useEffect, useState } from 'react';
import { useI18n } from '../i18n';

import { CodeSelect } from './Code';
import { useNarrow } from './screen';

export type Filter =
  /** `take` looks at what was typed first; what it takes does not go into the address. */
  | { kind: 'text'; name: string; label: string; take?: (typed: string) => boolean }
  | { kind: 'choice'; name: string; label: string; options: { value: string; label: string }[] }
  | { kind: 'code'; name: string; label: string; list: string }
  | { kind: 'dates'; from: string; to: string; label: string }
  /** Day and time; `until`: to the end of that second. */
  | { kind: 'moment'; name: string; label: string; until?: boolean };

export interface FilterBarProps { filters: Filter[]; values: Record<string, string>; onChange: (changes: Record<string, string | null>) => void }

function Words({ filter, value, onChange }: { filter: { name: string; label: string; take?: (typed: string) => boolean }; value: string; onChange: (v: string | null) => void }) {
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  function give() {
    const wanted = typed.trim();
    if (wanted && filter.take?.(wanted)) {
      setTyped('');
    } else {
      onChange(wanted || null);
    }
  }
  return <Input className="tg-filter-text" allowClear prefix={<SearchOutlined />} placeholder={filter.label} aria-label={filter.label} value={typed}
    onChange={(e) => {
      setTyped(e.target.value);
      if (e.target.value === '') {
        onChange(null);
      }
    }}
    onPressEnter={(e) => {
      // What it opens may take the focus before the key has been passed on, and would be pressed by it.
      e.preventDefault();
      give();
    }} onBlur={() => typed.trim() !== value && give()} />;
}

/** A moment that was, in the reader's zone; kept as the API takes it. */
export function Moment({ value, label, until, onChange }: { value: string | null | undefined; label: string; until?: boolean; onChange: (at: string | null) => void }) {
  return <DatePicker className="tg-filter-moment" showTime allowClear maxDate={dayjs()} placeholder={label} aria-label={label} value={value ? dayjs(value) : null}
    onChange={(at) => onChange(at ? (until ? at.endOf('second') : at.startOf('second')).toISOString() : null)} />;
}

export function FilterBar({ filters, values, onChange }: FilterBarProps) {
  const { t } = useI18n();
  const narrow = useNarrow();
  const [open, setOpen] = useState(false);
  const folds = narrow && filters.length > 2;
  const shown = folds && !open ? filters.filter((f) => f.kind === 'text') : filters;
  const active = filters.some((f) => (f.kind === 'dates' ? values[f.from] || values[f.to] : values[f.name]));
  return (
    <div className="tg-filters" role="search">
      {shown.map((f) => {
        switch (f.kind) {
          case 'text':
            return <Words key={f.name} filter={f} value={values[f.name] ?? ''} onChange={(v) => onChange({ [f.name]: v })} />;
          case 'choice':
            return <Select key={f.name} className="tg-filter-choice" allowClear placeholder={f.label} aria-label={f.label} value={values[f.name] || undefined} options={f.options}
              popupMatchSelectWidth={false} onChange={(v) => onChange({ [f.name]: v ?? null })} />;
          case 'code':
            return <CodeSelect key={f.name} className="tg-filter-code" list={f.list} placeholder={f.label} label={f.label} value={values[f.name]} onChange={(v) => onChange({ [f.name]: v })} />;
          case 'moment':
            return <Moment key={f.name} label={f.label} until={f.until} value={values[f.name]} onChange={(v) => onChange({ [f.name]: v })} />;
          default:
            return <DatePicker.RangePicker key={f.from} className="tg-filter-dates" allowEmpty={[true, true]} placeholder={[f.label, t('common.to')]}
              value={[values[f.from] ? dayjs(values[f.from]) : null, values[f.to] ? dayjs(values[f.to]) : null]}
              onChange={(range) => onChange({ [f.from]: range?.[0]?.format('YYYY-MM-DD') ?? null, [f.to]: range?.[1]?.format('YYYY-MM-DD') ?? null })} />;
        }
      })}
      {folds && <Button icon={<FilterOutlined />} aria-expanded={open} onClick={() => setOpen(!open)}>{open ? t('common.less') : t('common.filters')}</Button>}
      {active && <Button type="text" icon={<CloseOutlined />} onClick={() => onChange(Object.fromEntries(filters.flatMap((f) => (f.kind === 'dates' ? [[f.from, null], [f.to, null]] : [[f.name, null]]))))}>{t('common.clearFilters')}</Button>}
    </div>
  );
}

/** Options of an enumeration, in the reader's language. */
export function useOptions(kind: string, values: readonly string[]) {
  const { word } = useI18n();
  return values.map((value) => ({ value, label: word(kind, value) }));
}

