import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Table } from 'antd';
import { useGet } from '../../api/hooks';
import type { RetailNumbers, Share } from '../../api/types';
import { useI18n } from '../../i18n';
import { Chart } from '../../kit/Chart';
import { dateTime, duration, group } from '../../kit/format';
import { Loaded, Nothing, Page, Panel } from '../../kit/Page';
import { has, useSession } from '../../app/session';
import { Num } from '../../kit/Show';
import { Value } from '../../kit/Tags';

const AXIS = { axisLine: { show: false }, axisTick: { show: false }, axisLabel: { color: '#566273' } };

function Figure({ label, value, to, note }: { label: string; value: string; to?: string; note?: ReactNode }) {
  return <div className="tg-figure"><span>{label}</span><b className="tg-num">{to ? <Link to={to}>{value}</Link> : value}</b>{note && <small className="tg-faint">{note}</small>}</div>;
}

/** Documents and lists in each second of the last minute. */
function Rate({ n }: { n: RetailNumbers }) {
  const { t } = useI18n();
  const option = useMemo(() => ({
    grid: { left: 4, right: 8, top: 34, bottom: 2, containLabel: true },
    legend: { top: 0, right: 0, icon: 'roundRect', itemWidth: 10, itemHeight: 10, textStyle: { color: '#566273' } },
    tooltip: { trigger: 'axis', renderMode: 'richText' },
    xAxis: { type: 'category', data: n.documentsEach.map((_, i) => t('retail.seconds', { n: i + 1 - n.documentsEach.length })), ...AXIS },
    yAxis: { type: 'value', splitLine: { lineStyle: { color: '#e5e9ef' } }, minInterval: 1, ...AXIS },
    series: [
      { name: t('retail.documentsMinute'), type: 'bar', barMaxWidth: 12, itemStyle: { color: '#a9c1de', borderRadius: [3, 3, 0, 0] }, data: n.documentsEach },
      { name: t('retail.listsMinute'), type: 'line', showSymbol: false, itemStyle: { color: '#1d7a4c' }, lineStyle: { width: 2 }, data: n.listsEach },
    ],
  }), [n, t]);
  return <Chart option={option} height={210} label={t('retail.perSecond')} />;
}

/** Counts with their names, the largest as wide as the panel. */
function Bars({ rows }: { rows: { key: string; label: ReactNode; n: number }[] }) {
  const { t } = useI18n();
  const most = Math.max(1, ...rows.map((r) => r.n));
  return rows.length === 0 ? <p className="tg-faint">{t('retail.nothingYet')}</p> : (
    <dl className="tg-bars">{rows.map((r) => <div key={r.key}><dt>{r.label}</dt><dd><i style={{ width: `${Math.max(1, r.n / most * 100)}%` }} /><span className="tg-num">{group(r.n)}</span></dd></div>)}</dl>
  );
}

/** Lists of a platform or an office by state. */
function Shares({ shares, empty }: { shares: Share[]; empty: string }) {
  const { t, word, say } = useI18n();
  const order = ['RELEASED', 'CLOSED', 'PASSED', 'WAITING', 'REVIEW', 'INSPECTION', 'DETAINED', 'REJECTED', 'CANCELLED', 'RETURNED'];
  return shares.length === 0 ? <p className="tg-faint">{empty}</p> : (
    <div className="tg-shares">
      {shares.map((s) => (
        <div key={s.code}>
          <div className="tg-row"><b className="tg-clip tg-clip-share" title={say(s.name)}>{say(s.name) || s.code}</b><span className="tg-code">{s.code}</span><span className="tg-grow" /><span className="tg-num">{group(s.lists)} <span className="tg-faint">{t('retail.list')}</span></span></div>
          <div className="tg-share-bar" role="img" aria-label={order.filter((k) => s.states[k]).map((k) => `${word('retailState', k)} ${s.states[k]}`).join(', ')}>
            {order.filter((k) => s.states[k]).map((k) => <i key={k} className={`tg-share-${k}`} style={{ flexGrow: s.states[k] }} title={`${word('retailState', k)} ${s.states[k]}`} />)}
          </div>
          <small className="tg-share-legend">{order.filter((k) => s.states[k]).map((k) => <span key={k}><i className={`tg-share-${k}`} />{word('retailState', k)} {group(s.states[k])}</span>)}</small>
        </div>
      ))}
    </div>
  );
}

function largestFirst(counts: Record<string, number>): [string, number][] {
  return Object.entries(counts).sort((a, b) => b[1] - a[1]);
}

function seconds(millis: number): string {
  return (millis / 1000).toFixed(millis < 10_000 ? 1 : 0);
}

