import { PlusOutlined } from '@ant-design/icons';
import { Button, DatePicker, Form, Input, Modal, Select } from 'antd';
import dayjs from 'dayjs';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { post } from '../../api/client';
import { useInvalidate } from '../../api/hooks';
import type { PeriodicApproval } from '../../api/types';
import { has, useSession } from '../../app/session';
import { useI18n } from '../../i18n';
import { useAct } from '../../kit/act';
import { useOptions } from '../../kit/Filters';
import { date } from '../../kit/format';
import { ListPage } from '../../kit/ListPage';
import { useOnce } from '../../kit/once';
import { Value } from '../../kit/Tags';

interface Values { model: string; kind: string; place: string; guarantee?: string; validity: [Dayjs, Dayjs] }

function AskDialog({ onClose }: { onClose: () => void }) {
  const { t } = useI18n();
  const act = useAct();
  const invalidate = useInvalidate();
  const navigate = useNavigate();
  const [form] = Form.useForm<Values>();
  const [busy, once] = useOnce();
  const kinds = useOptions('periodicKind', ['GENERAL', 'BONDED']);
  async function ask(v: Values) {
    const made = await act(() => post('/periodic/approvals', { model: v.model, kind: v.kind, place: v.place, guarantee: v.guarantee ?? null, validFrom: v.validity[0].format('YYYY-MM-DD'), validTo: v.validity[1].format('YYYY-MM-DD') }), t('periodic.asked'));
    if (made) {
      await invalidate('/periodic');
      void navigate(`/periodic/approvals/${made.approval.number}`);
    }
  }
  const must = { required: true, message: t('common.required') };
  return (
    <Modal open title={t('periodic.ask')} okText={t('periodic.ask')} cancelText={t('common.cancel')} onCancel={onClose} onOk={() => form.submit()} confirmLoading={busy}>
      <Form form={form} layout="vertical" initialValues={{ kind: 'GENERAL', validity: [dayjs(), dayjs().add(6, 'month')] }} onFinish={(v) => once(() => ask(v))}>
        <Form.Item name="model" label={t('periodic.model')} extra={t('periodic.modelHint')} rules={[must]}><Input maxLength={18} /></Form.Item>
        <Form.Item name="kind" label={t('periodic.kind')} rules={[must]}><Select options={kinds} /></Form.Item>
        <Form.Item name="place" label={t('periodic.place')} rules={[must]}><Input maxLength={100} /></Form.Item>
        <Form.Item name="guarantee" label={t('periodic.guarantee')} extra={t('periodic.guaranteeHint')}><Input maxLength={40} /></Form.Item>
        <Form.Item name="validity" label={t('periodic.validity')} rules={[must]}><DatePicker.RangePicker className="tg-fill" /></Form.Item>
      </Form>
    </Modal>
  );
}

/** Approvals to deliver on account: a trader's own, or all for officers. */
export function ApprovalsPage() {
  const { t, word, say } = useI18n();
  const navigate = useNavigate();
  const desk = has(useSession(), 'DECLARANT', 'TRADER_MANAGER');
  const [asking, setAsking] = useState(false);
  const states = useOptions('periodicApproval', ['ASKED', 'ACTIVE', 'STOPPED', 'REFUSED', 'WITHDRAWN', 'ENDED']);
  return (
    <>
      <ListPage<PeriodicApproval>
        title={t('periodic.approvals')} hint={t('periodic.approvalsHint')} path="/periodic/approvals" fileName="approvals" rowKey={(a) => a.number} empty={t('periodic.none')} onOpen={(a) => void navigate(`/periodic/approvals/${a.number}`)}
        actions={desk && <Button type="primary" icon={<PlusOutlined />} onClick={() => setAsking(true)}>{t('periodic.ask')}</Button>}
        filters={[{ kind: 'text', name: 'q', label: t('periodic.number') }, { kind: 'choice', name: 'state', label: t('common.state'), options: states }]}
        columns={[
          { key: 'number', title: t('periodic.number'), render: (a) => <span className="tg-mono tg-nowrap">{a.number}</span>, csv: (a) => a.number },
          { key: 'state', title: t('common.state'), render: (a) => <Value kind="periodicApproval" value={a.state} />, csv: (a) => word('periodicApproval', a.state) },
          { key: 'trader', title: t('periodic.trader'), render: (a) => say(a.traderName), csv: (a) => say(a.traderName) },
          { key: 'kind', title: t('periodic.kind'), render: (a) => say(a.kindName), csv: (a) => say(a.kindName) },
          { key: 'place', title: t('periodic.place'), render: (a) => a.place, csv: (a) => a.place },
          { key: 'to', title: t('periodic.validity'), render: (a) => <span className="tg-num tg-nowrap">{date(a.validFrom)} – {date(a.validTo)}</span>, csv: (a) => a.validTo },
        ]}
        card={(a) => <><div className="tg-card-top"><span className="tg-mono">{a.number}</span><Value kind="periodicApproval" value={a.state} /></div><div className="tg-card-line"><span>{say(a.traderName)}</span><span>{say(a.kindName)}</span></div><div className="tg-card-line"><span>{a.place}</span><span className="tg-num">{date(a.validTo)}</span></div></>}
      />
      {asking && <AskDialog onClose={() => setAsking(false)} />}
    </>
  );
}
