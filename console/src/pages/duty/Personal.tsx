import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Alert, Button, DatePicker, Select } from 'antd';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import dayjs from 'dayjs';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { post } from '../../api/client';
import type { ApiError } from '../../api/client';
import { useGet } from '../../api/hooks';
import type { Finding } from '../../api/types';
import { useI18n } from '../../i18n';
import { group } from '../../kit/format';
import { Nothing, Panel } from '../../kit/Page';
import { Tag } from '../../kit/Tags';
import { isCode, isNumber } from './asked';
import { GoodsPick } from './GoodsPick';
import { Decimal, Field, Fold, useSettled } from './parts';
import { Steps } from './Result';

/** What people order or bring for themselves: the question in the address, as with shipments. */
function useAsked() {
  const [search, setSearch] = useSearchParams();
  const set = (changes: Record<string, string | string[] | null>) => setSearch((old) => {
    const next = new URLSearchParams(old);
    Object.entries(changes).forEach(([name, value]) => {
      next.delete(name);
      (Array.isArray(value) ? value : [value]).forEach((v) => v && next.append(name, v));
    });
    return next;
  }, { replace: true });
  const items = search.getAll('item').map((i) => i.split('_'));
  return { search, set, items: items.length > 0 ? items : [[]], setItems: (all: string[][]) => set({ item: all.map((i) => i.join('_') || '_') }) };
}

interface Shown { verdict: string; total: string | null; value: string | null; parts: [string, string | null][]; lines: { itemNumber: number; sum: string | null; steps: Parameters<typeof Steps>[0]['steps'] }[]; worked: Parameters<typeof Steps>[0]['steps']; findings: Finding[]; tone: 'green' | 'amber' | 'red' | 'plain' }

function Answered({ s, kind, busy }: { s: Shown; kind: 'retail' | 'parcel'; busy: boolean }) {
  const { t, word, say } = useI18n();
  return (
    <>
      <section className={`tg-total ${busy ? 'tg-busy' : ''}`} aria-live="polite">
        <div className="tg-total-sum"><span>{t('duty.total')}</span>{s.total !== null && <b className="tg-num" data-total={s.total}>{group(s.total)}<small>CNY</small></b>}<Tag tone={s.tone}>{word(`verdict_${kind}`, s.verdict)}</Tag></div>
        <dl className="tg-total-parts">{([[t('duty.valueSum'), s.value], ...s.parts] as [string, string | null][]).filter(([, v]) => v !== null).map(([label, v]) => <div key={label}><dt>{label}</dt><dd className="tg-num">{group(v)}</dd></div>)}</dl>
      </section>
      {s.findings.length > 0 && <Panel><ul className="tg-plain">{s.findings.map((f, i) => <li key={i} className={`tg-why-${f.severity}`}>{say(f.text)}</li>)}</ul></Panel>}
      {s.worked.length > 0 && <Panel title={t('duty.why')}><Steps steps={s.worked} /></Panel>}
      {s.lines.map((l) => <section className="tg-panel" key={l.itemNumber}><Fold begin title={t('duty.item', { n: l.itemNumber })} extra={<b className="tg-num">{group(l.sum)}</b>}><Steps steps={l.steps} /></Fold></section>)}
    </>
  );
}

