import { CopyOutlined, DeleteOutlined, EditOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { Doc, Field } from '../../api/types';
import { useI18n } from '../../i18n';
import { sum, trim } from '../format';
import { text } from '../dictionary';
import { Nothing } from '../Page';
import { useNarrow } from '../screen';
import { Num } from '../Show';
import { below, useForm } from './context';
import { FieldInput } from './FieldInput';
import { ItemDrawer } from './ItemDrawer';
import { labelFor } from './sections';
import { useRows } from './store';

const INLINE = ['commodityCode', 'description', 'quantity', 'unit', 'unitPrice', 'totalPrice', 'currency', 'originCountry'];

/** Total price from quantity and unit price, exactly, to four decimals. */
export function product(quantity: string, price: string): string | null {
  if (!/^\d+(\.\d+)?$/.test(quantity) || !/^\d+(\.\d+)?$/.test(price)) {
    return null;
  }
  const [qw, qf = ''] = quantity.split('.');
  const [pw, pf = ''] = price.split('.');
  const scale = qf.length + pf.length;
  const digits = (BigInt(qw + qf) * BigInt(pw + pf)).toString().padStart(scale + 1, '0');
  const whole = scale ? digits.slice(0, -scale) : digits;
  const part = scale ? digits.slice(-scale) : '';
  if (part.length <= 4) {
    return trim(part ? `${whole}.${part}` : whole);
  }
  const rounded = (BigInt(whole + part.slice(0, 4)) + (part[4] >= '5' ? 1n : 0n)).toString().padStart(5, '0');
  return trim(`${rounded.slice(0, -4)}.${rounded.slice(-4)}`);
}

export function useItems() {
  const { store } = useForm();
  const rows = useRows(store, '/goodsItems');
  const write = (next: Doc[]) => store.set('/goodsItems', next.length ? next.map((r, i) => ({ ...r, itemNumber: String(i + 1) })) : undefined);
  return {
    rows,
    add: () => {
      const last = rows.at(-1);
      write([...rows, { currency: last?.currency, originCountry: last?.originCountry, destinationCountry: last?.destinationCountry ?? (store.at('/head/direction') === 'E' ? undefined : 'CHN'), dutyMode: last?.dutyMode ?? '1', domesticDistrict: last?.domesticDistrict } as Doc]);
    },
    duplicate: (i: number) => write([...rows.slice(0, i + 1), { ...rows[i] }, ...rows.slice(i + 1)]),
    remove: (i: number) => write(rows.filter((_, j) => j !== i)),
    /** After quantity or price was typed: the total follows. */
    recompute: (i: number, field: string) => {
      if (field === 'quantity' || field === 'unitPrice') {
        const row = store.rows('/goodsItems')[i];
        const total = product(text(row, 'quantity'), text(row, 'unitPrice'));
        if (total !== null) {
          store.set(`/goodsItems/${i}/totalPrice`, total);
        }
      }
    },
  };
}

function Totals({ rows }: { rows: Doc[] }) {
  const { t } = useI18n();
  const currencies = [...new Set(rows.map((r) => text(r, 'currency')).filter(Boolean))];
  if (currencies.length === 0) {
    return <div className="tg-items-total" />;
  }
  return (
    <div className="tg-items-total">{t('desk.totals')}
      {currencies.map((c) => <b key={c}><Num value={trim(sum(rows.filter((r) => text(r, 'currency') === c).map((r) => text(r, 'totalPrice'))))} /><span className="tg-code">{c}</span></b>)}
    </div>
  );
}

/** The goods: the usual columns typed in place, everything else in the drawer. */
export function ItemsEditor({ open, onOpen }: { open: number | null; onOpen: (i: number | null) => void }) {
  const { dictionary, direction, findings } = useForm();
  const { t, say } = useI18n();
  const narrow = useNarrow();
  const items = useItems();
  const fields = INLINE.map((n) => dictionary.fields.get(`goodsItems.${n}`)).filter((f): f is Field => Boolean(f));
  const wrong = (i: number) => below(findings, `/goodsItems/${i}`).length;
  const tools = (i: number) => (
    <span className="tg-items-tools">
      {wrong(i) > 0 && <span className="tg-count">{wrong(i)}</span>}
      <Button type="text" size="small" icon={<EditOutlined />} aria-label={`${t('common.edit')} ${i + 1}`} onClick={() => onOpen(i)} />
      <Button type="text" size="small" icon={<CopyOutlined />} aria-label={`${t('desk.duplicate')} ${i + 1}`} onClick={() => items.duplicate(i)} />
      <Button type="text" size="small" danger icon={<DeleteOutlined />} aria-label={`${t('desk.removeItem')} ${i + 1}`} onClick={() => items.remove(i)} />
    </span>
  );
  const add = <Button type="dashed" block icon={<PlusOutlined />} onClick={() => { items.add(); if (narrow) { onOpen(items.rows.length); } }}>{t('desk.addItem')}</Button>;
  return (
    <div data-pointer="/goodsItems">
      {items.rows.length === 0 && <Nothing title={t('desk.noItems')} />}
      {narrow && items.rows.map((r, i) => (
        <div className="tg-card tg-gap-bottom" key={i}>
          <div className="tg-card-top"><b>{i + 1}. {text(r, 'description') || '—'}</b>{tools(i)}</div>
          <div className="tg-card-line"><span className="tg-mono">{text(r, 'commodityCode')}</span><span><Num value={text(r, 'totalPrice')} /><span className="tg-code">{text(r, 'currency')}</span></span></div>
        </div>
      ))}
      {!narrow && items.rows.length > 0 && (
        <div className="tg-items">
          <table>
            <thead><tr><th>#</th>{fields.map((f) => <th key={f.name} className={f.declare ? 'tg-required' : undefined}>{say(labelFor(f.name, f.label, direction))}</th>)}<th><span className="tg-sr">{t('common.actions')}</span></th></tr></thead>
            <tbody>
              {items.rows.map((_, i) => (
                <tr key={i} className={wrong(i) ? 'tg-items-wrong' : undefined}>
                  <td>{i + 1}</td>
                  {fields.map((f) => <td key={f.name} className={`tg-items-${f.name}`}><FieldInput field={f} pointer={`/goodsItems/${i}/${f.name}`} plain onCommit={() => items.recompute(i, f.name)} /></td>)}
                  <td>{tools(i)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {items.rows.length > 0 && <Totals rows={items.rows} />}
      {add}
      {open !== null && items.rows[open] && <ItemDrawer index={open} count={items.rows.length} onGo={onOpen} onCommit={(f) => items.recompute(open, f)} />}
    </div>
  );
}
