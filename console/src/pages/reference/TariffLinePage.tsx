import { CalculatorOutlined } from '@ant-design/icons';
import { Button, DatePicker, Table } from 'antd';
import dayjs from 'dayjs';
import { Fragment } from 'react';
import type { ReactNode } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import type { Answer } from '../../api/paths';
import { useGet } from '../../api/hooks';
import { useI18n } from '../../i18n';
import { Code, CodeSelect } from '../../kit/Code';
import { date, rateText } from '../../kit/format';
import { Loaded, Nothing, Page, Panel } from '../../kit/Page';
import { useNarrow } from '../../kit/screen';
import { Facts } from '../../kit/Show';
import { Tag } from '../../kit/Tags';

type Entry = Answer<'get', `/tariff/${string}`>;
type Line = Entry['history'][number];

/** The rates of a line in the order in which a trader asks for them; what the tariff does not have is left out. */
function rates(l: Line, t: ReturnType<typeof useI18n>['t'], word: ReturnType<typeof useI18n>['word']): [string, string][] {
  return ([
    [word('rate', 'MFN'), l.mfn], [`${word('rate', 'PROVISIONAL')}${l.provisionalExPart ? ` (${t('reference.exPart')})` : ''}`, l.provisional], [word('rate', 'GENERAL'), l.general], [word('tax', 'VAT'), l.vat],
    [word('tax', 'CONSUMPTION_TAX'), l.consumption], [word('tax', 'EXPORT_DUTY'), l.exportDuty], [word('rate', 'EXPORT_PROVISIONAL'), l.exportProvisional], [t('reference.vatRefund'), l.vatRefund],
  ] as [string, string][]).filter(([, rate]) => rate).map(([label, rate]) => [label, rateText(rate)]);
}

/** Letters of the tariff, each with what it stands for. */
function Letters({ list, letters }: { list: string; letters: string }) {
  return letters ? <span className="tg-letters">{[...letters].map((c, i) => <span key={i}><Code list={list} code={c} /></span>)}</span> : <>—</>;
}

/** A tariff line with everything around it: what stands above it, rates of the day, preferences of an origin, remedies, and how it was before. */
export function TariffLinePage() {
  const { code = '' } = useParams();
  const { t, say } = useI18n();
  const [search, setSearch] = useSearchParams();
  const asOf = search.get('asOf') ?? '';
  const origin = search.get('origin') ?? '';
  const query = useGet(`/tariff/${code}`, { asOf: asOf || undefined, origin: origin || undefined }, { keep: true, staleTime: 60_000 });
  const set = (name: string, value: string | null) => setSearch((old) => {
    const next = new URLSearchParams(old);
    value ? next.set(name, value) : next.delete(name);
    return next;
  }, { replace: true });
  return (
    <Page title={<><span className="tg-mono">{code}</span>{query.data && <> {say(query.data.name)}</>}</>} name={code} back="/reference/tariff"
      hint={query.data && query.data.above.map((h, i) => <Fragment key={h.code}>{i > 0 && ' › '}<span className="tg-mono">{h.code}</span> {say(h.name)}</Fragment>)}
      actions={<Link to={`/reference/duty?${new URLSearchParams({ ...(asOf && { on: asOf }), line: origin ? `${code}_${origin}` : code }).toString()}`}><Button type="primary" icon={<CalculatorOutlined />}>{t('reference.calculateThis')}</Button></Link>}>
      <div className="tg-tariff-ask">
        <label>{t('reference.asOf')}<DatePicker placeholder={t('duty.today')} value={asOf ? dayjs(asOf) : null} onChange={(d) => set('asOf', d ? d.format('YYYY-MM-DD') : null)} /></label>
        <label>{t('reference.origin')}<CodeSelect list="country" label={t('reference.origin')} value={origin} placeholder={t('reference.chooseOrigin')} onChange={(o) => set('origin', o)} /></label>
      </div>
      <Loaded query={query}>{(e) => <Body e={e} origin={origin} />}</Loaded>
    </Page>
  );
}

