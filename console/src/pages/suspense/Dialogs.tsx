import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Checkbox, DatePicker, Form, Input, Modal, Radio, Select } from 'antd';
import dayjs from 'dayjs';
import type { Dayjs } from 'dayjs';
import { post } from '../../api/client';
import { useInvalidate } from '../../api/hooks';
import type { SuspenseAccountCase, SuspenseMovement, SuspenseRent } from '../../api/types';
import { useI18n } from '../../i18n';
import { useAct } from '../../kit/act';
import { CodeField } from '../../kit/CodeField';
import { useOnce } from '../../kit/once';
import { ReasonDialog } from '../../kit/ReasonDialog';
import { useFigures } from '../../kit/rules';

interface Base { number: string; onClose: () => void }
const NEEDS_REASON = ['refuse', 'refuse-extension', 'levy', 'claim'];

/** Sends something about an account; what belongs to it is read anew. */
function useSend(onClose: () => void) {
  const { t } = useI18n();
  const act = useAct();
  const invalidate = useInvalidate();
  return async (work: () => Promise<unknown>) => {
    const done = await act(async () => { await work(); return true; }, t('guarantee.done'));
    await invalidate('/suspense', '/guarantees', '/bills', '/declarations');
    if (done) {
      onClose();
    }
    return done;
  };
}

/** Takes a step of an account, asking for what it needs. */
export function Step({ number, command, dueOn, onClose }: Base & { command: string; dueOn?: string | null }) {
  const { t, word } = useI18n();
  const send = useSend(onClose);
  const [form] = Form.useForm<{ until: Dayjs; reason: string }>();
  const [busy, once] = useOnce();
  const title = word('suspenseCommand', command);
  const at = `/suspense/accounts/${number}/commands/${command}` as '/suspense/accounts/{number}/commands/{command}';
  if (command !== 'ask-extension') {
    const accept = command === 'accept';
    return <ReasonDialog title={title} ok={t('common.confirm')} label={accept ? t('suspense.identity') : undefined} optional={!accept && !NEEDS_REASON.includes(command)} danger={command === 'refuse' || command === 'claim' || command === 'levy'}
      lead={(accept || command === 'levy' || command === 'claim') && <p className="tg-faint">{t(accept ? 'suspense.acceptHint' : command === 'levy' ? 'suspense.levyHint' : 'suspense.claimHint')}</p>}
      onGive={(text) => send(() => post(at, accept ? { identity: text } : { reason: text }))} onClose={onClose} />;
  }
  const must = { required: true, message: t('common.required') };
  return (
    <Modal open title={title} okText={t('common.confirm')} cancelText={t('common.cancel')} onCancel={onClose} onOk={() => form.submit()} confirmLoading={busy}>
      <Form form={form} layout="vertical" initialValues={{ until: dueOn ? dayjs(dueOn).add(3, 'month') : undefined }} onFinish={(v) => once(() => send(() => post(at, { until: v.until.format('YYYY-MM-DD'), reason: v.reason })))}>
        <Form.Item name="until" label={t('temporary.until')} rules={[must]}><DatePicker className="tg-fill" /></Form.Item>
        <Form.Item name="reason" label={t('common.reason')} rules={[must]}><Input.TextArea rows={2} maxLength={200} /></Form.Item>
      </Form>
    </Modal>
  );
}

/** Orders an inspection: are they the same goods? */
export function OrderInspection({ number, onClose }: Base) {
  const { t, word } = useI18n();
  const send = useSend(onClose);
  const [form] = Form.useForm<{ departments: ('CUSTOMS' | 'QUARANTINE' | 'QUALITY')[]; place?: string; reason: string }>();
  const [busy, once] = useOnce();
  const must = { required: true, message: t('common.required') };
  return (
    <Modal open title={t('suspense.inspect')} okText={t('common.confirm')} cancelText={t('common.cancel')} onCancel={onClose} onOk={() => form.submit()} confirmLoading={busy}>
      <Form form={form} layout="vertical" initialValues={{ departments: ['CUSTOMS'] }} onFinish={(v) => once(() => send(() => post(`/suspense/accounts/${number}/inspections`, { departments: v.departments, place: v.place ?? null, reason: v.reason })))}>
        <Form.Item name="departments" rules={[must]}><Checkbox.Group options={(['CUSTOMS', 'QUARANTINE', 'QUALITY'] as const).map((value) => ({ value, label: word('department', value) }))} /></Form.Item>
        <Form.Item name="place" label={t('suspense.place')}><Input maxLength={200} /></Form.Item>
        <Form.Item name="reason" label={t('common.reason')} rules={[must]}><Input maxLength={200} /></Form.Item>
      </Form>
    </Modal>
  );
}

