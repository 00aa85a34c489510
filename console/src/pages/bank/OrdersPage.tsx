import type { BankOrder } from '../../api/types';
import { useI18n } from '../../i18n';
import { About } from '../../kit/About';
import { useOptions } from '../../kit/Filters';
import { dateTime } from '../../kit/format';
import { ListPage } from '../../kit/ListPage';
import { Money, Num, Time } from '../../kit/Show';
import { Value } from '../../kit/Tags';

/** Orders at the bank and what became of them; what the bank did not answer is being asked. */
export function OrdersPage() {
  const { t, word } = useI18n();
  const states = useOptions('bankOrder', ['ORDERED', 'UNKNOWN', 'DONE', 'REFUSED']);
  return (
    <ListPage<BankOrder>
      title={t('bank.orders')} hint={t('bank.ordersHint')} path="/bank-orders" fileName="bank-orders" rowKey={(o) => o.number} empty={t('bank.noOrders')} refetchMs={5000}
      filters={[{ kind: 'text', name: 'q', label: t('bank.search') }, { kind: 'choice', name: 'state', label: t('common.state'), options: states }]}
      columns={[
        { key: 'number', title: t('bank.order'), render: (o) => <span className="tg-mono tg-nowrap">{o.number}</span>, csv: (o) => o.number },
        { key: 'kind', title: t('bank.kind'), render: (o) => word('bankOrderKind', o.kind), csv: (o) => word('bankOrderKind', o.kind) },
        { key: 'state', title: t('common.state'), render: (o) => <Value kind="bankOrder" value={o.state} />, csv: (o) => word('bankOrder', o.state) },
        { key: 'about', title: t('bank.about'), render: (o) => <About number={o.about} />, csv: (o) => o.about },
        { key: 'amount', title: `${t('common.amount')} (CNY)`, align: 'right', render: (o) => <Money value={o.amount} />, csv: (o) => o.amount },
        { key: 'account', title: t('bank.other'), render: (o) => <span className="tg-mono">{o.account}</span>, csv: (o) => o.account },
        { key: 'asked', title: t('bank.asked'), align: 'right', render: (o) => <Num value={o.asked} />, csv: (o) => o.asked },
        { key: 'reason', title: t('common.reason'), render: (o) => o.reason || '—', csv: (o) => o.reason },
        { key: 'at', title: t('bank.orderedAt'), render: (o) => <Time at={o.orderedAt} />, csv: (o) => dateTime(o.orderedAt) },
      ]}
      card={(o) => <><div className="tg-card-top"><b><Money value={o.amount} currency="CNY" /></b><Value kind="bankOrder" value={o.state} /></div><div className="tg-card-line"><About number={o.about} /><span>{word('bankOrderKind', o.kind)}</span></div><div className="tg-card-line"><span className="tg-mono">{o.account}</span><Time at={o.orderedAt} /></div>{o.reason && <div className="tg-card-line"><span>{o.reason}</span></div>}</>}
    />
  );
}
