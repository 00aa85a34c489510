import { CodeSelect } from './Code';

/** A code picker as a control of an antd form. */
export function CodeField({ list, label, value, onChange, id, placeholder }: { list: string; label: string; value?: string | null; onChange?: (v: string | null) => void; id?: string; placeholder?: string }) {
  return <CodeSelect id={id} list={list} label={label} placeholder={placeholder} value={value} onChange={(v) => onChange?.(v)} />;
}
