import { Link } from 'react-router';
import type { Payment } from '../../api/types';
import { has, useSession } from '../../app/session';
import { useI18n } from '../../i18n';
import { dateTime } from '../../kit/format';
import { ListPage } from '../../kit/ListPage';
import { Money, Time } from '../../kit/Show';
import { Tag } from '../../kit/Tags';

/** Payments: those this bank has reported, a trader's own, or all for officers. */
export function PaymentsPage() {
  const { t } = useI18n();
  const bank = has(useSession(), 'BANK');
  const bill = (p: Payment) => <Link to={bank ? `/bills?number=${p.billNumber}` : `/bills?q=${p.billNumber}`} className="tg-mono">{p.billNumber}</Link>;
  const reversed = (p: Payment) => p.reversedAt && <Tag tone="red" title={dateTime(p.reversedAt)}>{t('bank.reversed')}</Tag>;
  return (
    <ListPage<Payment>
      title={t('common.payments')} hint={t(bank ? 'revenue.paymentsHintBank' : 'revenue.paymentsHint')} path="/payments" fileName="payments" rowKey={(p) => p.id} empty={t('revenue.paymentsEmpty')}
      filters={[{ kind: 'text', name: 'q', label: t('revenue.paymentsSearch') }]}
      columns={[
        { key: 'ref', title: t('revenue.bankReference'), render: (p) => <span className="tg-tags"><span className="tg-mono">{p.bankReference}</span>{reversed(p)}</span>, csv: (p) => p.bankReference },
        { key: 'bill', title: t('revenue.number'), render: bill, csv: (p) => p.billNumber },
        { key: 'amount', title: t('common.amount'), align: 'right', render: (p) => <Money value={p.amount} currency={p.currency} />, csv: (p) => p.amount },
        { key: 'late', title: t('revenue.lateFee'), align: 'right', render: (p) => <Money value={p.lateFee} currency={p.currency} />, csv: (p) => p.lateFee },
        { key: 'bank', title: t('revenue.bank'), render: (p) => p.bank, csv: (p) => p.bank },
        { key: 'at', title: t('revenue.paidAt'), render: (p) => <Time at={p.paidAt} />, csv: (p) => dateTime(p.paidAt) },
      ]}
      card={(p) => <><div className="tg-card-top"><b><Money value={p.amount} currency={p.currency} /></b>{reversed(p)}<Time at={p.paidAt} /></div><div className="tg-card-line">{bill(p)}<span>{p.bank}</span></div><div className="tg-card-line"><span className="tg-mono">{p.bankReference}</span>{p.lateFee !== '0.00' && <span>{t('revenue.lateFee')} <Money value={p.lateFee} /></span>}</div></>}
    />
  );
}
