import { Button, DatePicker, Form, Input, Modal } from 'antd';
import dayjs from 'dayjs';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { post } from '../../api/client';
import { useInvalidate } from '../../api/hooks';
import type { Declaration } from '../../api/types';
import { useI18n } from '../../i18n';
import { useAct } from '../../kit/act';

/** The trader makes an appointment with the terminal to take the goods from the ship's side. */
export function PlanPickup({ declaration: d }: { declaration: Declaration }) {
  const { t } = useI18n();
  const act = useAct();
  const invalidate = useInvalidate();
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<{ terminal: string; plannedAt: Dayjs }>();
  async function plan(v: { terminal: string; plannedAt: Dayjs }) {
    const done = await act(() => post('/ship-side-pickups', { declarationId: d.id, terminal: v.terminal.trim(), plannedAt: v.plannedAt.toISOString() }), t('revenue.pickupDone'));
    if (done) {
      setOpen(false);
      await invalidate('/ship-side-pickups', '/declarations');
    }
  }
  const must = [{ required: true, message: t('common.required') }];
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('revenue.newPickup')}</Button>
      <Modal open={open} title={t('revenue.newPickup')} okText={t('revenue.newPickup')} cancelText={t('common.cancel')} onCancel={() => setOpen(false)} onOk={() => form.submit()}>
        <p className="tg-faint tg-gap-bottom">{t('revenue.newPickupHint')}</p>
        <Form form={form} layout="vertical" initialValues={{ plannedAt: dayjs().add(4, 'hour').startOf('hour') }} onFinish={(v) => void plan(v)}>
          <Form.Item name="terminal" label={t('revenue.terminalAccount')} rules={must}><Input maxLength={100} autoFocus /></Form.Item>
          <Form.Item name="plannedAt" label={t('revenue.plannedAt')} rules={must} className="tg-last"><DatePicker showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" className="tg-fill" /></Form.Item>
        </Form>
      </Modal>
    </>
  );
}
