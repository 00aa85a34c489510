import { Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { post } from '../../api/client';
import { useGet, useInvalidate } from '../../api/hooks';
import type { PeriodicDeliveryCase, PeriodicDeliveryLine, PeriodicReturn } from '../../api/types';
import { has, useSession } from '../../app/session';
import { useI18n } from '../../i18n';
import { useAct } from '../../kit/act';
import { date } from '../../kit/format';
import { useOnce } from '../../kit/once';
import { Loaded, Nothing, Page, Panel } from '../../kit/Page';
import { Rows } from '../../kit/Rows';
import { useFigures } from '../../kit/rules';
import { Facts, Money, Num, Time } from '../../kit/Show';
import { HoldTags, Tag, Value } from '../../kit/Tags';
import { Waiting } from '../../kit/Waiting';
import { Step } from './Step';

/** Tells how much of each line came back. */
function BackDialog({ of, onClose }: { of: PeriodicDeliveryCase; onClose: () => void }) {
  const { t, say } = useI18n();
  const act = useAct();
  const invalidate = useInvalidate();
  const [form] = Form.useForm<{ evidence: string; parts: (string | undefined)[] }>();
  const [busy, once] = useOnce();
  const figures = useFigures();
  async function tell(v: { evidence: string; parts: (string | undefined)[] }) {
    const parts = of.lines.map((l, i) => ({ line: l.number, quantity: v.parts[i] ?? '' })).filter((p) => p.quantity !== '');
    if (await act(() => post(`/periodic/deliveries/${of.delivery.number}/returns`, { evidence: v.evidence, parts }), t('periodic.told'))) {
      onClose();
      await invalidate('/periodic');
    }
  }
  return (
    <Modal open title={t('periodic.back')} okText={t('common.confirm')} cancelText={t('common.cancel')} onCancel={onClose} onOk={() => form.submit()} confirmLoading={busy}>
      <p className="tg-faint">{t('periodic.backHint')}</p>
      <Form form={form} layout="vertical" initialValues={{ parts: [] }} onFinish={(v) => once(() => tell(v))}>
        <Form.Item name="evidence" label={t('periodic.evidence')} rules={[{ required: true, message: t('common.required') }]}><Input maxLength={100} /></Form.Item>
        {of.lines.map((l, i) => <Form.Item key={l.number} name={['parts', i]} label={`${l.number} · ${l.description} (${say(l.unitName)})`} rules={[figures.quantity]}><Input inputMode="decimal" /></Form.Item>)}
      </Form>
    </Modal>
  );
}

function Returns({ of, onAct }: { of: PeriodicDeliveryCase; onAct: (number: string, command: string) => void }) {
  const { t, word } = useI18n();
  const session = useSession();
  const commands = has(session, 'OFFICER', 'SENIOR') ? ['confirm', 'refuse'] : has(session, 'DECLARANT', 'TRADER_MANAGER') ? ['withdraw'] : [];
  if (of.returns.length === 0) {
    return <Nothing title={t('periodic.noReturns')} />;
  }
  return (
    <Rows<PeriodicReturn> rowKey={(r) => r.number} dataSource={of.returns} pagination={false}
      columns={[
        { title: t('periodic.number'), render: (_, r) => <span className="tg-mono">{r.number}</span> },
        { title: t('common.state'), render: (_, r) => <span className="tg-tags"><Value kind="periodicReturn" value={r.state} />{r.late && <Tag tone="amber">{t('periodic.late')}</Tag>}</span> },
        { title: t('periodic.evidence'), dataIndex: 'evidence' },
        { title: t('periodic.quantity'), render: (_, r) => r.parts.map((p) => `${p.line}: ${p.quantity}`).join(', ') },
        { title: t('guarantee.when'), render: (_, r) => <Time at={r.decidedAt ?? r.askedAt} /> },
        { title: '', key: 'act', render: (_, r) => r.state === 'ASKED' && commands.map((c) => <Button key={c} size="small" onClick={() => onAct(r.number, c)}>{word('periodicCommand', c)}</Button>) },
      ]} />
  );
}

function Case({ of }: { of: PeriodicDeliveryCase }) {
  const { t, say, word } = useI18n();
  const d = of.delivery;
  const desk = has(useSession(), 'DECLARANT', 'TRADER_MANAGER');
  const [asked, setAsked] = useState<{ kind: 'deliveries' | 'returns'; number: string; command: string } | null>(null);
  const [back, setBack] = useState(false);
  const actions = (
    <>
      {of.commands.map((c) => <Button key={c} danger={c === 'stop' || c === 'cancel'} onClick={() => setAsked({ kind: 'deliveries', number: d.number, command: c })}>{word('periodicCommand', c)}</Button>)}
      {desk && d.state === 'OUT' && <Button onClick={() => setBack(true)}>{t('periodic.back')}</Button>}
    </>
  );
  return (
    <Page title={<span className="tg-row"><span className="tg-mono">{d.number}</span><Value kind="periodicDelivery" value={d.state} />{of.holds.length > 0 && <HoldTags holds={of.holds} />}</span>} name={d.number} hint={say(d.traderName)} back="/periodic/deliveries" actions={actions}>
      <div className="tg-stack">
        {!desk && <Waiting subject={d.id} stale={['/periodic']} />}
        <Panel>
          <Facts items={[
            [t('periodic.reference'), d.reference], [t('periodic.plate'), d.plate], [t('periodic.packages'), <Num key="c" value={d.packages} />], [t('periodic.gross'), <Num key="w" value={d.grossKg} />],
            [t('periodic.accepted'), <span key="a" className="tg-num">{date(d.acceptedOn)}</span>], [t('periodic.due'), <span key="d" className="tg-num">{date(d.dueOn)}</span>],
            [t('periodic.securedNow'), <b key="s"><Money value={of.securedNow} currency="CNY" /></b>], [t('periodic.release'), <span key="r" className="tg-mono">{d.release}</span>], [t('periodic.left'), <Time key="l" at={d.leftAt} />],
            [t('periodic.approval'), <Link key="p" to={`/periodic/approvals/${of.approval}`} className="tg-mono">{of.approval}</Link>],
            [t('periodic.declaredBy'), of.statement ? <span key="b" className="tg-row"><Link to={`/periodic/statements/${of.statement}`} className="tg-mono">{of.statement}</Link><Value kind="periodicStatement" value={of.statementState} /></span> : '—'],
          ]} />
        </Panel>
        <Panel title={t('periodic.goods')}>
          <Rows<PeriodicDeliveryLine> lead={1} rowKey={(l) => l.number} dataSource={of.lines} pagination={false}
            columns={[
              { title: t('periodic.code'), render: (_, l) => <span className="tg-mono">{l.code}</span> },
              { title: t('periodic.description'), dataIndex: 'description' },
              { title: t('periodic.quantity'), align: 'right', render: (_, l) => <span className="tg-nowrap"><Num value={l.quantity} /> {say(l.unitName)}</span> },
              { title: t('periodic.returned'), align: 'right', render: (_, l) => <Num value={l.returned} /> },
              { title: t('periodic.net'), align: 'right', render: (_, l) => <Num value={l.netKg} /> },
              { title: t('periodic.price'), align: 'right', render: (_, l) => <span className="tg-num">{l.unitPrice} {l.currency}</span> },
              { title: `${t('periodic.tax')} (CNY)`, align: 'right', render: (_, l) => <Money value={l.tax} /> },
            ]} />
        </Panel>
        <Panel title={t('periodic.returns')}><Returns of={of} onAct={(number, command) => setAsked({ kind: 'returns', number, command })} /></Panel>
      </div>
      {asked && <Step {...asked} onClose={() => setAsked(null)} />}
      {back && <BackDialog of={of} onClose={() => setBack(false)} />}
    </Page>
  );
}

/** A delivery: its goods, what is set aside, what came back, what declares it. */
export function DeliveryPage() {
  const { number = '' } = useParams();
  const query = useGet(`/periodic/deliveries/${number}`);
  return <Loaded query={query}>{(d) => <Case of={d} />}</Loaded>;
}
