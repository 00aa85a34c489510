import { MinusCircleOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input, InputNumber, Modal, Select } from 'antd';
import { useNavigate } from 'react-router';
import { post } from '../../api/client';
import { useInvalidate } from '../../api/hooks';
import type { PeriodicApprovalCase } from '../../api/types';
import { useI18n } from '../../i18n';
import { useAct } from '../../kit/act';
import { useOnce } from '../../kit/once';
import { useFigures } from '../../kit/rules';

interface Line { goods: number; quantity: string; netKg: string; unitPrice?: string }
interface Values { reference: string; plate: string; packages: number; grossKg: string; lines: Line[] }

/** A delivery: its vehicle, and of which goods how much. */
export function DeliverDialog({ of, onClose }: { of: PeriodicApprovalCase; onClose: () => void }) {
  const { t } = useI18n();
  const act = useAct();
  const invalidate = useInvalidate();
  const navigate = useNavigate();
  const [form] = Form.useForm<Values>();
  const [busy, once] = useOnce();
  const must = { required: true, message: t('common.required') };
  const figures = useFigures();
  const number = figures.quantity;
  async function deliver(v: Values) {
    const made = await act(() => post('/periodic/deliveries', {
      approval: of.approval.number, reference: v.reference, plate: v.plate, packages: v.packages, grossKg: v.grossKg,
      lines: v.lines.map((l) => ({ goods: l.goods, quantity: l.quantity, netKg: l.netKg, unitPrice: l.unitPrice === undefined || l.unitPrice === '' ? null : l.unitPrice, second: null })),
    }), t('periodic.delivered'));
    if (made) {
      await invalidate('/periodic', '/guarantees');
      void navigate(`/periodic/deliveries/${made.delivery.number}`);
    }
  }
  return (
    <Modal open title={t('periodic.deliver')} width={640} okText={t('periodic.deliver')} cancelText={t('common.cancel')} onCancel={onClose} onOk={() => form.submit()} confirmLoading={busy}>
      <Form form={form} layout="vertical" initialValues={{ lines: [{ goods: of.goods[0]?.goods }] }} onFinish={(v) => once(() => deliver(v))}>
        <div className="tg-form-2">
          <Form.Item name="reference" label={t('periodic.reference')} rules={[must]}><Input maxLength={60} /></Form.Item>
          <Form.Item name="plate" label={t('periodic.plate')} rules={[must, figures.plate]}><Input maxLength={20} /></Form.Item>
        </div>
        <div className="tg-form-2">
          <Form.Item name="packages" label={t('periodic.packages')} rules={[must]}><InputNumber min={1} precision={0} className="tg-fill" /></Form.Item>
          <Form.Item name="grossKg" label={t('periodic.gross')} rules={[must, number]}><Input inputMode="decimal" /></Form.Item>
        </div>
        <Form.List name="lines">
          {(fields, { add, remove }) => (
            <>
              {fields.map((f) => (
                <div key={f.key} className="tg-stack">
                  <Form.Item name={[f.name, 'goods']} label={<span className="tg-row">{t('periodic.goods')}{fields.length > 1 && <Button type="text" size="small" icon={<MinusCircleOutlined />} aria-label={t('common.remove')} onClick={() => remove(f.name)} />}</span>} rules={[must]}><Select options={of.goods.map((g) => ({ value: g.goods, label: `${g.goods} · ${g.code} ${g.description}` }))} /></Form.Item>
                  <div className="tg-form-2">
                    <Form.Item name={[f.name, 'quantity']} label={t('periodic.quantity')} rules={[must, number]}><Input inputMode="decimal" /></Form.Item>
                    <Form.Item name={[f.name, 'netKg']} label={t('periodic.net')} rules={[must, number]}><Input inputMode="decimal" /></Form.Item>
                  </div>
                </div>
              ))}
              <Button icon={<PlusOutlined />} onClick={() => add({})}>{t('periodic.add')}</Button>
            </>
          )}
        </Form.List>
      </Form>
    </Modal>
  );
}
