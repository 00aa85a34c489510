import { Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { post } from '../../api/client';
import { useInvalidate } from '../../api/hooks';
import { useSession } from '../../app/session';
import { useI18n } from '../../i18n';
import { useAct } from '../../kit/act';
import { Money } from '../../kit/Show';

/** Lets the bank collect what is owed under a number today. */
export function CollectDialog({ number, outstanding, onClose }: { number: string; outstanding: string; onClose: () => void }) {
  const { t } = useI18n();
  const act = useAct();
  const invalidate = useInvalidate();
  const navigate = useNavigate();
  const [form] = Form.useForm<{ account: string }>();
  const [busy, setBusy] = useState(false);
  const { sandbox } = useSession();
  async function collect(v: { account: string }) {
    setBusy(true);
    const order = await act(() => post('/bank-orders', { billNumber: number, account: v.account }), t('bank.ordered'));
    setBusy(false);
    if (order) {
      onClose();
      await invalidate('/bank-orders', '/bills');
      void navigate(`/bank-orders?q=${number}`);
    }
  }
  return (
    <Modal open title={t('bank.collect')} okText={t('bank.collect')} cancelText={t('common.cancel')} onCancel={onClose} onOk={() => form.submit()} confirmLoading={busy}>
      <p className="tg-gap-bottom"><span className="tg-mono">{number}</span> <b><Money value={outstanding} currency="CNY" /></b></p>
      <Form form={form} layout="vertical" onFinish={(v) => void collect(v)}>
        <Form.Item name="account" label={t('bank.payer')} extra={sandbox && t('bank.collectHint')} rules={[{ required: true, whitespace: true, message: t('common.required') }]}><Input maxLength={64} className="tg-mono" inputMode="numeric" /></Form.Item>
      </Form>
    </Modal>
  );
}
