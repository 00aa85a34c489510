import { Button } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { post } from '../../api/client';
import { useGet, useInvalidate } from '../../api/hooks';
import type { TemporaryPaper, TemporaryVehicleCase, VehiclePlace, VehicleSighting } from '../../api/types';
import { has, useSession } from '../../app/session';
import { useI18n } from '../../i18n';
import { useAct } from '../../kit/act';
import { date } from '../../kit/format';
import { Loaded, Nothing, Page, Panel } from '../../kit/Page';
import { ReasonDialog } from '../../kit/ReasonDialog';
import { Rows } from '../../kit/Rows';
import { Time } from '../../kit/Show';
import { Tag, Value } from '../../kit/Tags';
import { AskPlace, GivePaper, RecordSighting } from './VehicleDialogs';

interface Asked { of: 'places' | 'sightings'; id: string; command: string }

const NEEDS_REASON = ['refuse', 'revoke', 'explain', 'breach'];

function Papers({ vehicle: v, onGive }: { vehicle: TemporaryVehicleCase; onGive: (kind: string) => void }) {
  const { t, word, say } = useI18n();
  return (
    <Rows<TemporaryPaper> rowKey={(p) => p.kind} dataSource={v.papers} pagination={false} columns={[
      { title: t('vehicle.papers'), render: (_, p) => say(p.kindName) },
      { title: t('vehicle.neededFor'), render: (_, p) => p.neededFor.map((n) => word('vehicleNeed', n)).join(', ') },
      { title: t('vehicle.paperNumber'), render: (_, p) => p.number ?? <Tag tone="amber">{t('vehicle.missing')}</Tag> },
      { title: t('vehicle.validTo'), render: (_, p) => <span className="tg-nowrap">{p.validTo ? date(p.validTo) : '—'} {p.number && !p.valid && <Tag tone="red">{t('vehicle.expired')}</Tag>}</span> },
      { title: '', render: (_, p) => v.filer && <Button size="small" onClick={() => onGive(p.kind)}>{t('vehicle.give')}</Button> },
    ]} />
  );
}

function Places({ vehicle: v, onAsk }: { vehicle: TemporaryVehicleCase; onAsk: (asked: Asked) => void }) {
  const { t, word, say } = useI18n();
  return v.places.length === 0 ? <Nothing title={t('vehicle.noPlaces')} /> : (
    <Rows<VehiclePlace> rowKey={(p) => p.id} dataSource={v.places} pagination={false} columns={[
      { title: t('vehicle.place'), render: (_, p) => p.name }, { title: t('vehicle.placeKind'), render: (_, p) => say(p.kindName) },
      { title: t('vehicle.days'), render: (_, p) => <span className="tg-num tg-nowrap">{date(p.from)} – {date(p.to)}</span> },
      { title: t('common.state'), render: (_, p) => <span className="tg-nowrap"><Value kind="vehiclePlace" value={p.state} /> <span className="tg-faint">{p.reason}</span></span> },
      { title: '', render: (_, p) => <span className="tg-row">{p.commands.map((c) => <Button key={c} size="small" type={c === 'grant' ? 'primary' : 'default'} danger={c === 'refuse' || c === 'revoke'} onClick={() => onAsk({ of: 'places', id: p.id, command: c })}>{word('vehicleCommand', c)}</Button>)}</span> },
    ]} />
  );
}

function Sightings({ vehicle: v, onAsk }: { vehicle: TemporaryVehicleCase; onAsk: (asked: Asked) => void }) {
  const { t, word } = useI18n();
  return v.sightings.length === 0 ? <Nothing title={t('vehicle.noSightings')} /> : (
    <Rows<VehicleSighting> rowKey={(s) => s.id} dataSource={v.sightings} pagination={false} columns={[
      { title: t('guarantee.when'), render: (_, s) => <Time at={s.seenAt} /> }, { title: t('vehicle.where'), render: (_, s) => s.place },
      { title: t('common.state'), render: (_, s) => (s.state ? <Value kind="vehicleSighting" value={s.state} /> : <Tag tone="green">{t('vehicle.asNamed')}</Tag>) },
      { title: t('vehicle.note'), render: (_, s) => [s.note, s.reason].filter(Boolean).join(' · ') || '—' }, { title: t('vehicle.by'), render: (_, s) => s.seenBy },
      { title: '', render: (_, s) => <span className="tg-row">{s.commands.map((c) => <Button key={c} size="small" danger={c === 'breach'} onClick={() => onAsk({ of: 'sightings', id: s.id, command: c })}>{word('vehicleCommand', c)}</Button>)}</span> },
    ]} />
  );
}

