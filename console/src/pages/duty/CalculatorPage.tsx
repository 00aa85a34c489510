import { LinkOutlined, PlusOutlined, PrinterOutlined, UndoOutlined } from '@ant-design/icons';
import { Alert, App, Button, Segmented, Skeleton, Tooltip } from 'antd';
import type { RefSelectProps } from 'antd';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { post } from '../../api/client';
import type { ApiError } from '../../api/client';
import type { Assessment, AssessmentLine, Finding } from '../../api/types';
import { useI18n } from '../../i18n';
import { CodeSelect } from '../../kit/Code';
import { group } from '../../kit/format';
import { useKeys } from '../../kit/keys';
import { Nothing, Page, Panel } from '../../kit/Page';
import { fresh, fromSearch, isReady, newLine, question, toSearch } from './asked';
import type { Asked, Line, Units } from './asked';
import { LineCard } from './LineCard';
import { Charges } from './Charges';
import { MoreOfShipment } from './More';
import { Field, Fold, useSettled } from './parts';
import { OccasionField } from './OccasionField';
import { Paper } from './Paper';
import { ParcelTab, RetailTab } from './Personal';
import { LineResult, Steps, Totals, better } from './Result';
import type { Way } from './Ways';

/** The line with that way claimed. */
function using(l: Line, w: Way): Line {
  return { ...l, agreement: w.agreement ?? '', proof: w.agreement !== null, quota: w.quota !== null };
}

const TABS = [['shipment', 'duty.tabShipment'], ['retail', 'duty.tabRetail'], ['parcel', 'duty.tabParcel']] as const;

/** The calculator: goods by declaration, retail orders, personal articles. */
export function CalculatorPage() {
  const [search, setSearch] = useSearchParams();
  const tab = TABS.find(([name]) => name === search.get('tab'))?.[0] ?? 'shipment';
  const { t } = useI18n();
  const tabs = <Segmented className="tg-calc-tabs" value={tab} options={TABS.map(([value, label]) => ({ value, label: t(label) }))} onChange={(to) => setSearch(to === 'shipment' ? {} : { tab: to })} />;
  const other = tab === 'retail' ? <RetailTab /> : <ParcelTab />;
  return tab === 'shipment' ? <Shipment tabs={tabs} /> : <Page title={t('duty.title')} hint={t('duty.hint')}>{tabs}{other}</Page>;
}

