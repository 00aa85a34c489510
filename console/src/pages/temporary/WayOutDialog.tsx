import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input, Modal, Radio, Select } from 'antd';
import { useNavigate } from 'react-router';
import { post } from '../../api/client';
import { useGet, useInvalidate } from '../../api/hooks';
import type { Code, TemporaryClearance } from '../../api/types';
import { useI18n } from '../../i18n';
import { useAct } from '../../kit/act';
import { useOnce } from '../../kit/once';
import { useFigures } from '../../kit/rules';

type Way = TemporaryClearance['way'];
interface Part { item: string; quantity?: string; price?: string }
interface Values { way: Way; evidence: string; place?: string; recipient?: string; voucher?: string; permit?: string; which: 'all' | 'parts'; parts?: Part[] }

/** Asks that goods go out: all that is free, or some items, each in part or whole. */
export function WayOutDialog({ list, ata, item, onClose }: { list: string; ata: boolean; item?: number; onClose: () => void }) {
  const { t, say, pair } = useI18n();
  const act = useAct();
  const invalidate = useInvalidate();
  const navigate = useNavigate();
  const [form] = Form.useForm<Values>();
  const [busy, once] = useOnce();
  const figures = useFigures();
  const way = Form.useWatch('way', form);
  const which = Form.useWatch('which', form);
  const ways: Code[] = useGet('/reference/codes/temporary_way').data ?? [];
  const rule: Record<string, string> = ways.find((w) => w.code === way)?.attributes ?? {};
  const paper = (rule.evidence ?? '').split(' / ');
  async function ask(v: Values) {
    const address = `/temporary/lists/${list}/clearances` as const;
    const made = await act(() => post(address, {
      way: v.way, evidence: v.evidence, place: v.place ?? null, recipient: v.recipient ?? null, voucher: v.voucher ?? null, permit: v.permit ?? null,
      parts: v.which === 'all' ? null : (v.parts ?? []).map((p) => ({ item: Number(p.item), quantity: p.quantity || null, price: p.price || null })),
    }), t('temporary.askedOut'));
    if (made) {
      onClose();
      await invalidate('/temporary');
      void navigate(`/temporary/clearances/${made.clearance.number}`);
    }
  }
  const must = { required: true, message: t('common.required') };
  return (
    <Modal open width={640} title={t('temporary.askOut')} okText={t('temporary.askOut')} cancelText={t('common.cancel')} onCancel={onClose} onOk={() => form.submit()} confirmLoading={busy}>
      <Form form={form} layout="vertical" initialValues={{ which: item ? 'parts' : 'all', parts: item ? [{ item: String(item) }] : [{ item: '' }] }} onFinish={(v) => once(() => ask(v))}>
        <Form.Item name="way" label={t('temporary.way')} rules={[must]}>
          <Select options={ways.filter((w) => !(ata && w.attributes.ata === 'no')).map((w) => ({ value: w.code, label: say(w.name) }))} />
        </Form.Item>
        <Form.Item name="evidence" label={t('temporary.evidence')} extra={rule.evidence ? say({ zh: paper[0], en: paper[paper.length - 1] }) : undefined} rules={[must]}><Input maxLength={200} /></Form.Item>
        <div className="tg-form-2">
          <Form.Item name="place" label={t('temporary.place')} rules={rule.place === 'yes' ? [must] : []}><Input maxLength={200} /></Form.Item>
          <Form.Item name="recipient" label={t('temporary.recipient')} rules={rule.recipient === 'yes' ? [must] : []}><Input maxLength={200} /></Form.Item>
        </div>
        {way === 'SALE' && <Form.Item name="permit" label={t('temporary.permit')} extra={t('temporary.permitHint')}><Input maxLength={200} /></Form.Item>}
        {ata && <Form.Item name="voucher" label={t('temporary.voucher')} rules={way === 'RE_EXPORT' ? [must] : []}><Input maxLength={60} /></Form.Item>}
        <Form.Item name="which" label={t('temporary.which')}><Radio.Group optionType="button" options={[{ value: 'all', label: t('temporary.allFree') }, { value: 'parts', label: t('temporary.someItems') }]} /></Form.Item>
        {which === 'parts' && (
          <Form.List name="parts">{(fields, { add, remove }) => (
            <div className="tg-stack">
              {fields.map((f) => (
                <Form.Item key={f.key} className="tg-last"><div className="tg-row tg-parts">
                  <Form.Item name={[f.name, 'item']} noStyle rules={[{ required: true, message: pair(t('temporary.item'), t('common.required')) }, figures.item]}><Input aria-label={t('temporary.item')} placeholder={t('temporary.item')} inputMode="numeric" /></Form.Item>
                  <Form.Item name={[f.name, 'quantity']} noStyle rules={[figures.quantity]}><Input aria-label={t('temporary.quantity')} placeholder={t('temporary.quantityAll')} inputMode="decimal" /></Form.Item>
                  <Form.Item name={[f.name, 'price']} noStyle rules={[figures.amount]}><Input aria-label={t('temporary.soldFor')} placeholder={t('temporary.soldFor')} inputMode="decimal" /></Form.Item>
                  <Button type="text" icon={<DeleteOutlined />} aria-label={t('temporary.remove')} disabled={fields.length === 1} onClick={() => remove(f.name)} />
                </div></Form.Item>
              ))}
              <Button icon={<PlusOutlined />} onClick={() => add({ item: '' })}>{t('temporary.addItem')}</Button>
            </div>
          )}</Form.List>
        )}
      </Form>
    </Modal>
  );
}
