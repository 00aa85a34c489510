import { DatePicker, Form, Input, Modal } from 'antd';
import dayjs from 'dayjs';
import type { Dayjs } from 'dayjs';
import { post } from '../../api/client';
import { useInvalidate } from '../../api/hooks';
import type { Bill } from '../../api/types';
import { useSession } from '../../app/session';
import { useI18n } from '../../i18n';
import { useAct } from '../../kit/act';
import { useOnce } from '../../kit/once';
import { useFigures } from '../../kit/rules';

interface Values { amount: string; bankReference: string; paidAt: Dayjs }

/** Records a payment as a bank's system would. */
export function PayDialog({ bill, onClose }: { bill: Pick<Bill, 'number' | 'outstanding' | 'currency'>; onClose: () => void }) {
  const { t } = useI18n();
  const act = useAct();
  const invalidate = useInvalidate();
  const [form] = Form.useForm<Values>();
  const [busy, once] = useOnce();
  const { sandbox } = useSession();
  const figures = useFigures();
  async function pay(v: Values) {
    const payment = await act(() => post('/payments', { billNumber: bill.number, amount: v.amount, currency: bill.currency, bankReference: v.bankReference, paidAt: v.paidAt.toISOString() }), t('revenue.payDone'));
    if (payment) {
      onClose();
      await invalidate('/bills', '/payments', '/consolidated-tax');
    }
  }
  const must = { required: true, message: t('common.required') };
  return (
    <Modal open title={t('revenue.pay')} okText={t('revenue.pay')} cancelText={t('common.cancel')} onCancel={onClose} onOk={() => form.submit()} confirmLoading={busy}>
      <p className="tg-faint tg-gap-bottom">{sandbox && t('revenue.payHint')} <span className="tg-mono">{bill.number}</span></p>
      <Form form={form} layout="vertical" initialValues={{ amount: bill.outstanding, bankReference: `B${Date.now()}`, paidAt: dayjs() }} onFinish={(v) => once(() => pay(v))}>
        <Form.Item name="amount" label={`${t('revenue.amount')} (${bill.currency})`} rules={[must, figures.amount]}><Input inputMode="decimal" className="tg-input-number" /></Form.Item>
        <Form.Item name="bankReference" label={t('revenue.bankReference')} rules={[must]}><Input maxLength={64} /></Form.Item>
        <Form.Item name="paidAt" label={t('revenue.paidAt')} rules={[must]}><DatePicker showTime format="YYYY-MM-DD HH:mm" className="tg-fill" /></Form.Item>
      </Form>
    </Modal>
  );
}