interface PartValue { item?: string; quantity?: string; price?: string }
interface MoveValues { way: SuspenseMovement['way']; declaration?: string; evidence?: string; which: 'all' | 'parts'; parts?: PartValue[] }

/** Asks that goods leave the account: all that is free, or some items, each in part or whole. */
export function MoveDialog({ data, onClose }: { data: SuspenseAccountCase; onClose: () => void }) {
  const { t, word, pair } = useI18n();
  const send = useSend(onClose);
  const [form] = Form.useForm<MoveValues>();
  const [busy, once] = useOnce();
  const figures = useFigures();
  const way = Form.useWatch('way', form);
  const which = Form.useWatch('which', form);
  const must = { required: true, message: t('common.required') };
  const abroad = ['REPAIR_ABROAD', 'PROCESSING_ABROAD', 'TEMPORARY_EXPORT'].includes(data.account.regime);
  const ask = (v: MoveValues) => send(() => post(`/suspense/accounts/${data.account.number}/movements`, {
    way: v.way, declaration: v.way === 'RETURN' ? v.declaration?.trim() ?? null : null, evidence: v.evidence ?? null,
    parts: v.which === 'all' ? null : (v.parts ?? []).map((p) => ({ item: Number(p.item), quantity: p.quantity || null, price: p.price || null })),
  }));
  return (
    <Modal open width={640} title={t('suspense.move')} okText={t('suspense.move')} cancelText={t('common.cancel')} onCancel={onClose} onOk={() => form.submit()} confirmLoading={busy}>
      <Form form={form} layout="vertical" initialValues={{ way: 'RETURN', which: 'all', parts: [{}] }} onFinish={(v) => once(() => ask(v))}>
        <Form.Item name="way" label={t('suspense.way')} extra={way && t(`suspense.${way === 'RETURN' ? 'returnHint' : way === 'REMAIN' ? (abroad ? 'remainAbroadHint' : 'remainHint') : 'destroyHint'}`)}><Select options={(['RETURN', 'REMAIN', 'DESTROY'] as const).map((value) => ({ value, label: word('suspenseWay', value) }))} /></Form.Item>
        {way === 'RETURN' ? <Form.Item name="declaration" label={t('suspense.returnDeclaration')} rules={[must, figures.declaration]}><Input maxLength={18} /></Form.Item>
          : <Form.Item name="evidence" label={t('suspense.evidence')} rules={[must]}><Input maxLength={200} /></Form.Item>}
        <Form.Item name="which" label={t('temporary.which')}><Radio.Group optionType="button" options={[{ value: 'all', label: t('suspense.allItems') }, { value: 'parts', label: t('suspense.someItems') }]} /></Form.Item>
        {which === 'parts' && (
          <Form.List name="parts">{(fields, { add, remove }) => (
            <div className="tg-stack">
              {fields.map((f) => (
                <Form.Item key={f.key} className="tg-last"><div className="tg-row tg-parts">
                  <Form.Item name={[f.name, 'item']} noStyle rules={[{ required: true, message: pair(t('temporary.item'), t('common.required')) }]}><Select placeholder={t('temporary.item')} aria-label={t('temporary.item')} options={data.items.map((i) => ({ value: String(i.number), label: `${String(i.number)} ${i.name}` }))} popupMatchSelectWidth={false} /></Form.Item>
                  <Form.Item name={[f.name, 'quantity']} noStyle rules={[figures.quantity]}><Input aria-label={t('temporary.quantity')} placeholder={t('temporary.quantityAll')} inputMode="decimal" /></Form.Item>
                  {way === 'REMAIN' && <Form.Item name={[f.name, 'price']} noStyle rules={[figures.amount]}><Input aria-label={t('suspense.price')} placeholder={t('suspense.price')} inputMode="decimal" /></Form.Item>}
                  <Button type="text" icon={<DeleteOutlined />} aria-label={t('temporary.remove')} disabled={fields.length === 1} onClick={() => remove(f.name)} />
                </div></Form.Item>
              ))}
              <Button icon={<PlusOutlined />} onClick={() => add({})}>{t('temporary.addItem')}</Button>
            </div>
          )}</Form.List>
        )}
      </Form>
    </Modal>
  );
}

interface PartInput { code: string; name: string; quantity: string; unit: string; price: string; currency: string; origin: string; identity?: string }

