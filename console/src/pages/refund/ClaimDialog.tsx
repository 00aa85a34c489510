import { Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { post } from '../../api/client';
import { useGet, useInvalidate } from '../../api/hooks';
import type { RefundCase } from '../../api/types';
import { useI18n } from '../../i18n';
import { useAct } from '../../kit/act';
import { useOptions } from '../../kit/Filters';
import { group } from '../../kit/format';
import { useFigures } from '../../kit/rules';

interface Values { billNumber: string; ground: RefundCase['ground']; tax: string; amount: string; reason: string }

/** A taxpayer claims back what it paid too much of one tax of a bill. */
export function ClaimDialog({ onClose }: { onClose: () => void }) {
  const { t, word, say } = useI18n();
  const act = useAct();
  const invalidate = useInvalidate();
  const navigate = useNavigate();
  const [form] = Form.useForm<Values>();
  const figures = useFigures();
  const [busy, setBusy] = useState(false);
  const number = (Form.useWatch('billNumber', form) ?? '').trim();
  const bill = useGet(/^T\d{15,21}$/.test(number) ? `/bills/${number}` : null);
  const grounds = useOptions('refundGround', ['OVERPAID', 'RETURNED', 'NOT_LOADED']);
  async function claim(v: Values) {
    setBusy(true);
    const made = await act(() => post('/refunds', { billNumber: v.billNumber, ground: v.ground, lines: [{ tax: v.tax, amount: v.amount }], reason: v.reason }), t('refund.claimed'));
    setBusy(false);
    if (made) {
      onClose();
      await invalidate('/refunds');
      void navigate(`/refunds/${made.number}`);
    }
  }
  const must = { required: true, whitespace: true, message: t('common.required') };
  return (
    <Modal open title={t('refund.claim')} okText={t('refund.claim')} cancelText={t('common.cancel')} onCancel={onClose} onOk={() => form.submit()} confirmLoading={busy}>
      <p className="tg-faint tg-gap-bottom">{t('refund.claimHint')}</p>
      <Form form={form} layout="vertical" initialValues={{ ground: 'OVERPAID' }} onFinish={(v) => void claim(v)}>
        <Form.Item name="billNumber" label={t('revenue.number')} rules={[must]} extra={bill.error && <span className="tg-error-text">{say(bill.error.text) || t('common.notFound')}</span>}><Input maxLength={24} className="tg-mono" /></Form.Item>
        <Form.Item name="ground" label={t('refund.ground')} rules={[{ required: true }]}><Select options={grounds} /></Form.Item>
        <div className="tg-form-2">
          <Form.Item name="tax" label={t('refund.tax')} rules={[must]}><Select disabled={!bill.data} placeholder={bill.data ? undefined : t('refund.billFirst')} options={(bill.data?.lines ?? []).map((l) => ({ value: l.tax, label: `${word('tax', l.tax)} ${group(l.amount)}` }))} /></Form.Item>
          <Form.Item name="amount" label={`${t('common.amount')} (CNY)`} rules={[must, figures.amount]}><Input inputMode="decimal" className="tg-input-number" /></Form.Item>
        </div>
        <Form.Item name="reason" label={t('common.reason')} rules={[must]}><Input.TextArea rows={3} maxLength={500} /></Form.Item>
      </Form>
    </Modal>
  );
}
