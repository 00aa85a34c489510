import { useNavigate } from 'react-router';
import type { PeriodicDelivery } from '../../api/types';
import { useI18n } from '../../i18n';
import { useOptions } from '../../kit/Filters';
import { date } from '../../kit/format';
import { ListPage } from '../../kit/ListPage';
import { Money } from '../../kit/Show';
import { Value } from '../../kit/Tags';

/** Deliveries on account: a trader's own, or all for officers. */
export function DeliveriesPage() {
  const { t, word, say } = useI18n();
  const navigate = useNavigate();
  const states = useOptions('periodicDelivery', ['CLEARED', 'OUT', 'CANCELLED', 'RETURNED']);
  return (
    <ListPage<PeriodicDelivery>
      title={t('periodic.deliveries')} hint={t('periodic.deliveriesHint')} path="/periodic/deliveries" fileName="deliveries" rowKey={(d) => d.number} empty={t('periodic.noDeliveries')} onOpen={(d) => void navigate(`/periodic/deliveries/${d.number}`)}
      filters={[{ kind: 'text', name: 'q', label: t('periodic.search') }, { kind: 'choice', name: 'state', label: t('common.state'), options: states }]}
      columns={[
        { key: 'number', title: t('periodic.number'), render: (d) => <span className="tg-mono tg-nowrap">{d.number}</span>, csv: (d) => d.number },
        { key: 'state', title: t('common.state'), render: (d) => <Value kind="periodicDelivery" value={d.state} />, csv: (d) => word('periodicDelivery', d.state) },
        { key: 'trader', title: t('periodic.trader'), render: (d) => say(d.traderName), csv: (d) => say(d.traderName) },
        { key: 'reference', title: t('periodic.reference'), render: (d) => d.reference, csv: (d) => d.reference },
        { key: 'plate', title: t('periodic.plate'), render: (d) => <span className="tg-nowrap">{d.plate}</span>, csv: (d) => d.plate },
        { key: 'accepted', title: t('periodic.accepted'), render: (d) => <span className="tg-num">{date(d.acceptedOn)}</span>, csv: (d) => d.acceptedOn },
        { key: 'due', title: t('periodic.due'), render: (d) => <span className="tg-num">{date(d.dueOn)}</span>, csv: (d) => d.dueOn },
        { key: 'secured', title: `${t('periodic.secured')} (CNY)`, align: 'right', render: (d) => <Money value={d.secured} />, csv: (d) => d.secured },
      ]}
      card={(d) => <><div className="tg-card-top"><span className="tg-mono">{d.number}</span><Value kind="periodicDelivery" value={d.state} /></div><div className="tg-card-line"><span>{say(d.traderName)}</span><span>{d.plate}</span></div><div className="tg-card-line"><span>{t('periodic.due')} <span className="tg-num">{date(d.dueOn)}</span></span><Money value={d.secured} currency="CNY" /></div></>}
    />
  );
}
