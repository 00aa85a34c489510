import { Alert, Button, DatePicker, Form, Modal } from 'antd';
import dayjs from 'dayjs';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { post } from '../../api/client';
import { useGet, useInvalidate } from '../../api/hooks';
import type { PeriodicApprovalCase, PeriodicDelivery, PeriodicGoods } from '../../api/types';
import { has, useSession } from '../../app/session';
import { useI18n } from '../../i18n';
import { useAct } from '../../kit/act';
import { Code } from '../../kit/Code';
import { date } from '../../kit/format';
import { GuaranteeNumber } from '../../kit/GuaranteeNumber';
import { useOnce } from '../../kit/once';
import { Loaded, Nothing, Page, Panel } from '../../kit/Page';
import { Rows } from '../../kit/Rows';
import { Facts, Money, Num } from '../../kit/Show';
import { Value } from '../../kit/Tags';
import { DeliverDialog } from './DeliverDialog';
import { Step } from './Step';

function MakeDialog({ number, onClose }: { number: string; onClose: () => void }) {
  const { t } = useI18n();
  const act = useAct();
  const invalidate = useInvalidate();
  const navigate = useNavigate();
  const [form] = Form.useForm<{ month: Dayjs }>();
  const [busy, once] = useOnce();
  async function make(v: { month: Dayjs }) {
    const made = await act(() => post('/periodic/statements', { approval: number, month: v.month.format('YYYY-MM') }), t('common.saved'));
    if (made) {
      await invalidate('/periodic', '/declarations');
      void navigate(made.length === 1 ? `/periodic/statements/${made[0]!.number}` : '/periodic/statements');
    }
  }
  return (
    <Modal open title={t('periodic.make')} okText={t('periodic.make')} cancelText={t('common.cancel')} onCancel={onClose} onOk={() => form.submit()} confirmLoading={busy}>
      <p className="tg-faint">{t('periodic.makeHint')}</p>
      <Form form={form} layout="vertical" initialValues={{ month: dayjs() }} onFinish={(v) => once(() => make(v))}>
        <Form.Item name="month" label={t('periodic.month')} rules={[{ required: true, message: t('common.required') }]}><DatePicker picker="month" className="tg-fill" /></Form.Item>
      </Form>
    </Modal>
  );
}

function Deliveries({ number }: { number: string }) {
  const { t } = useI18n();
  const query = useGet('/periodic/deliveries', { approval: number, size: 50 });
  return (
    <Loaded query={query} rows={3}>
      {(all) => (all.items.length === 0 ? <Nothing title={t('periodic.noDeliveries')} /> : <Rows<PeriodicDelivery> rowKey={(d) => d.number} dataSource={all.items} pagination={{ pageSize: 10, hideOnSinglePage: true, showSizeChanger: false }}
        columns={[
          { title: t('periodic.number'), render: (_, d) => <Link to={`/periodic/deliveries/${d.number}`} className="tg-mono">{d.number}</Link> },
          { title: t('common.state'), render: (_, d) => <Value kind="periodicDelivery" value={d.state} /> },
          { title: t('periodic.reference'), dataIndex: 'reference' },
          { title: t('periodic.accepted'), render: (_, d) => <span className="tg-num">{date(d.acceptedOn)}</span> },
          { title: t('periodic.due'), render: (_, d) => <span className="tg-num">{date(d.dueOn)}</span> },
          { title: `${t('periodic.secured')} (CNY)`, align: 'right', render: (_, d) => <Money value={d.secured} /> },
        ]} />)}
    </Loaded>
  );
}

function Case({ of }: { of: PeriodicApprovalCase }) {
  const { t, say, word } = useI18n();
  const a = of.approval;
  const desk = has(useSession(), 'DECLARANT', 'TRADER_MANAGER');
  const [asked, setAsked] = useState<string | null>(null);
  const [delivering, setDelivering] = useState(false);
  const [making, setMaking] = useState(false);
  const actions = (
    <>
      {of.commands.map((c) => <Button key={c} type={c === 'grant' ? 'primary' : 'default'} danger={c === 'refuse' || c === 'stop'} onClick={() => setAsked(c)}>{word('periodicCommand', c)}</Button>)}
      {desk && a.state !== 'ASKED' && a.state !== 'REFUSED' && a.state !== 'WITHDRAWN' && <Button onClick={() => setMaking(true)}>{t('periodic.make')}</Button>}
      {desk && a.state === 'ACTIVE' && <Button type="primary" disabled={of.overdueSince !== null} onClick={() => setDelivering(true)}>{t('periodic.deliver')}</Button>}
    </>
  );
  return (
    <Page title={<span className="tg-row"><span className="tg-mono">{a.number}</span><Value kind="periodicApproval" value={a.state} /></span>} name={a.number} hint={say(a.traderName)} back="/periodic/approvals" actions={actions}>
      <div className="tg-stack">
        {of.overdueSince && <Alert type="warning" showIcon title={t('periodic.overdue', { day: date(of.overdueSince), count: of.overdueDeliveries })} />}
        <Panel>
          <Facts items={[
            [t('periodic.kind'), say(a.kindName)], [t('periodic.place'), a.place], [t('periodic.office'), <Code key="o" list="customs_district" code={a.office} />],
            [t('periodic.guarantee'), <GuaranteeNumber key="g" named={a.guarantee} now={of.guaranteeNow} />],
            [t('periodic.validity'), <span key="v" className="tg-num tg-nowrap">{date(a.validFrom)} – {date(a.validTo)}</span>], [t('periodic.modelShort'), <span key="m" className="tg-mono">{a.modelNumber}</span>],
            ...(a.reason ? [[t('common.reason'), a.reason] as [string, ReactNode]] : []),
          ]} />
        </Panel>
        <Panel title={t('periodic.goods')}>
          <Rows<PeriodicGoods> lead={2} rowKey={(g) => g.goods} dataSource={of.goods} pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
            columns={[
              { title: t('periodic.item'), dataIndex: 'goods' },
              { title: t('periodic.code'), render: (_, g) => <span className="tg-mono">{g.code}</span> },
              { title: t('periodic.description'), dataIndex: 'description' },
              { title: t('periodic.price'), align: 'right', render: (_, g) => <span className="tg-num">{g.unitPrice} {g.currency} / {say(g.unitName)}</span> },
              { title: t('periodic.undeclared'), align: 'right', render: (_, g) => <b className="tg-nowrap"><Num value={g.undeclared} /> {say(g.unitName)}</b> },
            ]} />
        </Panel>
        <Panel title={t('periodic.deliveries')}><Deliveries number={a.number} /></Panel>
      </div>
      {asked && <Step kind="approvals" number={a.number} command={asked} onClose={() => setAsked(null)} />}
      {delivering && <DeliverDialog of={of} onClose={() => setDelivering(false)} />}
      {making && <MakeDialog number={a.number} onClose={() => setMaking(false)} />}
    </Page>
  );
}

/** An approval: its goods with what has gone undeclared, its deliveries, and what may be done. */
export function ApprovalPage() {
  const { number = '' } = useParams();
  const query = useGet(`/periodic/approvals/${number}`);
  return <Loaded query={query}>{(a) => <Case of={a} />}</Loaded>;
}