function Frame({ head, items, setItems, row, children }: { head: ReactNode; items: string[][]; setItems: (all: string[][]) => void; row: (item: string[], set: (at: number, v: string) => void) => ReactNode; children: ReactNode }) {
  const { t } = useI18n();
  return (
    <div className="tg-calc">
      <div className="tg-calc-in">
        <Panel><div className="tg-calc-fields">{head}</div></Panel>
        {items.map((item, i) => (
          <section className="tg-calc-line" key={i} aria-label={t('duty.item', { n: i + 1 })}>
            <header><b>{t('duty.item', { n: i + 1 })}</b><span className="tg-grow" />{items.length > 1 && <Button type="text" size="small" danger icon={<DeleteOutlined />} aria-label={`${t('duty.removeLine')} ${i + 1}`} onClick={() => setItems(items.filter((_, j) => j !== i))} />}</header>
            <div className="tg-calc-fields">
              {row(item, (at, v) => setItems(items.map((old, j) => {
                if (j !== i) {
                  return old;
                }
                const next = [...old];
                while (next.length <= at) {
                  next.push('');
                }
                next[at] = v.replace(/_/g, ' ');
                return next;
              })))}
            </div>
          </section>
        ))}
        <Button type="dashed" block icon={<PlusOutlined />} onClick={() => setItems([...items, []])}>{t('duty.addLine')}</Button>
      </div>
      <div className="tg-calc-out">{children}</div>
    </div>
  );
}

/** A day, today where none is chosen. */
function Day({ value, onChange }: { value: string; onChange: (v: string | null) => void }) {
  const { t } = useI18n();
  return <Field label={t('duty.day')}>{(id) => <DatePicker id={id} className="tg-fill" placeholder={t('duty.today')} value={value ? dayjs(value) : null} onChange={(d) => onChange(d ? d.format('YYYY-MM-DD') : null)} />}</Field>;
}

/** Cross-border retail import: limits of the single order and of the year, taxes at 70 per cent within them. */
export function RetailTab() {
  const { t, say, word } = useI18n();
  const { search, set, items, setItems } = useAsked();
  const amount = (name: string) => search.get(name) ?? '';
  const given = (name: string) => (isNumber(amount(name)) ? amount(name) : '0');
  const ready = items.map((i, n) => ({ i, n })).filter(({ i }) => isCode(i[0] ?? '') && isNumber(i[1] ?? ''));
  const asked = ready.length === 0 ? null : {
    day: search.get('on'), freight: given('freight'), insurance: given('insurance'), usedThisYear: given('used'),
    items: ready.map(({ i, n }) => ({ itemNumber: n + 1, commodityCode: i[0], price: i[1], quantity: isNumber(i[2] ?? '') ? i[2] : '1' })),
  };
  const key = useSettled(JSON.stringify(asked), 250);
  const query = useQuery({ queryKey: ['/duty/retail', key], queryFn: () => post('/duty/retail', JSON.parse(key)), enabled: key !== 'null', placeholderData: keepPreviousData, retry: false });
  const a = asked && query.data;
  const error = query.error as ApiError | null;
  const decimal = (name: string, label: string) => <Field label={label}>{(id) => <Decimal id={id} value={amount(name)} suffix="CNY" onChange={(v) => set({ [name]: v || null })} />}</Field>;
  return (
    <Frame items={items} setItems={setItems}
      head={<><Day value={amount('on')} onChange={(on) => set({ on })} />{decimal('used', t('duty.usedThisYear'))}{decimal('freight', t('duty.freight'))}{decimal('insurance', t('duty.insurance'))}</>}
      row={(i, put) => <>
        <Field wide label={t('duty.goods')}>{(id) => <PickWithName id={id} code={i[0] ?? ''} on={amount('on')} onPick={(v) => put(0, v)} />}</Field>
        <Field label={t('duty.unitPrice')}>{(id) => <Decimal id={id} value={i[1] ?? ''} suffix="CNY" onChange={(v) => put(1, v)} />}</Field>
        <Field label={t('duty.pieces')}>{(id) => <Decimal id={id} value={i[2] ?? ''} onChange={(v) => put(2, v)} />}</Field>
      </>}>
      {error && <Alert type="error" showIcon title={t('duty.problemTitle')} description={say(error.text) || error.message} />}
      {a ? <Answered kind="retail" busy={query.isFetching} s={{
        verdict: a.verdict, total: a.total, value: a.value, tone: a.verdict === 'RETAIL' ? 'green' : a.verdict === 'FULL' ? 'amber' : a.verdict === 'OPEN' ? 'plain' : 'red', parts: [[word('tax', 'DUTY'), a.duty], [word('tax', 'CONSUMPTION_TAX'), a.consumptionTax], [word('tax', 'VAT'), a.vat]],
        lines: a.lines.map((l) => ({ itemNumber: l.itemNumber, sum: l.value, steps: l.worked })), worked: a.worked, findings: a.findings,
      }} /> : !error && <Panel><Nothing title={t('duty.retailEmpty')} /></Panel>}
    </Frame>
  );
}

