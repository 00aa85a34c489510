import { Checkbox, DatePicker, Form, Input, Modal, Select } from 'antd';
import dayjs from 'dayjs';
import type { Dayjs } from 'dayjs';
import { post } from '../../api/client';
import { useInvalidate } from '../../api/hooks';
import { useI18n } from '../../i18n';
import { useAct } from '../../kit/act';
import { useOnce } from '../../kit/once';
import { ReasonDialog } from '../../kit/ReasonDialog';

interface Given { proof?: string; enteredOn?: Dayjs; until?: Dayjs; reason?: string }

const NEEDS_REASON = ['return', 'refuse', 'refuse-extension', 'claim'];

/** Takes a step of a list, asking for what it needs. */
export function Step({ list, command, dueOn, onClose }: { list: string; command: string; dueOn?: string | null; onClose: () => void }) {
  const { t, word } = useI18n();
  const act = useAct();
  const invalidate = useInvalidate();
  const [form] = Form.useForm<Given>();
  const [busy, once] = useOnce();
  async function send(body: { reason?: string | null; proof?: string | null; enteredOn?: string | null; until?: string | null }) {
    const done = await act(() => post(`/temporary/lists/${list}/commands/${command}`, body), t('guarantee.done'));
    await invalidate('/temporary', '/guarantees');
    if (done) {
      onClose();
    }
    return done;
  }
  const must = { required: true, message: t('common.required') };
  const title = word('temporaryCommand', command);
  if (!['certify', 'admit', 'ask-extension'].includes(command)) {
    return <ReasonDialog title={title} ok={t('common.confirm')} optional={!NEEDS_REASON.includes(command)} danger={command === 'refuse' || command === 'claim'} lead={command === 'claim' && <p className="tg-faint">{t('temporary.claimHint')}</p>} onGive={(reason) => send({ reason })} onClose={onClose} />;
  }
  return (
    <Modal open title={title} okText={t('common.confirm')} cancelText={t('common.cancel')} onCancel={onClose} onOk={() => form.submit()} confirmLoading={busy}>
      <Form form={form} layout="vertical" initialValues={{ enteredOn: dayjs(), until: dueOn ? dayjs(dueOn).add(6, 'month') : undefined }} onFinish={(v) => once(() => send({ proof: v.proof ?? null, reason: v.reason ?? null, enteredOn: command === 'admit' ? v.enteredOn?.format('YYYY-MM-DD') : null, until: v.until?.format('YYYY-MM-DD') ?? null }))}>
        {command === 'certify' && <Form.Item name="proof" label={t('temporary.proof')} extra={t('temporary.proofHint')}><Input maxLength={60} /></Form.Item>}
        {command === 'admit' && <Form.Item name="enteredOn" label={t('temporary.enteredOn')} rules={[must]}><DatePicker className="tg-fill" /></Form.Item>}
        {command === 'ask-extension' && <><Form.Item name="until" label={t('temporary.until')} rules={[must]}><DatePicker className="tg-fill" /></Form.Item><Form.Item name="reason" label={t('common.reason')} rules={[must]}><Input.TextArea rows={2} maxLength={200} /></Form.Item></>}
      </Form>
    </Modal>
  );
}

/** Orders an inspection at the venue. */
export function OrderInspection({ list, onClose }: { list: string; onClose: () => void }) {
  const { t, word } = useI18n();
  const act = useAct();
  const invalidate = useInvalidate();
  const [form] = Form.useForm<{ departments: ('CUSTOMS' | 'QUARANTINE' | 'QUALITY')[]; reason: string }>();
  const [busy, once] = useOnce();
  async function order(v: { departments: ('CUSTOMS' | 'QUARANTINE' | 'QUALITY')[]; reason: string }) {
    if (await act(() => post(`/temporary/lists/${list}/inspections`, v), t('temporary.inspectionOrdered'))) {
      onClose();
      await invalidate('/temporary', '/inspections');
    }
  }
  const must = { required: true, message: t('common.required') };
  return (
    <Modal open title={t('temporary.inspect')} okText={t('common.confirm')} cancelText={t('common.cancel')} onCancel={onClose} onOk={() => form.submit()} confirmLoading={busy}>
      <Form form={form} layout="vertical" initialValues={{ departments: ['CUSTOMS'] }} onFinish={(v) => once(() => order(v))}>
        <Form.Item name="departments" rules={[must]}><Checkbox.Group options={(['CUSTOMS', 'QUARANTINE', 'QUALITY'] as const).map((value) => ({ value, label: word('department', value) }))} /></Form.Item>
        <Form.Item name="reason" label={t('common.reason')} rules={[must]}><Input maxLength={200} /></Form.Item>
      </Form>
    </Modal>
  );
}

/** Records that a voucher of a carnet was used. */
export function UseVoucher({ list, onClose }: { list: string; onClose: () => void }) {
  const { t, word } = useI18n();
  const act = useAct();
  const invalidate = useInvalidate();
  const [form] = Form.useForm<{ kind: string; number: string; usedOn: Dayjs; items: string }>();
  const [busy, once] = useOnce();
  async function record(v: { kind: string; number: string; usedOn: Dayjs; items: string }) {
    if (await act(() => post(`/temporary/lists/${list}/vouchers`, { ...v, usedOn: v.usedOn.format('YYYY-MM-DD') }), t('guarantee.done'))) {
      onClose();
      await invalidate('/temporary');
    }
  }
  const must = { required: true, message: t('common.required') };
  return (
    <Modal open title={t('temporary.useVoucher')} okText={t('common.confirm')} cancelText={t('common.cancel')} onCancel={onClose} onOk={() => form.submit()} confirmLoading={busy}>
      <Form form={form} layout="vertical" initialValues={{ kind: 'IMPORTATION', usedOn: dayjs() }} onFinish={(v) => once(() => record(v))}>
        <Form.Item name="kind" label={t('temporary.voucherKind')} rules={[must]}><Select options={['IMPORTATION', 'RE_EXPORTATION', 'TRANSIT'].map((value) => ({ value, label: word('voucher', value) }))} /></Form.Item>
        <div className="tg-form-2"><Form.Item name="number" label={t('temporary.voucherNumber')} rules={[must]}><Input maxLength={60} /></Form.Item><Form.Item name="usedOn" label={t('guarantee.when')} rules={[must]}><DatePicker className="tg-fill" /></Form.Item></div>
        <Form.Item name="items" label={t('temporary.voucherItems')} rules={[must]}><Input maxLength={200} placeholder="1-5" /></Form.Item>
      </Form>
    </Modal>
  );
}
