import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Bill } from '../../api/types';
import { has, useSession } from '../../app/session';
import { useI18n } from '../../i18n';
import { useOptions } from '../../kit/Filters';
import { date, dateTime } from '../../kit/format';
import { ListPage } from '../../kit/ListPage';
import { Facts, Money, Number18, Time } from '../../kit/Show';
import { Value } from '../../kit/Tags';
import { PayDialog } from './PayDialog';

/** Duty bills; a bank's account records payments here. */
export function BillsPage() {
  const { t, word } = useI18n();
  const session = useSession();
  const [paying, setPaying] = useState<Bill | null>(null);
  const states = useOptions('bill', ['OPEN', 'PAID', 'OVERDUE', 'CANCELLED']);
  const bank = has(session, 'BANK');
  const pay = (b: Bill) => bank && (b.state === 'OPEN' || b.state === 'OVERDUE') && <Button size="small" onClick={() => setPaying(b)}>{t('revenue.pay')}</Button>;
  const number = (b: Bill) => (bank ? <Number18 value={b.declarationNumber} /> : <Link to={`/declarations/${b.declarationId}`}><Number18 value={b.declarationNumber} /></Link>);
  return (
    <>
      <ListPage<Bill>
        title={t('common.bills')} hint={bank ? t('revenue.bankHint') : t('revenue.hint')} path="/bills" fileName="bills" rowKey={(b) => b.number} empty={t('revenue.empty')}
        filters={[{ kind: 'text', name: 'q', label: t('common.quickSearch') }, { kind: 'choice', name: 'state', label: t('common.state'), options: states }]}
        columns={[
          { key: 'number', title: t('revenue.number'), render: (b) => <span className="tg-mono">{b.number}</span>, csv: (b) => b.number },
          { key: 'declaration', title: t('revenue.declaration'), render: number, csv: (b) => b.declarationNumber },
          { key: 'state', title: t('common.state'), render: (b) => <Value kind="bill" value={b.state} />, csv: (b) => word('bill', b.state) },
          { key: 'amount', title: `${t('revenue.amount')} (CNY)`, align: 'right', render: (b) => <Money value={b.amount} />, csv: (b) => b.amount },
          { key: 'paid', title: t('revenue.paid'), align: 'right', render: (b) => <Money value={b.paid} />, csv: (b) => b.paid },
          { key: 'late', title: t('revenue.lateFee'), align: 'right', render: (b) => <Money value={b.lateFee} />, csv: (b) => b.lateFee },
          { key: 'due', title: t('revenue.dueOn'), render: (b) => <span className="tg-num">{date(b.dueOn)}</span>, csv: (b) => b.dueOn },
          { key: 'issued', title: t('revenue.issuedAt'), render: (b) => <Time at={b.issuedAt} />, csv: (b) => dateTime(b.issuedAt) },
          ...(bank ? [{ key: 'pay', title: '', render: pay }] : []),
        ]}
        expand={(b) => <Facts items={b.lines.map((l) => [word('tax', l.tax), <Money key={l.tax} value={l.amount} currency={b.currency} />])} />}
        card={(b) => <><div className="tg-card-top"><span className="tg-mono">{b.number}</span><Value kind="bill" value={b.state} /></div><div className="tg-card-top"><b><Money value={b.amount} currency={b.currency} /></b>{pay(b)}</div><div className="tg-card-line"><span>{t('revenue.dueOn')} {date(b.dueOn)}</span>{number(b)}</div></>}
      />
      {paying && <PayDialog bill={paying} onClose={() => setPaying(null)} />}
    </>
  );
}
