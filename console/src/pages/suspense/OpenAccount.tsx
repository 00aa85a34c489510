import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, DatePicker, Form, Input, Modal, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import { useNavigate } from 'react-router';
import { post } from '../../api/client';
import { useInvalidate } from '../../api/hooks';
import type { SuspenseAccount } from '../../api/types';
import { useI18n } from '../../i18n';
import { useAct } from '../../kit/act';
import { CodeField } from '../../kit/CodeField';
import { useOnce } from '../../kit/once';
import { useFigures } from '../../kit/rules';
import { REGIMES } from './regimes';

type Regime = SuspenseAccount['regime'];
interface RentValue { payOn?: Dayjs; amount?: string }
interface Values { regime: Regime; declaration: string; contract: string; partner: string; guarantee?: string; identity?: string; leaseEnds?: Dayjs; currency?: string; rents?: RentValue[] }

/** Asks for an account for the goods of a declaration, which waits for it. */
export function OpenAccount({ onClose }: { onClose: () => void }) {
  const { t, word, pair } = useI18n();
  const act = useAct();
  const invalidate = useInvalidate();
  const navigate = useNavigate();
  const [form] = Form.useForm<Values>();
  const [busy, once] = useOnce();
  const figures = useFigures();
  const regime = Form.useWatch('regime', form);
  const lease = regime === 'LEASE';
  async function ask(v: Values) {
    // One line of marks for each item, in their order.
    const identities = Object.fromEntries((v.identity ?? '').split('\n').map((line, i) => [String(i + 1), line.trim()]).filter(([, line]) => line !== '')) as Record<string, string>;
    const made = await act(() => post('/suspense/accounts', {
      regime: v.regime, declaration: v.declaration.trim(), contract: v.contract, partner: v.partner, guarantee: v.guarantee?.trim() || null, identities,
      leaseEnds: lease ? v.leaseEnds?.format('YYYY-MM-DD') ?? null : null,
      rents: lease ? (v.rents ?? []).map((r) => ({ payOn: r.payOn?.format('YYYY-MM-DD') ?? null, amount: r.amount ?? null, currency: v.currency ?? null })) : null,
    }), t('suspense.asked'));
    if (made) {
      onClose();
      await invalidate('/suspense');
      void navigate(`/suspense/${made.account.number}`);
    }
  }
  const must = { required: true, message: t('common.required') };
  return (
    <Modal open width={640} title={t('suspense.open')} okText={t('suspense.open')} cancelText={t('common.cancel')} onCancel={onClose} onOk={() => form.submit()} confirmLoading={busy}>
      <Form form={form} layout="vertical" initialValues={{ currency: 'CNY', rents: [{}] }} onFinish={(v) => once(() => ask(v))}>
        <Form.Item name="regime" label={t('suspense.regime')} rules={[must]}><Select options={REGIMES.map((value) => ({ value, label: word('suspenseRegime', value) }))} /></Form.Item>
        <Form.Item name="declaration" label={t('suspense.declaration')} extra={t('suspense.declarationHint')} rules={[must, figures.declaration]}><Input maxLength={18} /></Form.Item>
        <div className="tg-form-2">
          <Form.Item name="contract" label={t('suspense.contract')} rules={[must]}><Input maxLength={60} /></Form.Item>
          <Form.Item name="partner" label={t('suspense.partner')} rules={[must]}><Input maxLength={200} /></Form.Item>
        </div>
        <Form.Item name="guarantee" label={t('suspense.guarantee')} extra={t('suspense.guaranteeHint')}><Input maxLength={18} /></Form.Item>
        <Form.Item name="identity" label={t('suspense.marks')} extra={t('suspense.marksHint')}><Input.TextArea rows={2} /></Form.Item>
        {lease && (
          <>
            <div className="tg-form-2">
              <Form.Item name="leaseEnds" label={t('suspense.leaseEnds')} rules={[must]}><DatePicker className="tg-fill" /></Form.Item>
              <Form.Item name="currency" label={t('suspense.currency')} rules={[must]}><CodeField list="currency" label={t('suspense.currency')} /></Form.Item>
            </div>
            <p className="tg-faint">{t('suspense.rentsHint')}</p>
            <Form.List name="rents">{(fields, { add, remove }) => (
              <div className="tg-stack">
                {fields.map((f) => (
                  <Form.Item key={f.key} className="tg-last"><div className="tg-row">
                    <Form.Item name={[f.name, 'payOn']} noStyle rules={[{ required: true, message: pair(t('suspense.payOn'), t('common.required')) }]}><DatePicker placeholder={t('suspense.payOn')} /></Form.Item>
                    <Form.Item name={[f.name, 'amount']} noStyle rules={[{ required: true, message: pair(t('suspense.rent'), t('common.required')) }, figures.amount]}><Input aria-label={t('suspense.rent')} placeholder={t('suspense.rent')} inputMode="decimal" /></Form.Item>
                    <Button type="text" icon={<DeleteOutlined />} aria-label={t('temporary.remove')} disabled={fields.length === 1} onClick={() => remove(f.name)} />
                  </div></Form.Item>
                ))}
                <Button icon={<PlusOutlined />} onClick={() => add({})}>{t('suspense.addRent')}</Button>
              </div>
            )}</Form.List>
          </>
        )}
      </Form>
    </Modal>
  );
}
