import { Select } from 'antd';
import { useDeferredValue, useMemo, useState } from 'react';
import { useGet } from '../api/hooks';
import { useI18n } from '../i18n';
import { CodeSelect } from './Code';
import { matches, useWholeList } from './codes';

/** Picks one or several codes of a list. */
export function CodesSelect({ list, many, values, onChange, label }: { list: string; many: boolean; values: string[]; onChange: (values: string[]) => void; label: string }) {
  const { say } = useI18n();
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed);
  const whole = useWholeList(list);
  const found = useGet(many && whole === null ? `/reference/codes/${list}` : null, { q, limit: 50 }, { keep: true });
  const options = useMemo(() => (whole ? (q ? whole.filter((c) => matches(c, q)) : whole).slice(0, 300) : found.data ?? []).map((c) => ({ value: c.code, label: `${c.code} ${say(c.name)}` })), [whole, found.data, q, say]);
  if (!many) {
    return <CodeSelect list={list} value={values[0]} onChange={(v) => onChange(v ? [v] : [])} label={label} />;
  }
  return <Select className="tg-fill" mode="multiple" aria-label={label} placeholder={label} showSearch={{ filterOption: false, onSearch: setTyped }} value={values} options={options} onChange={onChange} maxTagCount="responsive" popupMatchSelectWidth={300} />;
}
