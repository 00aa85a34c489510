import { App, Button, Drawer, Form, Input, Modal, Select, Table } from 'antd';
import { useState } from 'react';
import { del, post } from '../../api/client';
import { asPage, useGet, useInvalidate } from '../../api/hooks';
import type { Delivery, Webhook } from '../../api/types';
import { useI18n } from '../../i18n';
import { useAct } from '../../kit/act';
import { Loaded, Nothing, Panel } from '../../kit/Page';
import { Time } from '../../kit/Show';
import { Tag, Value } from '../../kit/Tags';
import { Once } from './Once';

/** What traders mostly wait for; the platform knows more. */
const KINDS = [
  'DeclarationLodged', 'DeclarationReturned', 'DeclarationRejected', 'PickupAllowed', 'DeclarationReleased', 'DeclarationClosed',
  'DeclarationWithdrawn', 'DocumentsAccepted', 'InspectionOrdered', 'InspectionScheduled', 'InspectionPassed', 'InspectionFailed',
  'InspectionDecided', 'BillIssued', 'BillPaid', 'BillCancelled', 'BillFellDue', 'DutyDetermined',
  'AttachmentAsked', 'OriginalsAsked', 'ChangeAsked', 'ChangeApproved', 'ChangeRefused', 'GoodsArrived',
  'GoodsStopped', 'StopLifted', 'ShipSidePickupConfirmed', 'ShipSidePickupDone', 'GatePassed', 'FullDeclarationOverdue',
];

function Deliveries({ hook, onClose }: { hook: Webhook; onClose: () => void }) {
  const { t, word } = useI18n();
  const act = useAct();
  const invalidate = useInvalidate();
  const query = useGet(`/webhooks/${hook.id}/deliveries`);
  const resend = async (d: Delivery) => {
    await act(() => post(`/webhooks/${hook.id}/deliveries/${d.seq}/resend`), t('common.done'));
    await invalidate('/webhooks');
  };
  return (
    <Drawer open title={t('desk.deliveries')} size={640} onClose={onClose}>
      <p className="tg-mono tg-gap-bottom">{hook.url}</p>
      <Loaded query={query} rows={4}>
        {(all) => (
          <Table<Delivery> size="small" pagination={false} rowKey="seq" dataSource={asPage(all).items} scroll={{ x: 'max-content' }} columns={[
            { title: t('common.time'), render: (_, d) => <Time at={d.at} /> },
            { title: t('common.kind'), render: (_, d) => <span title={d.kind}>{word('event', d.kind)}</span> },
            { title: t('common.state'), render: (_, d) => <Value kind="delivery" value={d.state} /> },
            { title: t('desk.attempts'), align: 'right', render: (_, d) => d.attempts },
            { title: t('desk.answer'), render: (_, d) => d.status ?? d.error ?? '—' },
            { title: '', render: (_, d) => <Button size="small" onClick={() => void resend(d)}>{t('desk.resend')}</Button> },
          ]} />
        )}
      </Loaded>
    </Drawer>
  );
}

export function Webhooks() {
  const { t, word } = useI18n();
  const act = useAct();
  const { modal } = App.useApp();
  const invalidate = useInvalidate();
  const query = useGet('/webhooks');
  const [making, setMaking] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const [shown, setShown] = useState<Webhook | null>(null);
  const [form] = Form.useForm<{ url: string; kinds: string[] }>();

  async function create(v: { url: string; kinds?: string[] }) {
    const hook = await act(() => post('/webhooks', { url: v.url, kinds: v.kinds ?? [] }));
    if (hook) {
      setSecret(hook.secret ?? null);
      setMaking(false);
      form.resetFields();
      await invalidate('/webhooks');
    }
  }
  const change = async (work: () => Promise<unknown>) => {
    await act(work, t('common.done'));
    await invalidate('/webhooks');
  };
  const remove = (h: Webhook) => modal.confirm({ title: t('common.remove'), content: h.url, okText: t('common.remove'), cancelText: t('common.cancel'), okButtonProps: { danger: true }, onOk: () => change(() => del(`/webhooks/${h.id}`)) });
  return (
    <Panel title={t('desk.webhooks')} extra={<Button size="small" onClick={() => setMaking(true)}>{t('desk.newWebhook')}</Button>}>
      <p className="tg-faint tg-gap-bottom">{t('desk.webhooksHint')}</p>
      <Loaded query={query} rows={2}>
        {(all) => (asPage(all).items.length === 0 ? <Nothing title={t('desk.noWebhooks')} /> : asPage(all).items.map((h) => (
          <div className="tg-file" key={h.id}>
            <div><span className="tg-mono tg-wrap">{h.url}</span><small className="tg-tags">{h.kinds.length === 0 ? t('common.all') : h.kinds.map((k) => <Tag key={k} title={k}>{word('event', k)}</Tag>)}</small>{h.lastError && <small className="tg-error-text">{h.lastError}</small>}</div>
            <Value kind="webhook" value={h.state} />
            {h.state === 'ACTIVE' && <Button size="small" onClick={() => void change(() => post(`/webhooks/${h.id}/pause`))}>{t('desk.pause')}</Button>}
            {h.state !== 'ACTIVE' && <Button size="small" onClick={() => void change(() => post(`/webhooks/${h.id}/resume`))}>{t('desk.resume')}</Button>}
            <Button size="small" onClick={() => setShown(h)}>{t('desk.deliveries')}</Button>
            <Button size="small" type="text" danger onClick={() => remove(h)}>{t('common.remove')}</Button>
          </div>
        )))}
      </Loaded>
      <Modal open={making} title={t('desk.newWebhook')} okText={t('common.create')} cancelText={t('common.cancel')} onCancel={() => setMaking(false)} onOk={() => form.submit()}>
        <Form form={form} layout="vertical" onFinish={(v) => void create(v)}>
          <Form.Item name="url" label={t('desk.url')} rules={[{ required: true, type: 'url', message: 'https://…' }]}><Input placeholder="https://" autoFocus /></Form.Item>
          <Form.Item name="kinds" label={t('desk.kinds')} extra={t('desk.kindsHint')}><Select mode="multiple" allowClear showSearch={{ optionFilterProp: 'label' }} options={KINDS.map((k) => ({ value: k, label: `${word('event', k)} ${k}` }))} /></Form.Item>
        </Form>
      </Modal>
      <Once title={t('desk.secretTitle')} secret={secret} onClose={() => setSecret(null)} />
      {shown && <Deliveries hook={shown} onClose={() => setShown(null)} />}
    </Panel>
  );
}
