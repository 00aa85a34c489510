import { Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { post } from '../../api/client';
import { useGet, useInvalidate } from '../../api/hooks';
import type { BankEntry, BankStanding, MissingPayment } from '../../api/types';
import { has, useSession } from '../../app/session';
import { useI18n } from '../../i18n';
import { About } from '../../kit/About';
import { useAct } from '../../kit/act';
import { useOptions } from '../../kit/Filters';
import { date } from '../../kit/format';
import { List } from '../../kit/ListPage';
import { Nothing, Page, Panel } from '../../kit/Page';
import { ReasonDialog } from '../../kit/ReasonDialog';
import { Rows } from '../../kit/Rows';
import { useNarrow } from '../../kit/screen';
import { Money, Time } from '../../kit/Show';
import { Tag, Value } from '../../kit/Tags';

/** How each bank's account stands: to the cent, what is on its way, what nobody has explained. */
function Standings() {
  const { t } = useI18n();
  const query = useGet('/bank-reconciliation/standings');
  const rows: BankStanding[] = query.data ?? [];
  return (
    <Panel title={t('bank.standings')}>
      {rows.length === 0 ? <Nothing title={t('bank.noStatements')} /> : (
        <Rows<BankStanding> rowKey={(s) => s.bank + s.account} dataSource={rows} pagination={false}
          columns={[
            { title: t('revenue.bank'), render: (_, s) => s.bank }, { title: t('bank.account'), render: (_, s) => <span className="tg-mono">{s.account}</span> },
            { title: t('bank.day'), render: (_, s) => <span className="tg-num">{date(s.day)}</span> },
            { title: `${t('bank.closing')} (CNY)`, align: 'right', render: (_, s) => <Money value={s.closing} /> }, { title: t('bank.ledger'), align: 'right', render: (_, s) => <Money value={s.ledger} /> },
            { title: t('bank.difference'), align: 'right', render: (_, s) => <Tag tone={s.difference === '0.00' ? 'green' : 'red'}><Money value={s.difference} /></Tag> },
            { title: t('bank.inTransit'), align: 'right', render: (_, s) => <Money value={s.inTransit} /> }, { title: t('bank.unexplained'), align: 'right', render: (_, s) => <Tag tone={s.unexplained === '0.00' ? 'green' : 'amber'}><Money value={s.unexplained} /></Tag> },
          ]} />
      )}
    </Panel>
  );
}

/** Payments that were reported and that the bank has not booked. */
function Missing() {
  const { t, word } = useI18n();
  const act = useAct();
  const invalidate = useInvalidate();
  const senior = has(useSession(), 'SENIOR');
  const narrow = useNarrow();
  const query = useGet('/bank-reconciliation/missing');
  const [asked, setAsked] = useState<MissingPayment | null>(null);
  const rows: MissingPayment[] = query.data ?? [];
  async function reverse(reason: string) {
    const done = await act(() => post(`/bank-reconciliation/missing/${asked?.id ?? ''}/reverse`, { reason }), t('bank.reversed'));
    await invalidate('/bank-reconciliation', '/bills', '/payments');
    return done;
  }
  if (rows.length === 0) {
    return null;
  }
  return (
    <Panel title={`${t('bank.missing')} (${rows.length})`}>
      <p className="tg-faint tg-gap-bottom">{t('bank.missingHint')}</p>
      <Rows<MissingPayment> rowKey={(m) => m.id} dataSource={rows} pagination={{ pageSize: narrow ? 3 : 5, hideOnSinglePage: true, showSizeChanger: false }}
        columns={[
          { title: t('revenue.bankReference'), render: (_, m) => <span className="tg-mono">{m.bankReference}</span> }, { title: t('bank.about'), render: (_, m) => <About number={m.number} /> },
          { title: `${t('common.amount')} (CNY)`, align: 'right', render: (_, m) => <Money value={m.amount} /> }, { title: t('revenue.paidAt'), render: (_, m) => <Time at={m.paidAt} /> },
          { title: t('bank.source'), render: (_, m) => word('paymentSource', m.source) },
          { title: '', render: (_, m) => senior && <Button size="small" danger onClick={() => setAsked(m)}>{t('bank.reverse')}</Button> },
        ]} />
      {asked && <ReasonDialog title={t('bank.reverse')} ok={t('bank.reverse')} danger lead={<p className="tg-faint">{t('bank.reverseHint')}</p>} onGive={reverse} onClose={() => setAsked(null)} />}
    </Panel>
  );
}

function Settle({ entry, command, onClose }: { entry: BankEntry; command: string; onClose: () => void }) {
  const { t, word } = useI18n();
  const act = useAct();
  const invalidate = useInvalidate();
  const [form] = Form.useForm<{ number?: string; reason: string }>();
  const [busy, setBusy] = useState(false);
  async function settle(v: { number?: string; reason: string }) {
    setBusy(true);
    const done = await act(() => post(`/bank-reconciliation/entries/${entry.id}/commands/${command}`, { number: v.number?.trim() || null, reason: v.reason }), t('bank.settled'));
    setBusy(false);
    if (done) {
      onClose();
      await invalidate('/bank-reconciliation', '/bills', '/refunds');
    }
  }
  return (
    <Modal open title={word('bankEntryCommand', command)} okText={t('common.confirm')} cancelText={t('common.cancel')} onCancel={onClose} onOk={() => form.submit()} confirmLoading={busy}>
      <p className="tg-gap-bottom"><b><Money value={entry.amount} currency="CNY" /></b> <span className="tg-faint">{entry.party} {entry.told}</span></p>
      <Form form={form} layout="vertical" initialValues={{ number: entry.number ?? '' }} onFinish={(v) => void settle(v)}>
        {command === 'assign' && <Form.Item name="number" label={t('bank.about')} extra={t('bank.assignHint')} rules={[{ required: true, message: t('common.required') }]}><Input maxLength={30} className="tg-mono" /></Form.Item>}
        <Form.Item name="reason" label={t('common.reason')} rules={[{ required: true, whitespace: true, message: t('common.required') }]}><Input.TextArea rows={3} maxLength={500} /></Form.Item>
      </Form>
    </Modal>
  );
}

/** What the statements hold, those that do not match first, with the way to settle each. */
export function Reconciliation() {
  const { t, word } = useI18n();
  const [asked, setAsked] = useState<{ entry: BankEntry; command: string } | null>(null);
  const states = useOptions('bankEntry', ['OPEN', 'MATCHED', 'SETTLED']);
  const problems = useOptions('bankProblem', ['UNKNOWN_BILL', 'DOUBLE', 'DIFFERENCE', 'UNKNOWN_DEBIT']);
  const commands = (e: BankEntry) => <span className="tg-row">{e.commands.map((c) => <Button key={c} size="small" onClick={() => setAsked({ entry: e, command: c })}>{word('bankEntryCommand', c)}</Button>)}</span>;
  const standing = (e: BankEntry) => <span className="tg-tags"><Value kind="bankEntry" value={e.state} />{e.problem && <Tag tone="amber">{word('bankProblem', e.problem)}</Tag>}{e.outcome && <Tag tone="teal">{word('bankOutcome', e.outcome)}</Tag>}</span>;
  const amount = (e: BankEntry) => <Money value={e.credit ? e.amount : `-${e.amount}`} />;
  return (
    <Page title={t('bank.nav')} hint={t('bank.hint')}>
      <div className="tg-stack tg-gap-bottom"><Standings /><Missing /></div>
      <List<BankEntry>
        path="/bank-reconciliation/entries" fileName="bank-entries" rowKey={(e) => e.id} empty={t('bank.noEntries')}
        filters={[{ kind: 'text', name: 'q', label: t('bank.search') }, { kind: 'choice', name: 'state', label: t('common.state'), options: states }, { kind: 'choice', name: 'problem', label: t('bank.problem'), options: problems }]}
        columns={[
          { key: 'day', title: t('bank.bookedOn'), render: (e) => <span className="tg-num">{date(e.bookedOn)}</span>, csv: (e) => e.bookedOn },
          { key: 'amount', title: `${t('common.amount')} (CNY)`, align: 'right', render: amount, csv: (e) => (e.credit ? e.amount : `-${e.amount}`) },
          { key: 'state', title: t('common.state'), render: standing, csv: (e) => word('bankProblem', e.problem ?? '') },
          { key: 'about', title: t('bank.about'), render: (e) => <About number={e.number} />, csv: (e) => e.number ?? '' },
          { key: 'ref', title: t('revenue.bankReference'), render: (e) => <span className="tg-mono">{e.bankReference || e.endToEnd || '—'}</span>, csv: (e) => e.bankReference || e.endToEnd },
          { key: 'told', title: t('bank.told'), render: (e) => `${e.party} ${e.told}`, csv: (e) => `${e.party} ${e.told}` },
          { key: 'by', title: t('bank.settledBy'), render: (e) => (e.settledBy ? `${e.settledBy}: ${e.reason ?? ''}` : commands(e)), csv: (e) => e.settledBy ?? '' },
        ]}
        card={(e) => <><div className="tg-card-top"><b>{amount(e)}</b>{standing(e)}</div><div className="tg-card-line"><About number={e.number} /><span className="tg-num">{date(e.bookedOn)}</span></div><div className="tg-card-line"><span>{e.party} {e.told}</span></div>{e.commands.length > 0 && <div className="tg-card-line">{commands(e)}</div>}</>}
      />
      {asked && <Settle {...asked} onClose={() => setAsked(null)} />}
    </Page>
  );
}
