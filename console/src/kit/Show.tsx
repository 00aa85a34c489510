import { CopyOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import type { ReactNode } from 'react';
import { useI18n } from '../i18n';
import { ago, dateTime, group, spaced } from './format';

/** An amount: separators, aligned digits, the currency in small print. */
export function Money({ value, currency }: { value: string | null | undefined; currency?: string }) {
  return value ? <span className="tg-num">{group(value)}{currency && <span className="tg-code">{currency}</span>}</span> : <span className="tg-faint">—</span>;
}

export function Num({ value }: { value: string | number | null | undefined }) {
  return <span className="tg-num">{group(value)}</span>;
}

/** A moment in the reader's zone; the zone stands in the tooltip and, where told, beside it. */
export function Time({ at, zone, relative }: { at: string | null | undefined; zone?: boolean; relative?: boolean }) {
  const { lang } = useI18n();
  if (!at) {
    return <span className="tg-faint">—</span>;
  }
  return <time dateTime={at} title={dateTime(at)} className="tg-time">{relative ? ago(at, lang) : dateTime(at, zone ?? false)}</time>;
}

/** A number that people read out and copy. */
export function Number18({ value, copy }: { value: string | null | undefined; copy?: boolean }) {
  const { t } = useI18n();
  const { message } = App.useApp();
  if (!value) {
    return <span className="tg-faint">—</span>;
  }
  return (
    <span className="tg-mono">{spaced(value)}
      {copy && <Button type="text" size="small" icon={<CopyOutlined />} aria-label={t('common.copy')}
        onClick={() => void navigator.clipboard?.writeText(value).then(() => message.success(t('common.copied')))} />}
    </span>
  );
}

/** Label above value, several in a row. */
export function Facts({ items, className }: { items: [label: ReactNode, value: ReactNode][]; className?: string }) {
  return <dl className={`tg-facts ${className ?? ''}`}>{items.map(([label, value], i) => <div key={i}><dt>{label}</dt><dd>{value}</dd></div>)}</dl>;
}
