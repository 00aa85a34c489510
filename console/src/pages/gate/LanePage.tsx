import { FullscreenOutlined, LogoutOutlined } from '@ant-design/icons';
import { Button, Segmented, Select } from 'antd';
import { useCallback, useEffect, useState } from 'react';
import { ApiError, post } from '../../api/client';
import { asPage, useGet, useInvalidate } from '../../api/hooks';
import type { SignedList, Text } from '../../api/types';
import { LanguageSwitch } from '../../app/Shell';
import { useAccess } from '../../app/session';
import { useI18n } from '../../i18n';
import { useAct } from '../../kit/act';
import { ago, dateTime } from '../../kit/format';
import { Time } from '../../kit/Show';
import { Value } from '../../kit/Tags';
import { contentOf, keepList, keepWaiting, keptList, refusalByList, waiting } from './offline';
import type { OfflinePassage } from './offline';

interface Entry { plate: string; containers: string; weight: string; release: string; seal: string }
interface Outcome { decision: 'OPEN' | 'STOP'; reasons: (Text | string)[]; number: string | null; plate: string; offline: boolean }

const EMPTY: Entry = { plate: '', containers: '', weight: '', release: '', seal: '' };
const LANE = 'tongguan.gate.lane';

/** Downloads the signed list while online; tells how old the one here is. */
function useSignedList(lane: string | null) {
  const query = useGet(lane ? '/gate/signed-list' : null, { lane }, { refetchInterval: 60_000, staleTime: 30_000 });
  useEffect(() => {
    if (query.data) {
      keepList(query.data);
    }
  }, [query.data]);
  return { list: query.data ?? keptList(), offline: query.error?.status === 0 };
}

function Status({ list, offline, queued }: { list: SignedList | null; offline: boolean; queued: number }) {
  const { t, lang } = useI18n();
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((n) => n + 1), 20_000);
    return () => clearInterval(timer);
  }, []);
  const expired = list && new Date(list.validUntil).getTime() < Date.now();
  return (
    <div className={`tg-lane-status ${expired || (!list && offline) ? 'tg-lane-bad' : offline ? 'tg-lane-warn' : ''}`} role="status">
      {offline && <b>{t('gate.offline')}</b>}
      {list ? <span>{expired ? t('gate.listOld') : t('gate.listOk', { at: dateTime(list.validUntil, false) })} · {t('gate.listAge', { age: ago(list.issuedAt, lang) })}</span> : <span>{t('gate.listNone')}</span>}
      {queued > 0 && <b>{t('gate.queued', { n: queued })}</b>}
    </div>
  );
}

function Verdict({ outcome, onNext }: { outcome: Outcome; onNext: () => void }) {
  const { t, say } = useI18n();
  const open = outcome.decision === 'OPEN';
  return (
    <div className={`tg-verdict-big ${open ? 'tg-open' : 'tg-stop'}`} role="alert">
      <strong>{open ? t('gate.open') : t('gate.stop')}</strong>
      <div className="tg-verdict-plate">{outcome.plate}</div>
      {outcome.reasons.length > 0 && <ul>{outcome.reasons.map((r, i) => <li key={i}>{say(r)}</li>)}</ul>}
      <small>{outcome.number ?? (outcome.offline ? t('gate.offlineDecision') : '')}</small>
      <Button size="large" autoFocus onClick={onNext}>{t('gate.next')} ⏎</Button>
    </div>
  );
}

function Passages({ lane }: { lane: string | null }) {
  const { t } = useI18n();
  const query = useGet(lane ? '/gate/passages' : null, { lane, size: 8 }, { refetchInterval: 15_000, keep: true });
  const items = asPage(query.data).items.slice(0, 8);
  return (
    <section className="tg-lane-last">
      <h2>{t('gate.last')}</h2>
      {items.length === 0 && <p className="tg-faint">{t('gate.noPassages')}</p>}
      {items.map((p) => <div key={p.passageNumber}><Value kind="gate" value={p.decision} /><b>{p.plate}</b><span className="tg-mono">{p.containers.join(' ')}</span><Time at={p.at} relative /></div>)}
    </section>
  );
}

