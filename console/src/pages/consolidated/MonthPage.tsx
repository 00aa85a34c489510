import { DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { url } from '../../api/client';
import { useGet } from '../../api/hooks';
import type { Bill, MonthBill } from '../../api/types';
import { has, useSession } from '../../app/session';
import { useI18n } from '../../i18n';
import { date } from '../../kit/format';
import { Loaded, Page, Panel } from '../../kit/Page';
import { Rows } from '../../kit/Rows';
import { Facts, Money, Number18, Time } from '../../kit/Show';
import { Value } from '../../kit/Tags';
import { CollectDialog } from '../bank/CollectDialog';

/** Lets the bank collect all that is unpaid of a month, for its trader. */
function Collect({ month: m }: { month: MonthBill }) {
  const { t } = useI18n();
  const desk = has(useSession(), 'DECLARANT', 'TRADER_MANAGER');
  const [asking, setAsking] = useState(false);
  if (!desk || m.outstanding === '0.00') {
    return null;
  }
  return <><Button type="primary" onClick={() => setAsking(true)}>{t('bank.collect')}</Button>{asking && <CollectDialog number={m.number} outstanding={m.outstanding} onClose={() => setAsking(false)} />}</>;
}

/** A month's bill: what it comes to today, every bill in it, and its statement as a workbook. */
export function MonthPage() {
  const { t, say } = useI18n();
  const { number = '' } = useParams();
  const query = useGet(`/consolidated-tax/months/${number}`);
  return (
    <Loaded query={query}>
      {(m) => (
        <Page title={<span className="tg-row"><span className="tg-mono">{m.number}</span><Value kind="monthBill" value={m.state} /></span>} name={m.number} hint={say(m.traderName)} back="/consolidated-tax"
          actions={<><Collect month={m} /><Button icon={<DownloadOutlined />} href={url(`/consolidated-tax/months/${m.number}/statement`)}>{t('money.statement')}</Button></>}>
          <div className="tg-stack">
            <Panel>
              <Facts items={[
                [t('money.month'), <span key="m" className="tg-num">{m.month}</span>], [t('money.tax'), <Money key="t" value={m.tax} currency="CNY" />], [t('revenue.lateFee'), <Money key="l" value={m.lateFee} currency="CNY" />],
                [t('money.outstanding'), <b key="o"><Money value={m.outstanding} currency="CNY" /></b>], [t('money.dueOn'), <span key="d" className="tg-num">{date(m.dueOn)}</span>],
                [t('money.issuedAt'), <Time key="i" at={m.issuedAt} />], [t('money.paidAt'), <Time key="p" at={m.paidAt} />],
              ]} />
              <p className="tg-faint tg-gap-top">{t('money.payHint')}</p>
            </Panel>
            <Panel title={`${t('money.bills')} (${m.count})`}>
              <Rows<Bill> rowKey={(b) => b.number} dataSource={m.bills} pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
                columns={[
                  { title: t('revenue.number'), render: (_, b) => <Link to={`/bills?q=${b.number}`} className="tg-mono">{b.number}</Link> },
                  { title: t('revenue.declaration'), render: (_, b) => (b.declarationId ? <Link to={`/declarations/${b.declarationId}`}><Number18 value={b.declarationNumber} /></Link> : '—') },
                  { title: t('common.state'), render: (_, b) => <Value kind="bill" value={b.state} /> },
                  { title: `${t('revenue.amount')} (CNY)`, align: 'right', render: (_, b) => <Money value={b.amount} /> },
                  { title: t('revenue.lateFee'), align: 'right', render: (_, b) => <Money value={b.lateFee} /> },
                  { title: t('revenue.remaining'), align: 'right', render: (_, b) => <Money value={b.outstanding} /> },
                  { title: t('money.securedBy'), render: (_, b) => (b.guarantee ? <Link to={`/guarantees/${b.guarantee}`} className="tg-mono">{b.guarantee}</Link> : '—') },
                ]} />
            </Panel>
          </div>
        </Page>
      )}
    </Loaded>
  );
}
