import type { GateRelease } from '../../api/types';
import { useI18n } from '../../i18n';
import { ListPage } from '../../kit/ListPage';
import { Number18, Time } from '../../kit/Show';
import { Tag } from '../../kit/Tags';

/** What may leave, by release, declaration or container number. */
export function ReleasesPage() {
  const { t } = useI18n();
  const containers = (r: GateRelease) => <span className="tg-tags">{r.containers.map((c) => <Tag key={c.number} tone={c.usedAt ? 'plain' : 'green'}><span className="tg-mono">{c.number}</span> {c.usedAt ? t('gate.used') : t('gate.unused')}</Tag>)}</span>;
  const blocked = (r: GateRelease) => r.blocked && <Tag tone="red">{t('gate.blocked')}</Tag>;
  return (
    <ListPage<GateRelease>
      title={t('common.releases')} hint={t('gate.releasesHint')} path="/gate/releases" fileName="releases" rowKey={(r) => r.number} empty={t('gate.noReleases')}
      filters={[{ kind: 'text', name: 'q', label: t('gate.searchRelease') }]}
      columns={[
        { key: 'number', title: t('gate.release'), render: (r) => <span className="tg-row tg-nowrap"><span className="tg-mono">{r.number}</span>{blocked(r)}</span>, csv: (r) => r.number },
        { key: 'declaration', title: t('officer.number'), render: (r) => <Number18 value={r.declarationNumber} />, csv: (r) => r.declarationNumber },
        { key: 'containers', title: t('revenue.containers'), render: containers, csv: (r) => r.containers.map((c) => c.number).join(' ') },
        { key: 'from', title: t('common.from'), render: (r) => <Time at={r.validFrom} />, csv: (r) => r.validFrom },
        { key: 'to', title: t('common.to'), render: (r) => <Time at={r.validTo} />, csv: (r) => r.validTo },
      ]}
      card={(r) => <><div className="tg-card-top"><span className="tg-mono">{r.number}</span>{blocked(r)}</div><div><Number18 value={r.declarationNumber} /></div>{containers(r)}</>}
    />
  );
}
