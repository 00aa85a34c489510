import { PlusOutlined } from '@ant-design/icons';
import { Button, DatePicker, Form, Input, Modal } from 'antd';
import dayjs from 'dayjs';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { post } from '../../api/client';
import { useInvalidate } from '../../api/hooks';
import type { Arrival } from '../../api/types';
import { has, useSession } from '../../app/session';
import { useI18n } from '../../i18n';
import { useAct } from '../../kit/act';
import { Code } from '../../kit/Code';
import { CodeField } from '../../kit/CodeField';
import { dateTime } from '../../kit/format';
import { ListPage } from '../../kit/ListPage';
import { Time } from '../../kit/Show';

interface Values { transportMode: string; transportMeansName: string; voyageNumber?: string; office: string; arrivedAt: Dayjs; berthedAt?: Dayjs | null }

function NewArrival() {
  const { t } = useI18n();
  const act = useAct();
  const invalidate = useInvalidate();
  const session = useSession();
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<Values>();
  async function report(v: Values) {
    const arrival = await act(() => post('/arrivals', { ...v, arrivedAt: v.arrivedAt.toISOString(), berthedAt: v.berthedAt ? v.berthedAt.toISOString() : undefined }), t('revenue.arrivalDone'));
    if (arrival) {
      setOpen(false);
      form.resetFields();
      await invalidate('/arrivals');
    }
  }
  const must = [{ required: true, message: t('common.required') }];
  return (
    <>
      <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen(true)}>{t('revenue.newArrival')}</Button>
      <Modal open={open} title={t('revenue.newArrival')} okText={t('revenue.newArrival')} cancelText={t('common.cancel')} onCancel={() => setOpen(false)} onOk={() => form.submit()}>
        <Form form={form} layout="vertical" initialValues={{ transportMode: '2', office: session.office ?? undefined, arrivedAt: dayjs() }} onFinish={(v) => void report(v)}>
          <div className="tg-form-2">
            <Form.Item name="transportMode" label={t('revenue.transportMode')} rules={must}><CodeField list="transport_mode" label={t('revenue.transportMode')} /></Form.Item>
            <Form.Item name="office" label={t('common.office')} rules={must}><CodeField list="customs_district" label={t('common.office')} /></Form.Item>
            <Form.Item name="transportMeansName" label={t('revenue.meansName')} rules={must}><Input maxLength={50} /></Form.Item>
            <Form.Item name="voyageNumber" label={t('revenue.voyage')}><Input maxLength={32} /></Form.Item>
            <Form.Item name="arrivedAt" label={t('revenue.arrivedAt')} rules={must}><DatePicker showTime format="YYYY-MM-DD HH:mm" className="tg-fill" /></Form.Item>
            <Form.Item name="berthedAt" label={t('revenue.berthedAt')}><DatePicker showTime format="YYYY-MM-DD HH:mm" className="tg-fill" /></Form.Item>
          </div>
        </Form>
      </Modal>
    </>
  );
}

/** Means of transport that arrived. */
export function ArrivalsPage() {
  const { t } = useI18n();
  const session = useSession();
  return (
    <ListPage<Arrival>
      title={t('common.arrivals')} hint={t('revenue.arrivalsHint')} path="/arrivals" fileName="arrivals" rowKey={(a) => a.id} empty={t('revenue.arrivalsEmpty')} actions={has(session, 'TERMINAL') && <NewArrival />}
      filters={[{ kind: 'text', name: 'q', label: t('revenue.meansName') }, { kind: 'code', name: 'office', label: t('common.office'), list: 'customs_district' }]}
      columns={[
        { key: 'name', title: t('revenue.meansName'), render: (a) => <b className="tg-medium">{a.transportMeansName}</b>, csv: (a) => a.transportMeansName },
        { key: 'voyage', title: t('revenue.voyage'), render: (a) => a.voyageNumber ?? '—', csv: (a) => a.voyageNumber },
        { key: 'mode', title: t('revenue.transportMode'), render: (a) => <Code list="transport_mode" code={a.transportMode} />, csv: (a) => a.transportMode },
        { key: 'office', title: t('common.office'), render: (a) => <Code list="customs_district" code={a.office} />, csv: (a) => a.office },
        { key: 'arrived', title: t('revenue.arrivedAt'), render: (a) => <Time at={a.arrivedAt} zone />, csv: (a) => dateTime(a.arrivedAt) },
        { key: 'berthed', title: t('revenue.berthedAt'), render: (a) => <Time at={a.berthedAt} zone />, csv: (a) => (a.berthedAt ? dateTime(a.berthedAt) : '') },
      ]}
      card={(a) => <><div className="tg-card-top"><b>{a.transportMeansName}</b><span>{a.voyageNumber}</span></div><div className="tg-card-line"><Code list="customs_district" code={a.office} /><Time at={a.arrivedAt} /></div></>}
    />
  );
}
