import { Button, Input } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Link, useSearchParams } from 'react-router';
import { post } from '../../api/client';
import { useGet, useInvalidate } from '../../api/hooks';
import type { Bill } from '../../api/types';
import { has, useSession } from '../../app/session';
import { useI18n } from '../../i18n';
import { useAct } from '../../kit/act';
import { useOptions } from '../../kit/Filters';
import { date, dateTime } from '../../kit/format';
import { ListPage } from '../../kit/ListPage';
import { Loaded, Page, Panel } from '../../kit/Page';
import { Facts, Money, Number18, Time } from '../../kit/Show';
import { Tag, Value } from '../../kit/Tags';
import { TraderName } from '../../kit/TraderName';
import { CollectDialog } from '../bank/CollectDialog';
import { PayDialog } from './PayDialog';

/** The duty bills of a trader, or all for officials. */
function Bills() {
  const { t, word } = useI18n();
  const official = has(useSession(), 'OFFICER', 'SENIOR');
  const states = useOptions('bill', ['OPEN', 'PAID', 'OVERDUE', 'CANCELLED']);
  // Kept here: a table that becomes cards on a turned telephone must not close what is open.
  const [collecting, setCollecting] = useState<Bill | null>(null);
  const number = (b: Bill) => (b.declarationId ? <Link to={`/declarations/${b.declarationId}`}><Number18 value={b.declarationNumber ?? ''} /></Link> : '–');
  return (
    <>
      <ListPage<Bill>
        title={t('common.bills')} hint={t('revenue.hint')} path="/bills" fileName="bills" rowKey={(b) => b.number} empty={t('revenue.empty')}
        filters={[{ kind: 'text', name: 'q', label: t('revenue.search') }, { kind: 'choice', name: 'state', label: t('common.state'), options: states }]}
        columns={[
          { key: 'number', title: `${t('revenue.number')} / ${t('revenue.declaration')}`, render: (b) => <span className="tg-two"><span className="tg-tags"><span className="tg-mono">{b.number}</span><What bill={b} /></span><span>{number(b)}</span></span>, csv: (b) => b.number },
          ...(official ? [{ key: 'trader', title: t('money.trader'), render: (b: Bill) => <TraderName id={b.traderId} /> }] : []),
          { key: 'declaration', hidden: true, title: t('revenue.declaration'), render: () => null, csv: (b) => b.declarationNumber ?? '' },
          { key: 'state', title: t('common.state'), render: (b) => <Value kind="bill" value={b.state} />, csv: (b) => word('bill', b.state) },
          { key: 'amount', title: `${t('revenue.amount')} (CNY)`, align: 'right', render: (b) => <Money value={b.amount} />, csv: (b) => b.amount },
          { key: 'paid', hidden: true, title: t('revenue.paid'), align: 'right', render: (b) => <Money value={b.paid} />, csv: (b) => b.paid },
          { key: 'late', title: t('revenue.lateFee'), align: 'right', render: (b) => <Money value={b.lateFee} />, csv: (b) => b.lateFee },
          { key: 'owed', title: t('revenue.remaining'), align: 'right', render: (b) => <Money value={b.outstanding} />, csv: (b) => b.outstanding },
          { key: 'due', title: t('revenue.dueOn'), render: (b) => <span className="tg-num">{date(b.dueOn)}</span>, csv: (b) => b.dueOn },
          { key: 'secured', title: t('money.securedBy'), render: (b) => <Secured bill={b} />, csv: (b) => b.guarantee ?? '' },
          { key: 'collect', title: '', render: (b) => <Collect bill={b} onAsk={setCollecting} /> },
          { key: 'issued', hidden: true, title: t('revenue.issuedAt'), render: (b) => <Time at={b.issuedAt} />, csv: (b) => dateTime(b.issuedAt) },
        ]}
        expand={(b) => <BillLines bill={b} />}
        card={(b) => <><div className="tg-card-top"><span className="tg-mono">{b.number}</span><Value kind="bill" value={b.state} /></div><div className="tg-card-top"><b><Money value={b.amount} currency={b.currency} /></b><What bill={b} /></div>{official && <div className="tg-card-line"><TraderName id={b.traderId} /></div>}<div className="tg-card-line"><span>{t('revenue.dueOn')} {date(b.dueOn)}</span>{number(b)}</div>{b.outstanding !== '0.00' && b.outstanding !== b.amount && <div className="tg-card-line"><span>{t('revenue.remaining')}</span><b><Money value={b.outstanding} currency={b.currency} /></b></div>}{(b.held || b.guarantee || b.outstanding !== '0.00') && <div className="tg-card-line"><Secured bill={b} /><Collect bill={b} onAsk={setCollecting} /></div>}</>}
      />
      {collecting && <CollectDialog number={collecting.number} outstanding={collecting.outstanding} onClose={() => setCollecting(null)} />}
    </>
  );
}

/** What a bill is for, where it is not for taxes. */
function What({ bill }: { bill: Bill }) {
  const { t, word } = useI18n();
  return bill.kind === 'LATE_DECLARATION' ? <Tag tone="plain">{word('tax', 'LATE_DECLARATION_FEE')}</Tag> : bill.kind === 'RECOVERY' ? <Tag tone="violet">{t('levy.nav')}</Tag> : null;
}

