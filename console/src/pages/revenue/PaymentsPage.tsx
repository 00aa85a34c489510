import type { Payment } from '../../api/types';
import { useI18n } from '../../i18n';
import { dateTime } from '../../kit/format';
import { ListPage } from '../../kit/ListPage';
import { Money, Time } from '../../kit/Show';
import { Tag } from '../../kit/Tags';

/** Payments that this bank has reported. */
export function PaymentsPage() {
  const { t } = useI18n();
  return (
    <ListPage<Payment>
      title={t('common.payments')} path="/payments" fileName="payments" rowKey={(p) => p.id} empty={t('revenue.paymentsEmpty')}
      columns={[
        { key: 'ref', title: t('revenue.bankReference'), render: (p) => <span className="tg-tags"><span className="tg-mono">{p.bankReference}</span>{p.reversedAt && <Tag tone="red" title={dateTime(p.reversedAt)}>{t('bank.reversed')}</Tag>}</span>, csv: (p) => p.bankReference },
        { key: 'bill', title: t('revenue.number'), render: (p) => <span className="tg-mono">{p.billNumber}</span>, csv: (p) => p.billNumber },
        { key: 'amount', title: t('common.amount'), align: 'right', render: (p) => <Money value={p.amount} currency={p.currency} />, csv: (p) => p.amount },
        { key: 'late', title: t('revenue.lateFee'), align: 'right', render: (p) => <Money value={p.lateFee} currency={p.currency} />, csv: (p) => p.lateFee },
        { key: 'bank', title: t('revenue.bank'), render: (p) => p.bank, csv: (p) => p.bank },
        { key: 'at', title: t('revenue.paidAt'), render: (p) => <Time at={p.paidAt} />, csv: (p) => dateTime(p.paidAt) },
      ]}
      card={(p) => <><div className="tg-card-top"><b><Money value={p.amount} currency={p.currency} /></b><Time at={p.paidAt} /></div><div className="tg-card-line"><span className="tg-mono">{p.billNumber}</span><span className="tg-mono">{p.bankReference}</span></div></>}
    />
  );
}
