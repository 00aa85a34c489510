import { useNavigate } from 'react-router';
import type { TemporaryVehicle } from '../../api/types';
import { useI18n } from '../../i18n';
import { List } from '../../kit/ListPage';
import { Page } from '../../kit/Page';
import { Num, Time } from '../../kit/Show';
import { Tag } from '../../kit/Tags';

/** Vehicles on show: those seen where they may not be come first. */
export function VehiclesPage() {
  const { t, say } = useI18n();
  const navigate = useNavigate();
  const findings = (v: TemporaryVehicle) => (v.open > 0 ? <Tag tone="red">{t('vehicle.findings')} <Num value={v.open} /></Tag> : <span className="tg-faint">—</span>);
  const seen = (v: TemporaryVehicle) => (v.seenAt ? <span className="tg-clip" title={v.seenWhere ?? ''}>{v.seenWhere} · <Time at={v.seenAt} /></span> : <span className="tg-faint">{t('vehicle.never')}</span>);
  return (
    <Page title={t('vehicle.nav')} hint={t('vehicle.hint')}>
      <List<TemporaryVehicle>
        path="/temporary/vehicles" fileName="vehicles" rowKey={(v) => `${v.list}-${String(v.item)}`} empty={t('vehicle.none')} rowClass={(v) => (v.open > 0 ? 'tg-row-late' : '')}
        onOpen={(v) => void navigate(`/temporary/lists/${v.list}/vehicles/${String(v.item)}`)}
        filters={[{ kind: 'text', name: 'q', label: t('vehicle.search') }, { kind: 'choice', name: 'open', label: t('vehicle.findings'), options: [{ value: 'true', label: t('vehicle.onlyOpen') }] }]}
        columns={[
          { key: 'vin', title: t('vehicle.vin'), render: (v) => <span className="tg-mono tg-nowrap">{v.vin}</span>, csv: (v) => v.vin },
          { key: 'name', title: t('temporary.goods'), render: (v) => <b>{say(v.name)}</b>, csv: (v) => say(v.name) },
          { key: 'findings', title: t('vehicle.findings'), render: findings, csv: (v) => v.open },
          { key: 'in', title: t('common.state'), render: (v) => <Tag tone={v.in ? 'amber' : 'plain'}>{v.in ? t('vehicle.isIn') : t('vehicle.isOut')}</Tag>, csv: (v) => (v.in ? t('vehicle.isIn') : t('vehicle.isOut')) },
          { key: 'seen', title: t('vehicle.seen'), render: seen, csv: (v) => v.seenWhere ?? '' },
          { key: 'exhibitor', title: t('temporary.exhibitor'), render: (v) => <div className="tg-clip" title={v.exhibitor}>{v.exhibitor}</div>, csv: (v) => v.exhibitor },
          { key: 'list', title: t('temporary.list'), render: (v) => <span className="tg-mono tg-nowrap">{v.list} / {v.item}</span>, csv: (v) => `${v.list} / ${String(v.item)}` },
        ]}
        card={(v) => <><div className="tg-card-top"><b>{say(v.name)}</b>{findings(v)}</div><div className="tg-card-line"><span className="tg-mono">{v.vin}</span><span>{v.exhibitor}</span></div><div className="tg-card-line">{seen(v)}</div></>}
      />
    </Page>
  );
}