/** What comes in and what becomes of it, live. */
export function MonitorPage() {
  const { t, word, say, lang } = useI18n();
  const works = has(useSession(), 'OFFICER', 'SENIOR', 'INSPECTOR', 'ANALYST');
  const query = useGet('/ecommerce/monitor', undefined, { refetchInterval: 3_000, keep: true });
  const to = (state: string) => (works ? `/retail/lists?state=${state}` : undefined);
  return (
    <Page title={t('retail.monitor')} hint={<span className="tg-row">{t('retail.monitorHint')}<span className={`tg-live ${query.isError ? '' : 'tg-live-on'}`} role="status">{query.isError ? t('common.liveOff') : t('common.live')}</span></span>}>
      <Loaded query={query}>
        {(n) => {
          const documents = Object.values(n.documents).reduce((a, b) => a + b, 0);
          const lists = Object.values(n.outcomes).reduce((a, b) => a + b, 0);
          return (
            <div className="tg-stack">
              <div className="tg-figures tg-figures-6">
                <Figure label={`${t('retail.documentsMinute')} · ${t('retail.lastMinute')}`} value={group(documents)} note={`${(documents / n.seconds).toFixed(1)}/s`} />
                <Figure label={`${t('retail.listsMinute')} · ${t('retail.lastMinute')}`} value={group(lists)} note={`${(lists / n.seconds).toFixed(1)}/s`} />
                <Figure label={t('retail.queued')} value={group(n.waiting.queued)} />
                <Figure label={t('retail.waitingLists')} value={group(n.waiting.lists)} to={to('WAITING')} note={n.waiting.oldestSeconds !== null && `${t('retail.oldest')} ${duration(n.waiting.oldestSeconds, lang)}`} />
                <Figure label={t('retail.toReview')} value={group(n.waiting.review)} to={to('REVIEW')} />
                <Figure label={t('retail.toInspect')} value={group(n.waiting.inspect)} to={to('INSPECTION')} />
              </div>
              <Panel title={t('retail.perSecond')}><Rate n={n} /></Panel>
              <div className="tg-grid-3">
                <Panel title={t('retail.byKind')}><Bars rows={largestFirst(n.documents).map(([k, v]) => ({ key: k, label: word('cebForm', k), n: v }))} /></Panel>
                <Panel title={t('retail.byOutcome')}><Bars rows={largestFirst(n.outcomes).map(([k, v]) => ({ key: k, label: <Value kind="retailState" value={k} />, n: v }))} /></Panel>
                <Panel title={t('retail.missingParts')}><Bars rows={Object.entries(n.waiting.parts).map(([k, v]) => ({ key: k, label: word('part', k), n: v }))} /></Panel>
              </div>
              {n.recent.since && <p className="tg-faint">{t('retail.newestLists', { n: group(n.recent.lists), at: dateTime(n.recent.since) })}</p>}
              <div className="tg-grid-2">
                <Panel title={t('retail.platforms')}><Shares shares={n.recent.platforms} empty={t('retail.noLists')} /></Panel>
                <Panel title={t('retail.offices')}><Shares shares={n.recent.offices} empty={t('retail.noLists')} /></Panel>
              </div>
              <div className="tg-grid-2">
                <Panel title={<>{t('retail.slowest')} <span className="tg-code">{t('retail.slowestHint')}</span></>} flush>
                  {n.recent.slowest.length === 0 ? <div className="tg-pad"><Nothing title={t('retail.noSlow')} /></div> : (
                    <Table<RetailNumbers['recent']['slowest'][number]> size="small" pagination={false} dataSource={n.recent.slowest} rowKey={(s) => s.id + s.kind} columns={[
                      { title: t('retail.sender'), render: (_, s) => say(s.name) }, { title: t('retail.lastPart'), render: (_, s) => word('part', s.kind) },
                      { title: t('retail.list'), align: 'right', render: (_, s) => <Num value={s.lists} /> },
                      { title: t('retail.median'), align: 'right', render: (_, s) => <span className="tg-num">{seconds(s.medianMillis)} s</span> },
                      { title: t('retail.longest'), align: 'right', render: (_, s) => <span className="tg-num">{seconds(s.longestMillis)} s</span> },
                    ]} />
                  )}
                </Panel>
                <Panel title={<>{t('retail.senders')} <span className="tg-code">{t('retail.lastMinute')}</span></>} flush>
                  {n.senders.length === 0 ? <div className="tg-pad"><Nothing title={t('retail.nothingYet')} /></div> : (
                    <Table<RetailNumbers['senders'][number]> size="small" pagination={false} dataSource={n.senders} rowKey="id" columns={[
                      { title: t('retail.sender'), render: (_, s) => say(s.name) || s.id }, { title: t('retail.documentsMinute'), align: 'right', render: (_, s) => <Num value={s.documents} /> },
                      { title: t('retail.inQueue'), align: 'right', render: (_, s) => <Num value={s.queued} /> },
                    ]} />
                  )}
                </Panel>
              </div>
            </div>
          );
        }}
      </Loaded>
    </Page>
  );
}