/** On which guarantee an unpaid bill is set aside; or the way to set it aside, while its goods wait. */
function Secured({ bill: b }: { bill: Bill }) {
  const { t } = useI18n();
  const act = useAct();
  const invalidate = useInvalidate();
  const may = has(useSession(), 'OFFICER', 'SENIOR', 'DECLARANT', 'TRADER_MANAGER');
  const [busy, setBusy] = useState(false);
  async function secure() {
    setBusy(true);
    await act(() => post(`/bills/${b.number}/secure`, {}), t('money.secured'));
    setBusy(false);
    await invalidate('/bills', '/guarantees');
  }
  if (b.guarantee) {
    return <Link to={`/guarantees/${b.guarantee}`} className="tg-mono">{b.guarantee}</Link>;
  }
  return b.held && b.kind !== 'LATE_DECLARATION' && may ? <Button size="small" loading={busy} title={t('money.waits')} onClick={(e) => { e.stopPropagation(); void secure(); }}>{t('money.secure')}</Button> : null;
}

/** Lets the bank collect an unpaid bill, for its trader. */
function Collect({ bill: b, onAsk }: { bill: Bill; onAsk: (bill: Bill) => void }) {
  const { t } = useI18n();
  const desk = has(useSession(), 'DECLARANT', 'TRADER_MANAGER');
  if (!desk || (b.state !== 'OPEN' && b.state !== 'OVERDUE')) {
    return null;
  }
  return <Button size="small" onClick={() => onAsk(b)}>{t('bank.collect')}</Button>;
}

function BillLines({ bill: b, bare }: { bill: Bill; bare?: boolean }) {
  const { t, word, say } = useI18n();
  return (
    <div className="tg-stack">
      <Facts items={[...b.lines.map((l) => [word('tax', l.tax), <Money key={l.tax} value={l.amount} currency={b.currency} />] as [string, ReactNode]), ...(bare ? [] : [[t('revenue.paid'), <Money key="paid" value={b.paid} currency={b.currency} />] as [string, ReactNode]]), [t('revenue.issuedAt'), <Time key="issued" at={b.issuedAt} />]]} />
      {b.onAccount !== '0.00' && <p>{t('money.onAccount')} <b><Money value={b.onAccount} currency={b.currency} /></b></p>}
      {b.basis && <p className="tg-faint">{say(b.basis)}</p>}
      {b.lateFeeWorked.length > 0 && <ol className="tg-worked">{b.lateFeeWorked.map((w, i) => <li key={i}>{say(w.text)}</li>)}</ol>}
    </div>
  );
}

/** What a month's bill comes to, for the bank that is asked to pay it. */
function MonthDesk({ number }: { number: string }) {
  const { t, say } = useI18n();
  const query = useGet(`/consolidated-tax/months/${number}`);
  const [paying, setPaying] = useState(false);
  return (
    <Loaded query={query} rows={4}>
      {(m) => (
        <Panel title={<span className="tg-mono">{m.number}</span>} extra={<Value kind="monthBill" value={m.state} />}>
          <div className="tg-stack">
            <Facts items={[
              [t('money.trader'), say(m.traderName)], [t('money.month'), <span key="m" className="tg-num">{m.month}</span>], [t('money.tax'), <Money key="t" value={m.tax} currency="CNY" />],
              [t('revenue.lateFee'), <Money key="l" value={m.lateFee} currency="CNY" />], [t('money.outstanding'), <b key="o"><Money value={m.outstanding} currency="CNY" /></b>], [t('money.dueOn'), date(m.dueOn)],
            ]} />
            {m.outstanding !== '0.00' && <div><Button type="primary" onClick={() => setPaying(true)}>{t('revenue.pay')}</Button></div>}
          </div>
          {paying && <PayDialog bill={{ number: m.number, outstanding: m.outstanding, currency: 'CNY' }} onClose={() => setPaying(false)} />}
        </Panel>
      )}
    </Loaded>
  );
}

/** A bank looks a bill up by the number its customer gives, and reports the payment. */
function BankDesk() {
  const { t } = useI18n();
  const [search, setSearch] = useSearchParams();
  const number = search.get('number') ?? '';
  const month = number.startsWith('M');
  const query = useGet(number && !month ? `/bills/${encodeURIComponent(number)}` : null);
  const [paying, setPaying] = useState(false);
  const payable = query.data && (query.data.state === 'OPEN' || query.data.state === 'OVERDUE');
  return (
    <Page title={t('common.bills')} hint={t('revenue.bankHint')} width="reading">
      <div className="tg-stack">
        <Input.Search key={number} size="large" defaultValue={number} placeholder={t('revenue.number')} aria-label={t('revenue.number')} enterButton={t('common.search')} autoFocus onSearch={(v) => setSearch(v.trim() ? { number: v.trim() } : {})} />
        {month && <MonthDesk number={number} />}
        {number && !month && (
          <Loaded query={query} rows={4}>
            {(b) => (
              <Panel title={<span className="tg-mono">{b.number}</span>} extra={<Value kind="bill" value={b.state} />}>
                <div className="tg-stack">
                  <Facts items={[
                    [t('revenue.declaration'), <Number18 key="d" value={b.declarationNumber ?? ''} />], [t('revenue.amount'), <Money key="a" value={b.amount} currency={b.currency} />],
                    [t('revenue.lateFee'), <Money key="l" value={b.lateFee} currency={b.currency} />], [t('revenue.paid'), <Money key="p" value={b.paid} currency={b.currency} />],
                    [t('revenue.remaining'), <b key="o"><Money value={b.outstanding} currency={b.currency} /></b>], [t('revenue.dueOn'), date(b.dueOn)],
                  ]} />
                  <BillLines bill={b} bare />
                  {payable && <div><Button type="primary" onClick={() => setPaying(true)}>{t('revenue.pay')}</Button></div>}
                </div>
                {paying && <PayDialog bill={b} onClose={() => setPaying(false)} />}
              </Panel>
            )}
          </Loaded>
        )}
      </div>
    </Page>
  );
}

/** Duty bills: a list for those who owe or decide, a counter for a bank. */
export function BillsPage() {
  return has(useSession(), 'BANK') ? <BankDesk /> : <Bills />;
}