function PickWithName({ id, code, on, onPick }: { id: string; code: string; on: string; onPick: (code: string) => void }) {
  const { say } = useI18n();
  const tariff = useGet(isCode(code) ? `/tariff/${code}` : null, { asOf: on || undefined }, { staleTime: 300_000 });
  return <GoodsPick id={id} code={code} on={on} name={tariff.data ? say(tariff.data.name) : null} onPick={onPick} />;
}

const WAYS = ['POST_FAR', 'POST_NEAR', 'TRAVELLER_RESIDENT', 'TRAVELLER_VISITOR'] as const;

/** The single tax on personal articles by post or with a traveller. */
export function ParcelTab() {
  const { t, say, word } = useI18n();
  const { search, set, items, setItems } = useAsked();
  const on = search.get('on') ?? '';
  const way = WAYS.find((w) => w === search.get('way')) ?? 'POST_FAR';
  const rates = useGet('/duty/parcel/rates', { day: on || undefined }, { staleTime: 300_000, keep: true });
  const ready = items.map((i, n) => ({ i, n })).filter(({ i }) => i[0] && isNumber(i[1] ?? ''));
  const asked = ready.length === 0 ? null : { day: on || null, way, articles: ready.map(({ i, n }) => ({ itemNumber: n + 1, category: i[0], price: i[1], quantity: isNumber(i[2] ?? '') ? i[2] : '1' })) };
  const key = useSettled(JSON.stringify(asked), 250);
  const query = useQuery({ queryKey: ['/duty/parcel', key], queryFn: () => post('/duty/parcel', JSON.parse(key)), enabled: key !== 'null', placeholderData: keepPreviousData, retry: false });
  const a = asked && query.data;
  const error = query.error as ApiError | null;
  return (
    <Frame items={items} setItems={setItems}
      head={<><Day value={on} onChange={(v) => set({ on: v })} /><Field label={t('duty.parcelWay')}>{(id) => <Select id={id} className="tg-fill" aria-label={t('duty.parcelWay')} value={way} options={WAYS.map((w) => ({ value: w, label: word('parcelWay', w) }))} onChange={(w) => set({ way: w })} />}</Field></>}
      row={(i, put) => <>
        <Field wide label={t('duty.parcelClass')}>{(id) => <Select id={id} className="tg-fill" aria-label={t('duty.parcelClass')} placeholder={t('duty.parcelClass')} value={i[0] || undefined} options={(rates.data ?? []).map((r) => ({ value: r.category, label: `${say(r.name)} · ${r.percent}%` }))} onChange={(v) => put(0, v)} />}</Field>
        <Field label={t('duty.unitPrice')}>{(id) => <Decimal id={id} value={i[1] ?? ''} suffix="CNY" onChange={(v) => put(1, v)} />}</Field>
        <Field label={t('duty.pieces')}>{(id) => <Decimal id={id} value={i[2] ?? ''} onChange={(v) => put(2, v)} />}</Field>
      </>}>
      {error && <Alert type="error" showIcon title={t('duty.problemTitle')} description={say(error.text) || error.message} />}
      {a ? <Answered kind="parcel" busy={query.isFetching} s={{
        verdict: a.verdict, total: a.tax, value: a.value, tone: 'plain', parts: [], lines: a.lines.map((l) => ({ itemNumber: l.itemNumber, sum: l.tax, steps: l.worked })), worked: a.worked, findings: a.findings,
      }} /> : !error && <Panel><Nothing title={t('duty.parcelEmpty')} /></Panel>}
    </Frame>
  );
}
