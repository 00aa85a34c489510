import { asPage, useGet } from '../../api/hooks';
import type { Passage } from '../../api/types';
import { useI18n } from '../../i18n';
import { dateTime, group } from '../../kit/format';
import { ListPage } from '../../kit/ListPage';
import { Num, Time } from '../../kit/Show';
import { Tag, Value } from '../../kit/Tags';

/** Vehicles that came to a gate. */
export function PassagesPage() {
  const { t, word, say } = useI18n();
  const lanes = useGet('/gate/lanes', undefined, { staleTime: 60_000 });
  const options = asPage(lanes.data).items.map((l) => ({ value: l.id, label: say(l.name) }));
  const why = (p: Passage) => p.reasons.map((r) => say(r.text)).join(' ');
  return (
    <ListPage<Passage>
      title={t('common.passages')} hint={t('gate.passagesHint')} path="/gate/passages" fileName="passages" rowKey={(p) => p.passageNumber} empty={t('gate.noPassages')} refetchMs={15_000}
      filters={[{ kind: 'choice', name: 'lane', label: t('gate.lane'), options }]}
      columns={[
        { key: 'number', title: t('gate.passageNumber'), render: (p) => <span className="tg-mono">{p.passageNumber}</span>, csv: (p) => p.passageNumber },
        { key: 'at', title: t('gate.at'), render: (p) => <Time at={p.at} />, csv: (p) => dateTime(p.at) },
        { key: 'decision', title: t('gate.decision'), render: (p) => <span className="tg-two"><span className="tg-tags"><Value kind="gate" value={p.decision} />{p.offline && <Tag tone="amber">{t('gate.offlineDecision')}</Tag>}</span>{why(p) && <span className="tg-clip" title={why(p)}>{why(p)}</span>}</span>, csv: (p) => `${word('gate', p.decision)} ${why(p)}` },
        { key: 'plate', title: t('gate.plate'), render: (p) => <b className="tg-medium">{p.plate}</b>, csv: (p) => p.plate },
        { key: 'containers', title: t('gate.containers'), render: (p) => <span className="tg-mono">{p.containers.join(', ')}</span>, csv: (p) => p.containers.join(' ') },
        { key: 'weight', title: t('gate.weight'), align: 'right', render: (p) => <Num value={p.weightKg} />, csv: (p) => p.weightKg },
        { key: 'release', title: t('gate.release'), render: (p) => <span className="tg-two"><span className="tg-mono">{p.releaseNumber ?? '—'}</span><span>{p.seal ?? ''}</span></span>, csv: (p) => `${p.releaseNumber ?? ''} ${p.seal ?? ''}` },
        { key: 'lane', title: t('gate.lane'), render: (p) => <span>{p.laneId} <Tag>{word('way', p.direction)}</Tag></span>, csv: (p) => p.laneId },
      ]}
      card={(p) => <><div className="tg-card-top"><b>{p.plate}</b><Value kind="gate" value={p.decision} /></div>{why(p) && <div className="tg-why-ERROR">{why(p)}</div>}<div className="tg-card-line"><span className="tg-mono">{p.containers.join(', ')}</span><span>{group(p.weightKg)} kg</span></div><div className="tg-card-line"><span>{p.laneId}</span><Time at={p.at} /></div></>}
    />
  );
}