/** Taxes of a shipment while it is typed: what is owed, why, and how it could be less. The question stands in the address and nowhere else. */
function Shipment({ tabs }: { tabs: ReactNode }) {
  const { t, say, word } = useI18n();
  const { message } = App.useApp();
  const [search, setSearch] = useSearchParams();
  const [asked, setAsked] = useState<Asked>(() => fromSearch(search));
  const [units, setUnits] = useState<Record<string, Units>>({});
  const picks = useRef<(RefSelectProps | null)[]>([]);
  const own = useRef(search.toString());

  const change = useCallback((to: Asked) => {
    setAsked(to);
    const next = toSearch(to);
    own.current = next.toString();
    setSearch(next, { replace: true });
  }, [setSearch]);
  // a link followed inside the page, or the browser's way back
  useEffect(() => {
    if (search.toString() !== own.current) {
      own.current = search.toString();
      setAsked(fromSearch(search));
    }
  }, [search]);
  const onUnits = useCallback((code: string, u: Units) => setUnits((old) => (code in old && old[code]?.unit1 === u?.unit1 && old[code]?.unit2 === u?.unit2 ? old : { ...old, [code]: u })), []);

  const wanted = useMemo(() => question(asked, units), [asked, units]);
  const settled = useSettled(wanted, 250);
  const quote = useQuery<Assessment, ApiError>({
    queryKey: ['/duty/quote', settled], queryFn: () => post('/duty/quote', settled!), enabled: settled !== null, placeholderData: keepPreviousData, staleTime: 60_000, retry: false,
  });
  const a = wanted === null ? undefined : quote.data;
  const busy = quote.isFetching || settled !== wanted;
  const sent = settled?.goodsItems?.map((g) => g.itemNumber ?? 0) ?? [];
  const findings = [...(a?.findings ?? []), ...(quote.error?.findings ?? [])];
  const of = (i: number) => findings.filter((f) => f.pointer.startsWith(`/goodsItems/${sent.indexOf(i + 1)}/`));
  const at = (...fields: string[]) => findings.filter((f) => fields.some((x) => f.pointer === `/${x}` || f.pointer.startsWith(`/${x}/`) || f.pointer.endsWith(`/head/${x}`)));
  const elsewhere = findings.filter((f) => !asked.lines.some((_, i) => of(i).includes(f)) && !at('freight', 'insurance', 'other', 'transactionMode', 'rateDate', 'occasion', 'procedureCode', 'levyNature', 'valueElements').includes(f));
  const resultOf = (i: number): AssessmentLine | undefined => a?.lines.find((l) => l.itemNumber === i + 1);
  const open = asked.lines.filter((l) => !isReady(l)).length;

  const setLine = (i: number, l: Line) => change({ ...asked, lines: asked.lines.map((old, j) => (j === i ? l : old)) });
  function add(line = newLine(asked.lines.at(-1))) {
    change({ ...asked, lines: [...asked.lines, line] });
    setTimeout(() => picks.current[asked.lines.length]?.focus(), 60);
  }
  const cheapest = () => change({ ...asked, lines: asked.lines.map((l, i) => {
    const line = resultOf(i);
    const best = line && better(line);
    return best ? using(l, best) : l;
  }) });
  const share = () => void navigator.clipboard.writeText(window.location.href).then(() => message.success(t('duty.shared')));
  useKeys({
    n: () => add(), p: () => window.print(),
    g: () => picks.current[Math.max(0, asked.lines.findIndex((l) => !l.code))]?.focus(),
  });

  return (
    <Page title={t('duty.title')} hint={t('duty.hint')}
      actions={<>
        <Tooltip title={t('duty.keysHint')}><Button icon={<UndoOutlined />} onClick={() => change(fresh())}>{t('duty.reset')}</Button></Tooltip>
        <Button icon={<LinkOutlined />} onClick={share}>{t('duty.share')}</Button>
        <Button icon={<PrinterOutlined />} disabled={!a} onClick={() => window.print()}>{t('duty.print')}</Button>
      </>}>
      {tabs}
      {a && <Paper asked={asked} a={a} />}
      <div className="tg-calc">
        <div className="tg-calc-in">
          <Panel>
            <div className="tg-calc-fields">
              <Field label={t('common.direction')}>{() => <Segmented block value={asked.direction} onChange={(d) => change({ ...asked, direction: d as 'I' | 'E', terms: d === 'E' ? '3' : '1' })} options={(['I', 'E'] as const).map((d) => ({ value: d, label: word('direction', d) }))} />}</Field>
              <OccasionField asked={asked} at={at} onChange={change} />
              <Field label={t('duty.terms')} findings={at('transactionMode')}>{(id) => <CodeSelect id={id} list="transaction_mode" label={t('duty.terms')} value={asked.terms} onChange={(terms) => change({ ...asked, terms: terms ?? '1' })} />}</Field>
              <Field label={t('duty.nature')} findings={at('levyNature')}>{(id) => <CodeSelect id={id} list="levy_nature" label={t('duty.nature')} value={asked.nature} onChange={(nature) => change({ ...asked, nature: nature ?? '101' })} />}</Field>
              <Charges asked={asked} at={at} onChange={change} />
              <MoreOfShipment asked={asked} at={at} onChange={change} />
            </div>
          </Panel>
          {asked.lines.map((l, i) => (
            <LineCard key={l.key} index={i} line={l} asked={asked} result={resultOf(i)} findings={of(i)} alone={asked.lines.length === 1} pickRef={(r: RefSelectProps | null) => { picks.current[i] = r; }}
              onChange={(line) => setLine(i, line)} onUnits={onUnits} onCopy={() => add({ ...l, key: newLine().key })} onRemove={() => change({ ...asked, lines: asked.lines.filter((_, j) => j !== i) })} />
          ))}
          <Button type="dashed" block icon={<PlusOutlined />} onClick={() => add()}>{t('duty.addLine')}</Button>
        </div>
        <div className="tg-calc-out" id="result">
          {quote.error && wanted && <Alert type="error" showIcon title={t('duty.problemTitle')} description={say(quote.error.text) || quote.error.message} />}
          {!a && (wanted && quote.isLoading ? <Panel><Skeleton active paragraph={{ rows: 6 }} title={false} /></Panel> : !quote.error && <Panel><Nothing title={t('duty.empty')} hint={t('duty.keysHint')} /></Panel>)}
          {a && (
            <>
              <Totals a={a} busy={busy} onCheapest={cheapest} />
              {open > 0 && asked.lines.length > 1 && <p className="tg-faint">{t('duty.waiting', { lines: asked.lines.flatMap((l, i) => (isReady(l) ? [] : [i + 1])).join(', ') })}</p>}
              {elsewhere.length > 0 && <Panel><ul className="tg-plain">{elsewhere.map((f: Finding, i) => <li key={i} className={`tg-why-${f.severity}`}>{say(f.text)}</li>)}</ul></Panel>}
              {a.lines.map((l) => <LineResult key={l.itemNumber} l={l} open={a.lines.length === 1} onUse={(w) => setLine(l.itemNumber - 1, using(asked.lines[l.itemNumber - 1], w))} />)}
              {a.day && a.day.length > 0 && <section className="tg-panel"><Fold title={t('duty.rateDay')}><Steps steps={a.day} /></Fold></section>}
            </>
          )}
        </div>
      </div>
      {a && <a className="tg-total-bar" href="#result"><span>{t('duty.total')}</span><b className="tg-num">{group(a.total)}<small>{a.currency}</small></b></a>}
    </Page>
  );
}