function Case({ vehicle: v }: { vehicle: TemporaryVehicleCase }) {
  const { t, word, say } = useI18n();
  const act = useAct();
  const invalidate = useInvalidate();
  const sees = has(useSession(), 'OFFICER', 'INSPECTOR', 'SENIOR');
  const [paper, setPaper] = useState<string | null>(null);
  const [dialog, setDialog] = useState<'place' | 'seen' | null>(null);
  const [asked, setAsked] = useState<Asked | null>(null);
  const at = `/temporary/lists/${v.list}/vehicles/${String(v.item)}` as const;
  async function take(a: Asked, reason: string) {
    const done = await act(() => (a.of === 'places' ? post(`${at}/places/${a.id}/commands/${a.command}`, { reason }) : post(`${at}/sightings/${a.id}/commands/${a.command}`, { reason })), t('guarantee.done'));
    await invalidate('/temporary');
    return done;
  }
  const actions = v.bound && (
    <>
      {v.filer && <Button onClick={() => setDialog('place')}>{t('vehicle.askPlace')}</Button>}
      {sees && v.in && <Button type="primary" onClick={() => setDialog('seen')}>{t('vehicle.record')}</Button>}
    </>
  );
  return (
    <Page title={<span className="tg-row"><span>{say(v.name)}</span><Tag tone={v.in ? 'amber' : 'plain'}>{v.in ? t('vehicle.isIn') : t('vehicle.isOut')}</Tag></span>} name={say(v.name)} hint={v.vin} back="/temporary/vehicles" actions={actions}>
      <div className="tg-stack">
        <Panel><p>{t('temporary.list')} <Link className="tg-mono" to={`/temporary/lists/${v.list}`}>{v.list}</Link> · {t('temporary.itemN', { n: v.item })}</p><p className="tg-faint">{!v.bound ? t('vehicle.notBound') : v.venue ? t('vehicle.venueAlways', { venue: v.venue }) : t('vehicle.noVenue')}</p></Panel>
        <Panel title={t('vehicle.sightings')}><Sightings vehicle={v} onAsk={setAsked} /></Panel>
        <Panel title={t('vehicle.places')}><Places vehicle={v} onAsk={setAsked} /></Panel>
        {v.papers.length > 0 && <Panel title={t('vehicle.papers')}><Papers vehicle={v} onGive={setPaper} /></Panel>}
      </div>
      {paper && <GivePaper at={at} paper={v.papers.find((p) => p.kind === paper)} onClose={() => setPaper(null)} />}
      {dialog === 'place' && <AskPlace at={at} onClose={() => setDialog(null)} />}
      {dialog === 'seen' && <RecordSighting at={at} vehicle={v} onClose={() => setDialog(null)} />}
      {asked && <ReasonDialog title={word('vehicleCommand', asked.command)} ok={t('common.confirm')} optional={!NEEDS_REASON.includes(asked.command)} danger={asked.command === 'breach' || asked.command === 'revoke'} lead={asked.command === 'breach' && <p className="tg-faint">{t('vehicle.breachHint')}</p>} onGive={(reason) => take(asked, reason)} onClose={() => setAsked(null)} />}
    </Page>
  );
}

/** A vehicle on show: its papers, the places named for it, where it was seen. */
export function VehiclePage() {
  const { number = '', item = '' } = useParams();
  const query = useGet(`/temporary/lists/${number}/vehicles/${item}`);
  return <Loaded query={query}>{(v) => <Case vehicle={v} />}</Loaded>;
}
