import { ArrowRightOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useMemo } from 'react';
import { Link, useNavigate } from 'react-router';
import { useGet } from '../../api/hooks';
import type { JournalEvent, Statistics } from '../../api/types';
import { useLive } from '../../app/live';
import { has, useSession } from '../../app/session';
import { useI18n } from '../../i18n';
import { Chart } from '../../kit/Chart';
import { Code } from '../../kit/Code';
import { duration, group } from '../../kit/format';
import { Loaded, Page, Panel } from '../../kit/Page';
import { Time } from '../../kit/Show';
import { HOLDS, STATES } from '../declaration/columns';

const AXIS = { axisLine: { show: false }, axisTick: { show: false }, axisLabel: { color: '#566273' } };

function Figure({ label, value }: { label: string; value: string }) {
  return <div className="tg-figure"><span>{label}</span><b className="tg-num">{value}</b></div>;
}

function Bars({ kind, keys, counts, onPick, colour }: { kind: string; keys: readonly string[]; counts: Record<string, number>; onPick: (key: string) => void; colour: string }) {
  const { word, t } = useI18n();
  const shown = useMemo(() => keys.filter((k) => counts[k]).reverse(), [keys, counts]);
  const option = useMemo(() => ({
    grid: { left: 136, right: 40, top: 4, bottom: 4 },
    xAxis: { type: 'value', show: false },
    yAxis: { type: 'category', data: shown.map((k) => word(kind, k)), ...AXIS, axisLabel: { color: '#566273', width: 116, overflow: 'truncate' } },
    tooltip: { trigger: 'axis', renderMode: 'richText', axisPointer: { type: 'shadow' } },
    series: [{ type: 'bar', barWidth: 14, itemStyle: { color: colour, borderRadius: [0, 3, 3, 0] }, cursor: 'pointer', label: { show: true, position: 'right', color: '#16202e' }, data: shown.map((k) => counts[k]) }],
  }), [shown, counts, kind, word, colour]);
  return shown.length === 0 ? <p className="tg-faint">{t('common.empty')}</p> : <Chart option={option} height={Math.max(110, shown.length * 32)} label={shown.map((k) => `${word(kind, k)} ${counts[k]}`).join(', ')} onPick={(_, i) => onPick(shown[i])} />;
}

const HOUR_MS = 3_600_000;

/** From the first hour in which anything happened to the present one, the quiet hours too. */
function wholeDay(told: Statistics['byHour']): Statistics['byHour'] {
  const first = Math.min(new Date(told[0].at).getTime(), Date.now() - 7 * HOUR_MS);
  const begin = Math.floor(first / HOUR_MS) * HOUR_MS;
  const known = new Map(told.map((h) => [new Date(h.at).getTime(), h]));
  const count = Math.min(24, Math.floor((Date.now() - begin) / HOUR_MS) + 1);
  return Array.from({ length: count }, (_, i) => known.get(begin + i * HOUR_MS) ?? { at: new Date(begin + i * HOUR_MS).toISOString(), filed: 0, released: 0 });
}

function Flow({ told }: { told: Statistics['byHour'] }) {
  const { t } = useI18n();
  const hours = useMemo(() => wholeDay(told), [told]);
  const option = useMemo(() => ({
    grid: { left: 4, right: 8, top: 34, bottom: 2, containLabel: true },
    legend: { top: 0, right: 0, icon: 'roundRect', itemWidth: 10, itemHeight: 10, textStyle: { color: '#566273' } },
    tooltip: { trigger: 'axis', renderMode: 'richText' },
    xAxis: { type: 'category', data: hours.map((h) => `${String(new Date(h.at).getHours()).padStart(2, '0')}:00`), ...AXIS },
    yAxis: { type: 'value', splitLine: { lineStyle: { color: '#e5e9ef' } }, minInterval: 1, ...AXIS },
    series: [
      { name: t('officer.filed'), type: 'bar', barMaxWidth: 16, itemStyle: { color: '#a9c1de', borderRadius: [3, 3, 0, 0] }, data: hours.map((h) => h.filed) },
      { name: t('officer.released'), type: 'line', symbolSize: 5, itemStyle: { color: '#1d7a4c' }, lineStyle: { width: 2 }, data: hours.map((h) => h.released) },
    ],
  }), [hours, t]);
  return <Chart option={option} height={230} label={t('officer.flow')} />;
}

function LiveEvent({ event }: { event: JournalEvent }) {
  const { word } = useI18n();
  const number = (event.payload?.number as string | undefined) ?? event.subject.id.slice(0, 8);
  return <li><p>{word('event', event.kind)} {event.subject.kind.startsWith('declaration') ? <Link className="tg-mono" to={`/declarations/${event.subject.id}`}>{number}</Link> : <span className="tg-mono tg-faint">{number}</span>}</p><small><Time at={event.at} relative /></small></li>;
}

/** Numbers of the day, live. */
export function DashboardPage() {
  const { t, lang } = useI18n();
  const session = useSession();
  const go = useNavigate();
  const live = useLive();
  const query = useGet('/statistics', session.office ? { office: session.office } : undefined, { refetchInterval: 60_000, keep: true });
  const works = has(session, 'OFFICER', 'SENIOR');
  return (
    <Page title={t('officer.hello', { name: session.displayName })} name={t('common.dashboard')}
      hint={<span className="tg-row">{session.office ? <Code list="customs_district" code={session.office} bare /> : t('officer.allOffices')} · <span className={`tg-live ${live.connected ? 'tg-live-on' : ''}`} role="status">{live.connected === false ? t('common.liveOff') : t('common.live')}</span></span>}
      actions={works && <Button type="primary" onClick={() => void go('/queue')}>{t('officer.goQueue')} <ArrowRightOutlined /></Button>}>
      <Loaded query={query}>
        {(s) => (
          <div className="tg-stack">
            <div className="tg-figures">
              <Figure label={t('officer.filedToday')} value={group(s.filedToday)} />
              <Figure label={t('officer.releasedToday')} value={group(s.releasedToday)} />
              <Figure label={t('officer.median')} value={s.medianSecondsToRelease === null ? '—' : s.medianSecondsToRelease < 1 ? t('officer.underASecond') : duration(Math.round(s.medianSecondsToRelease), lang)} />
              <Figure label={t('officer.waiting')} value={group((s.byState.ACCEPTED ?? 0) + (s.byState.PICKUP ?? 0) + (s.byState.RETURNED ?? 0))} />
            </div>
            <div className="tg-dash">
              <div className="tg-stack">
                {s.byHour.length > 0 && <Panel title={t('officer.flow')}><Flow told={s.byHour} /></Panel>}
                <div className="tg-grid-2">
                  <Panel title={t('officer.byHold')}><Bars kind="hold" keys={HOLDS} counts={s.byHold} colour="#1f5796" onPick={(hold) => void go(`/declarations?hold=${hold}`)} /></Panel>
                  <Panel title={t('officer.byState')}><Bars kind="state" keys={STATES} counts={s.byState} colour="#7c93ad" onPick={(state) => void go(`/declarations?state=${state}`)} /></Panel>
                </div>
              </div>
              <Panel title={t('officer.recent')}>{live.events.length === 0 ? <p className="tg-faint">{t('officer.noEvents')}</p> : <ol className="tg-events">{live.events.slice(0, 12).map((e) => <LiveEvent key={e.seq} event={e} />)}</ol>}</Panel>
            </div>
          </div>
        )}
      </Loaded>
    </Page>
  );
}