/** Tells of a part that was taken out of goods under repair. */
export function ReplacedPart({ number, onClose }: Base) {
  const { t } = useI18n();
  const send = useSend(onClose);
  const [form] = Form.useForm<PartInput>();
  const [busy, once] = useOnce();
  const figures = useFigures();
  const must = { required: true, message: t('common.required') };
  return (
    <Modal open title={t('suspense.part')} okText={t('suspense.part')} cancelText={t('common.cancel')} onCancel={onClose} onOk={() => form.submit()} confirmLoading={busy}>
      <p className="tg-faint">{t('suspense.partHint')}</p>
      <Form form={form} layout="vertical" initialValues={{ currency: 'CNY' }} onFinish={(v) => once(() => send(() => post(`/suspense/accounts/${number}/parts`, v)))}>
        <div className="tg-form-2"><Form.Item name="code" label={t('suspense.code')} rules={[must, figures.commodity]}><Input maxLength={10} inputMode="numeric" /></Form.Item><Form.Item name="name" label={t('suspense.goods')} rules={[must]}><Input maxLength={200} /></Form.Item></div>
        <div className="tg-form-2"><Form.Item name="quantity" label={t('temporary.quantity')} rules={[must, figures.quantity]}><Input inputMode="decimal" /></Form.Item><Form.Item name="unit" label={t('suspense.unit')} rules={[must]}><CodeField list="unit" label={t('suspense.unit')} /></Form.Item></div>
        <div className="tg-form-2"><Form.Item name="price" label={t('suspense.worth')} rules={[must, figures.amount]}><Input inputMode="decimal" /></Form.Item><Form.Item name="currency" label={t('suspense.currency')} rules={[must]}><CodeField list="currency" label={t('suspense.currency')} /></Form.Item></div>
        <div className="tg-form-2"><Form.Item name="origin" label={t('temporary.origin')} rules={[must]}><CodeField list="country" label={t('temporary.origin')} /></Form.Item><Form.Item name="identity" label={t('suspense.marks')}><Input maxLength={200} /></Form.Item></div>
      </Form>
    </Modal>
  );
}

/** A rent that was paid: its declaration for the trader, the levy for an officer. */
export function RentDialog({ number, rent, levy, onClose }: Base & { rent: SuspenseRent; levy: boolean }) {
  const { t } = useI18n();
  const send = useSend(onClose);
  const [form] = Form.useForm<{ paidOn: Dayjs; declaration?: string }>();
  const [busy, once] = useOnce();
  const must = { required: true, message: t('common.required') };
  const title = t(levy ? 'suspense.levyRent' : 'suspense.declareRent', { n: rent.number });
  return (
    <Modal open title={title} okText={t('common.confirm')} cancelText={t('common.cancel')} onCancel={onClose} onOk={() => form.submit()} confirmLoading={busy}>
      <p className="tg-faint">{t(levy ? 'suspense.levyRentHint' : 'suspense.declareRentHint')}</p>
      <Form form={form} layout="vertical" initialValues={{ paidOn: dayjs(rent.payOn) }} onFinish={(v) => once(() => send(() => (levy ? post(`/suspense/accounts/${number}/rents/${String(rent.number)}/levy`, { paidOn: v.paidOn.format('YYYY-MM-DD') })
        : post(`/suspense/accounts/${number}/rents/${String(rent.number)}/declaration`, { paidOn: v.paidOn.format('YYYY-MM-DD'), declaration: v.declaration ?? null }))))}>
        <Form.Item name="paidOn" label={t('suspense.paidOn')} rules={[must]}><DatePicker className="tg-fill" /></Form.Item>
        {!levy && <Form.Item name="declaration" label={t('suspense.rentDeclaration')} rules={[must]}><Input maxLength={18} /></Form.Item>}
      </Form>
    </Modal>
  );
}

/** Takes a step of a movement. */
export function MovementStep({ movement, command, onClose }: { movement: SuspenseMovement; command: string; onClose: () => void }) {
  const { t, word } = useI18n();
  const send = useSend(onClose);
  const returns = command === 'identify';
  return <ReasonDialog title={word('suspenseMoveCommand', command)} ok={t('common.confirm')} label={returns ? t('suspense.identity') : undefined} optional={!returns && command !== 'refuse'} danger={command === 'refuse'}
    lead={(returns || command === 'confirm') && <p className="tg-faint">{t(returns ? 'suspense.confirmReturnHint' : movement.way === 'REMAIN' ? 'suspense.confirmRemainHint' : 'suspense.confirmDestroyHint')}</p>}
    onGive={(text) => send(() => post(`/suspense/movements/${movement.number}/commands/${command}`, returns ? { identity: text } : { reason: text }))} onClose={onClose} />;
}
