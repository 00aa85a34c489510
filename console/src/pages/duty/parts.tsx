import { DownOutlined, RightOutlined } from '@ant-design/icons';
import { Input, Select } from 'antd';
import { useEffect, useId, useState } from 'react';
import type { ReactNode } from 'react';
import type { Finding } from '../../api/types';
import { useI18n } from '../../i18n';
import { CodeSelect } from '../../kit/Code';
import { isSum, plain } from './asked';
import type { Charge } from './asked';

/** A control with its label above and what was found about it below. */
export function Field({ label, hint, findings = [], wrong, wide, children }: { label: ReactNode; hint?: ReactNode; findings?: Finding[]; wrong?: string; wide?: boolean; children: (id: string, status?: 'error' | 'warning') => ReactNode }) {
  const id = useId();
  const { say } = useI18n();
  const status = wrong || findings.some((f) => f.severity === 'ERROR') ? 'error' : findings.length > 0 ? 'warning' : undefined;
  return (
    <div className={`tg-field ${wide ? 'tg-field-full' : ''}`}>
      <label htmlFor={id}>{label}</label>
      {children(id, status)}
      {hint && <small className="tg-faint">{hint}</small>}
      {(wrong || findings.length > 0) && <ul role="status">{wrong && <li className="tg-why-ERROR">{wrong}</li>}{findings.map((f, i) => <li key={i} className={`tg-why-${f.severity}`}>{say(f.text)}</li>)}</ul>}
    </div>
  );
}

/** A decimal number as typed; separators that come along with pasting are dropped. */
export function Decimal({ id, value, onChange, status, suffix, label }: { id?: string; value: string; onChange: (v: string) => void; status?: 'error' | 'warning'; suffix?: ReactNode; label?: string }) {
  return <Input id={id} aria-label={label} className="tg-input-number" inputMode="decimal" autoComplete="off" maxLength={22} value={value} status={status} suffix={suffix} onChange={(e) => onChange(plain(e.target.value))} />;
}

/** Freight, insurance or other charges: how it is told, how much, in which currency. */
export function ChargeField({ label, value, onChange, marks, findings }: { label: string; value: Charge; onChange: (c: Charge) => void; marks: Charge['mark'][]; findings: Finding[] }) {
  const { t } = useI18n();
  return (
    <Field label={label} findings={findings} wrong={value.amount && !isSum(value.amount) ? t('duty.notNumber') : undefined}>
      {(id, status) => (
        <div className="tg-charge">
          <Select aria-label={`${label} ${t('common.kind')}`} value={value.mark} popupMatchSelectWidth={false} options={marks.map((m) => ({ value: m, label: t(`duty.mark${m}`) }))} onChange={(mark) => onChange({ ...value, mark })} />
          <Decimal id={id} value={value.amount} status={status} onChange={(amount) => onChange({ ...value, amount })} />
          {value.mark !== '1' && <CodeSelect short list="currency" label={`${label} ${t('common.currency')}`} className="tg-currency" value={value.currency} onChange={(currency) => onChange({ ...value, currency: currency ?? 'CNY' })} />}
        </div>
      )}
    </Field>
  );
}

/** A part that opens and closes on the screen; on paper all of it is there. */
export function Fold({ title, extra, begin = false, children, level = 3 }: { title: ReactNode; extra?: ReactNode; begin?: boolean; children: ReactNode; level?: 3 | 4 }) {
  const [open, setOpen] = useState(begin);
  useEffect(() => setOpen(begin), [begin]);
  const id = useId();
  return (
    <div className={`tg-fold tg-fold-${level}`}>
      <button type="button" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
        {open ? <DownOutlined /> : <RightOutlined />}<span className="tg-fold-title">{title}</span>{extra && <span className="tg-fold-extra">{extra}</span>}
      </button>
      <div id={id} className={open ? 'tg-fold-body' : 'tg-fold-body tg-folded'}>{children}</div>
    </div>
  );
}

/** The value a moment after it stopped changing. */
export function useSettled<T>(value: T, ms: number): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return settled;
}
