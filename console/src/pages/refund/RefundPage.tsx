import { Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { post } from '../../api/client';
import { useGet, useInvalidate } from '../../api/hooks';
import type { RefundCase } from '../../api/types';
import { useI18n } from '../../i18n';
import { About } from '../../kit/About';
import { useAct } from '../../kit/act';
import { date } from '../../kit/format';
import { Loaded, Page, Panel } from '../../kit/Page';
import { Facts, Money, Number18, Time } from '../../kit/Show';
import { Value } from '../../kit/Tags';

function Step({ refund, command, onClose }: { refund: RefundCase; command: string; onClose: () => void }) {
  const { t, word } = useI18n();
  const act = useAct();
  const invalidate = useInvalidate();
  const [form] = Form.useForm<{ note?: string; payee?: string }>();
  const [busy, setBusy] = useState(false);
  const free = ['accept', 'propose', 'approve'].includes(command);
  async function take(v: { note?: string; payee?: string }) {
    setBusy(true);
    const done = await act(() => post(`/refunds/${refund.number}/commands/${command}`, { note: v.note ?? '', payee: v.payee ?? null }), t('guarantee.done'));
    setBusy(false);
    if (done) {
      onClose();
      await invalidate('/refunds', '/bank-orders');
    }
  }
  const must = { required: true, whitespace: true, message: t('common.required') };
  return (
    <Modal open title={word('refundCommand', command)} okText={t('common.confirm')} cancelText={t('common.cancel')} onCancel={onClose} onOk={() => form.submit()} confirmLoading={busy}>
      <Form form={form} layout="vertical" onFinish={(v) => void take(v)}>
        {command === 'propose' && <Form.Item name="payee" label={t('refund.payee')} rules={[must]}><Input maxLength={64} className="tg-mono" inputMode="numeric" /></Form.Item>}
        {command === 'approve' && <p className="tg-gap-bottom">{t('refund.approveHint')} <b><Money value={refund.total} currency="CNY" /></b> → <span className="tg-mono">{refund.payee}</span></p>}
        <Form.Item name="note" label={t('refund.note')} rules={free ? [] : [must]}><Input.TextArea rows={3} maxLength={500} /></Form.Item>
      </Form>
    </Modal>
  );
}

function Case({ refund: r }: { refund: RefundCase }) {
  const { t, word, say } = useI18n();
  const [command, setCommand] = useState<string | null>(null);
  const facts: [ReactNode, ReactNode][] = [
    [t('common.amount'), <Money key="a" value={r.amount} currency="CNY" />], [t('refund.interest'), <Money key="i" value={r.interest} currency="CNY" />], [t('refund.total'), <b key="t"><Money value={r.total} currency="CNY" /></b>],
    [t('refund.ground'), word('refundGround', r.ground)], [t('bank.about'), <About key="b" number={r.about} />], [t('revenue.declaration'), <Number18 key="d" value={r.declarationNumber} />],
    [t('refund.paidOn'), <span key="p" className="tg-num">{date(r.paidOn)}</span>], [t('common.reason'), r.reason],
    [t('refund.openedAt'), <span key="o"><Time at={r.openedAt} /> {r.openedBy}</span>],
    ...(r.checkBy ? [[t('refund.checkBy'), date(r.checkBy)] as [ReactNode, ReactNode]] : []),
    ...(r.payee ? [[t('refund.payee'), <span key="y" className="tg-mono">{r.payee}</span>] as [ReactNode, ReactNode]] : []),
    ...(r.proposedBy ? [[t('refund.proposedBy'), r.proposedBy] as [ReactNode, ReactNode]] : []),
    ...(r.approvedBy ? [[t('refund.approvedBy'), r.approvedBy] as [ReactNode, ReactNode]] : []),
    ...(r.paidAt ? [[t('refund.paidAt'), <Time key="q" at={r.paidAt} />] as [ReactNode, ReactNode]] : []),
    ...(r.note ? [[t('refund.note'), r.note] as [ReactNode, ReactNode]] : []),
  ];
  return (
    <Page title={<span className="tg-row"><span className="tg-mono">{r.number}</span><Value kind="refund" value={r.state} /></span>} name={r.number} hint={say(r.traderName)} back="/refunds"
      actions={r.commands.map((c) => <Button key={c} type={c === 'approve' || c === 'propose' || c === 'accept' ? 'primary' : 'default'} danger={c === 'refuse'} onClick={() => setCommand(c)}>{word('refundCommand', c)}</Button>)}>
      <div className="tg-stack">
        <Panel><Facts items={facts} /></Panel>
        <Panel title={t('refund.lines')}>
          <Facts items={r.lines.map((l) => [word('tax', l.tax), <Money key={l.tax} value={l.amount} currency="CNY" />])} />
          {r.worked.length > 0 && <ol className="tg-worked tg-gap-top">{r.worked.map((w, i) => <li key={i}>{say(w)}</li>)}</ol>}
        </Panel>
      </div>
      {command && <Step refund={r} command={command} onClose={() => setCommand(null)} />}
    </Page>
  );
}

/** A refund: what it comes to with its interest, who decided, and what may be done. */
export function RefundPage() {
  const { number = '' } = useParams();
  const query = useGet(`/refunds/${number}`, undefined, { refetchInterval: 5000 });
  return <Loaded query={query}>{(r) => <Case refund={r} />}</Loaded>;
}