/** The screen at a gate lane: big enough to read from a cab, typed without a mouse. */
export function LanePage() {
  const { t, say, word } = useI18n();
  const { leave } = useAccess();
  const act = useAct();
  const invalidate = useInvalidate();
  const lanes = useGet('/gate/lanes', undefined, { staleTime: 60_000 });
  const [chosen, setChosen] = useState<string | null>(localStorage.getItem(LANE));
  const all = lanes.data ? asPage(lanes.data).items : [];
  // a device that served another lane before: only what this account may work at counts
  const lane = lanes.data && !all.some((l) => l.id === chosen) ? all[0]?.id ?? null : chosen;
  const way = all.find((l) => l.id === lane)?.direction ?? 'OUT';
  const [turned, setTurned] = useState<'IN' | 'OUT'>('OUT');
  const direction = way === 'BOTH' ? turned : way;
  const [entry, setEntry] = useState<Entry>(EMPTY);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [busy, setBusy] = useState(false);
  const [queued, setQueued] = useState(waiting().length);
  const { list, offline } = useSignedList(lane);

  const deliver = useCallback(async () => {
    const held = waiting();
    if (held.length > 0) {
      const done = await act(() => post('/gate/offline-passages', held), t('gate.uploaded', { n: held.length }));
      if (done !== undefined) {
        keepWaiting(waiting().filter((w) => !held.some((h) => h.laneKey === w.laneKey)));
        setQueued(waiting().length);
      }
    }
  }, [act, t]);
  useEffect(() => {
    if (!offline && queued > 0) {
      void deliver();
    }
  }, [offline, queued, deliver]);

  async function submit() {
    const containers = entry.containers.toUpperCase().split(/[\s,，、;]+/).filter(Boolean);
    const body = { laneId: lane!, laneKey: crypto.randomUUID(), plate: entry.plate.toUpperCase().trim(), containers, weightKg: entry.weight || null, releaseNumber: entry.release.toUpperCase().trim() || null, seal: entry.seal.trim() || null, direction, at: new Date().toISOString() };
    setBusy(true);
    try {
      const answer = await post('/gate/passages', body);
      setOutcome({ decision: answer.decision, reasons: answer.reasons.map((r) => r.text), number: answer.passageNumber, plate: body.plate, offline: false });
      await invalidate('/gate/passages');
    } catch (e) {
      if (e instanceof ApiError && e.passing) {
        const why = refusalByList(list, body);
        const passage: OfflinePassage = { ...body, listId: contentOf(list)?.listId ?? null, decision: why ? 'STOP' : 'OPEN' };
        keepWaiting([...waiting(), passage]);
        setQueued(waiting().length);
        setOutcome({ decision: passage.decision, reasons: why ? [t(`gate.${why}`)] : [], number: null, plate: body.plate, offline: true });
      } else {
        const error = e as ApiError;
        setOutcome({ decision: 'STOP', reasons: [say(error.text) || error.message, ...error.findings.map((f) => f.text)], number: null, plate: body.plate, offline: false });
      }
    }
    setBusy(false);
  }

  const field = (name: keyof Entry, label: string, props: React.InputHTMLAttributes<HTMLInputElement> = {}) => (
    <label className={`tg-lane-field tg-lane-${name}`}><span>{label}</span><input value={entry[name]} autoComplete="off" autoCapitalize="characters" onChange={(e) => setEntry({ ...entry, [name]: e.target.value })} {...props} /></label>
  );
  return (
    <div className="tg-lane">
      <header>
        <img src="/seal.svg" alt="" width={32} height={32} /><h1>{t('gate.laneTitle')}</h1>
        <Select aria-label={t('gate.chooseLane')} placeholder={t('gate.chooseLane')} value={lane ?? undefined} popupMatchSelectWidth={false} options={all.map((l) => ({ value: l.id, label: say(l.name) }))} onChange={(v) => { setChosen(v); localStorage.setItem(LANE, v); }} />
        <span className="tg-grow" /><LanguageSwitch />
        <Button className="tg-full" type="text" icon={<FullscreenOutlined />} aria-label={t('gate.fullScreen')} onClick={() => void document.documentElement.requestFullscreen?.()} />
        <Button type="text" icon={<LogoutOutlined />} aria-label={t('common.signOut')} onClick={() => void leave()} />
      </header>
      <Status list={list} offline={offline || !navigator.onLine} queued={queued} />
      <main>
        {outcome ? <Verdict outcome={outcome} onNext={() => { setOutcome(null); setEntry(EMPTY); }} /> : (
          <form onSubmit={(e) => { e.preventDefault(); void submit(); }}>
            {field('plate', t('gate.plate'), { autoFocus: true, required: true, maxLength: 12 })}
            {field('release', t('gate.release'), { maxLength: 120 })}
            {field('seal', t('gate.seal'), { maxLength: 60 })}
            {field('containers', t('gate.containers'), { placeholder: t('gate.containersHint'), maxLength: 120 })}
            {field('weight', t('gate.weight'), { inputMode: 'decimal', pattern: '\\d+(\\.\\d+)?' })}
            <Segmented size="large" block value={direction} disabled={way !== 'BOTH'} onChange={(v) => setTurned(v as 'IN' | 'OUT')} options={(['OUT', 'IN'] as const).map((d) => ({ value: d, label: word('way', d) }))} aria-label={t('gate.direction')} />
            <Button type="primary" htmlType="submit" size="large" loading={busy} disabled={!lane}>{busy ? t('gate.checking') : t('gate.submit')}</Button>
          </form>
        )}
        <Passages lane={lane} />
      </main>
    </div>
  );
}