function Body({ e, origin }: { e: Entry; origin: string }) {
  const { t, say, word, pair } = useI18n();
  const narrow = useNarrow();
  const until = (d: string | null) => (d ? date(d) : t('common.unlimited'));
  return (
    <div className="tg-stack">
      <Panel title={t('reference.rates')}>
        <Facts className="tg-facts-rates" items={[...rates(e, t, word).map(([label, rate]): [ReactNode, ReactNode] => [label, <b key="r" className="tg-num tg-wrap">{rate}</b>]),
          [t('reference.unit'), <Fragment key="u"><Code list="unit" code={e.unit1} bare />{e.unit2 && <> / <Code list="unit" code={e.unit2} bare /></>}</Fragment>],
          [t('common.valid'), `${date(e.validFrom)} – ${until(e.validTo)}`]]} />
      </Panel>
      <Panel title={t('reference.preferences')} extra={origin && <Code list="country" code={origin} />}>
        {!origin && <p className="tg-faint">{t('reference.preferencesHint')}</p>}
        {origin && e.offers.length === 0 && <Nothing title={t('reference.noPreferences')} />}
        {e.offers.map((o) => (
          <div className="tg-offer" key={o.agreement}>
            <div className="tg-row"><b>{say(o.name)}</b>{o.kind === 'SPECIAL' && <Tag tone="teal">{word('rate', 'SPECIAL')}</Tag>}<span className="tg-grow" /><b className="tg-num">{rateText(o.rate) || t('reference.notAtHand')}</b></div>
            <small className="tg-way-more">
              {[o.quotaRate && `${o.quota ?? ''} ${word('rate', 'QUOTA')} ${rateText(o.quotaRate)}`, o.proof && pair(t('duty.wayProof'), say(o.proof)), o.transport && pair(t('duty.transport'), say(o.transport)), o.waiver && t('duty.waiver', { amount: o.waiver }),
                o.validTo && `${t('duty.wayUntil')} ${date(o.validTo)}`, o.law && pair(t('duty.law'), say(o.law)), o.source].filter(Boolean).map((x, i) => <span key={i}>{x}</span>)}
            </small>
          </div>
        ))}
        {e.quota && <div className="tg-offer"><div className="tg-row"><b>{say(e.quota.name)}</b><span className="tg-grow" /><b className="tg-num">{rateText(e.quota.rate)}{e.quota.provisional && ` · ${word('rate', 'QUOTA_PROVISIONAL')} ${rateText(e.quota.provisional)}`}</b></div><small className="tg-faint">{e.quota.source}</small></div>}
      </Panel>
      <Panel title={t('duty.remedies')}>
        {e.remedies.length === 0 ? <p className="tg-faint">{t('reference.noRemedies')}</p> : e.remedies.map((r, i) => (
          <div className="tg-offer" key={i}>
            <div className="tg-row"><b>{word('tax', r.kind)}</b><span className="tg-grow" /><b className="tg-num">{rateText(r.rate)}</b></div>
            <div>{say(r.goods)} · <Code list="country" code={r.origin} bare /> · {r.firm ? r.firm.replace(/\|/g, ' / ') : t('reference.otherFirms')}</div>
            <small className="tg-way-more"><span>{say(r.law)}</span><span>{date(r.validFrom)} – {until(r.validTo)}</span><span>{r.source}</span></small>
          </div>
        ))}
      </Panel>
      <Panel title={t('reference.controls')}>
        <Facts className="tg-facts-2" items={[[t('reference.importDocuments'), <Letters key="i" list="license_doc" letters={e.importDocuments} />], [t('reference.exportDocuments'), <Letters key="e" list="license_doc" letters={e.exportDocuments} />], [t('reference.inspection'), <Letters key="q" list="inspection_category" letters={e.inspection} />]]} />
      </Panel>
      <Panel title={t('reference.history')} flush>
        <Table<Line> size="small" pagination={false} dataSource={e.history} rowKey={(l) => l.validFrom} scroll={narrow ? undefined : { x: 'max-content' }} columns={[
          { title: t('common.valid'), render: (_, l) => <span className="tg-num">{date(l.validFrom)} – {until(l.validTo)}</span> },
          { title: t('reference.rates'), render: (_, l) => <span className="tg-tags">{rates(l, t, word).map(([label, rate]) => <span key={label} className="tg-nowrap">{label} <b className="tg-num">{rate}</b></span>)}</span> },
          ...(narrow ? [] : [{ title: t('common.source'), render: (_: unknown, l: Line) => <div className="tg-clip" title={l.source}>{l.source}</div> }]),
        ]} />
      </Panel>
      <p className="tg-faint">{pair(t('common.source'), e.source)}</p>
    </div>
  );
}
