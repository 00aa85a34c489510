import { Select } from 'antd';
import { useState } from 'react';
import { asPage, useGet } from '../api/hooks';
import { useI18n } from '../i18n';

/** Picks a registered company by name or code. */
export function TraderPick({ value, onChange, id }: { value?: string | null; onChange?: (v: string | null) => void; id?: string }) {
  const { say } = useI18n();
  const [q, setQ] = useState('');
  const found = useGet('/traders', { q, size: 30 }, { keep: true });
  return <Select id={id} allowClear showSearch={{ filterOption: false, onSearch: setQ }} value={value ?? undefined} onChange={(v?: string) => onChange?.(v ?? null)} options={asPage(found.data).items.map((x) => ({ value: x.id, label: `${say(x.name)} ${x.customsCode}` }))} />;
}
