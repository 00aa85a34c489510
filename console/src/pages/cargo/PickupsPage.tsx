import { Button } from 'antd';
import { post } from '../../api/client';
import { useInvalidate } from '../../api/hooks';
import type { Pickup } from '../../api/types';
import { useI18n } from '../../i18n';
import { useAct } from '../../kit/act';
import { dateTime } from '../../kit/format';
import { ListPage } from '../../kit/ListPage';
import { Number18, Time } from '../../kit/Show';
import { Tag, Value } from '../../kit/Tags';

/** Goods handed over beside the ship. */
export function PickupsPage() {
  const { t, word } = useI18n();
  const act = useAct();
  const invalidate = useInvalidate();
  const give = async (p: Pickup, command: string) => {
    await act(() => post(`/ship-side-pickups/${p.id}/commands/${command}`), t('common.done'));
    await invalidate('/ship-side-pickups');
  };
  const commands = (p: Pickup) => <span className="tg-tags">{(p.commands ?? []).map((c) => <Button key={c} size="small" type={c === 'cancel' ? 'text' : 'default'} danger={c === 'cancel'} onClick={() => void give(p, c)}>{word('command', c.replace(/-/g, '_'))}</Button>)}</span>;
  const released = (p: Pickup) => <Tag tone={p.released ? 'green' : 'amber'}>{p.released ? t('revenue.released') : t('revenue.notReleased')}</Tag>;
  return (
    <ListPage<Pickup>
      title={t('common.pickups')} hint={t('revenue.pickupsHint')} path="/ship-side-pickups" fileName="pickups" rowKey={(p) => p.id} empty={t('revenue.pickupsEmpty')} refetchMs={30_000}
      columns={[
        { key: 'number', title: t('officer.number'), render: (p) => <Number18 value={p.declarationNumber} />, csv: (p) => p.declarationNumber },
        { key: 'released', title: t('case.release'), render: released, csv: (p) => (p.released ? t('revenue.released') : t('revenue.notReleased')) },
        { key: 'state', title: t('common.state'), render: (p) => <Value kind="pickup" value={p.state} />, csv: (p) => word('pickup', p.state) },
        { key: 'containers', title: t('revenue.containers'), render: (p) => <span className="tg-mono">{p.containers.join(', ')}</span>, csv: (p) => p.containers.join(' ') },
        { key: 'vessel', title: t('revenue.vessel'), render: (p) => <span className="tg-two"><span>{p.vessel}</span><span>{p.voyage}</span></span>, csv: (p) => `${p.vessel} ${p.voyage}` },
        { key: 'terminal', title: t('revenue.terminal'), render: (p) => p.terminal ?? '—', csv: (p) => p.terminal },
        { key: 'planned', title: t('revenue.plannedAt'), render: (p) => <Time at={p.plannedAt} zone />, csv: (p) => (p.plannedAt ? dateTime(p.plannedAt) : '') },
        { key: 'commands', title: '', render: commands },
      ]}
      card={(p) => <><div className="tg-card-top"><Number18 value={p.declarationNumber} />{released(p)}</div><div className="tg-card-line"><span className="tg-mono">{p.containers.join(', ')}</span><Value kind="pickup" value={p.state} /></div><div className="tg-card-line"><span>{p.vessel} {p.voyage}</span><Time at={p.plannedAt} /></div>{commands(p)}</>}
    />
  );
}
