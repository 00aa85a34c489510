import { Link } from 'react-router';
import type { GateRelease } from '../../api/types';
import { has, useSession } from '../../app/session';
import { useI18n } from '../../i18n';
import { date } from '../../kit/format';
import { ListPage } from '../../kit/ListPage';
import { Number18 } from '../../kit/Show';
import { Tag } from '../../kit/Tags';
import { VehiclesButton } from './VehiclesButton';

/** What may leave, by release, declaration or container number. */
export function ReleasesPage() {
  const { t } = useI18n();
  const desk = has(useSession(), 'DECLARANT', 'TRADER_MANAGER');
  const containers = (r: GateRelease) => <span className="tg-tags">{r.containers.map((c) => <Tag key={c.number} tone={c.usedAt ? 'plain' : 'green'}><span className="tg-mono">{c.number}</span> {c.usedAt ? t('gate.used') : t('gate.unused')}</Tag>)}</span>;
  const blocked = (r: GateRelease) => (r.blocked || r.revoked ? <Tag tone="red">{r.revoked ? t('gate.revoked') : t('gate.blocked')}</Tag> : r.usedUpAt ? <Tag>{t('gate.used')}</Tag> : null);
  const vehicles = (r: GateRelease) => (
    <span className="tg-tags">
      {r.plates.length > 0 ? r.plates.map((p) => <Tag key={p}>{p}</Tag>) : <span className="tg-faint">{t('gate.vehiclesAny')}</span>}
      {desk && !r.revoked && !r.usedUpAt ? <VehiclesButton release={r} /> : null}
    </span>
  );
  return (
    <ListPage<GateRelease>
      title={t('common.releases')} hint={t('gate.releasesHint')} path="/gate/releases" fileName="releases" rowKey={(r) => r.number} uncounted empty={t('gate.noReleases')}
      filters={[{ kind: 'text', name: 'q', label: t('gate.searchRelease') }]}
      columns={[
        { key: 'number', title: t('gate.release'), render: (r) => <span className="tg-row tg-nowrap"><span className="tg-mono">{r.number}</span>{blocked(r)}</span>, csv: (r) => r.number },
        { key: 'declaration', title: t('officer.number'), render: (r) => <Link to={`/declarations/${r.declarationId}`}><Number18 value={r.declarationNumber} /></Link>, csv: (r) => r.declarationNumber },
        { key: 'containers', title: t('revenue.containers'), render: containers, csv: (r) => r.containers.map((c) => c.number).join(' ') },
        { key: 'vehicles', title: t('gate.vehicles'), render: vehicles, csv: (r) => r.plates.join(' ') },
        { key: 'from', title: t('common.from'), render: (r) => <span className="tg-num">{date(r.validFrom)}</span>, csv: (r) => r.validFrom },
        { key: 'to', title: t('common.to'), render: (r) => <span className="tg-num">{r.validTo ? date(r.validTo) : t('common.unlimited')}</span>, csv: (r) => r.validTo },
      ]}
      card={(r) => <><div className="tg-card-top"><span className="tg-mono">{r.number}</span>{blocked(r)}</div><div><Link to={`/declarations/${r.declarationId}`}><Number18 value={r.declarationNumber} /></Link></div>{containers(r)}{vehicles(r)}</>}
    />
  );
}
