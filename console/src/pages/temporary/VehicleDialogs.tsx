import { DatePicker, Form, Input, Modal, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import { post } from '../../api/client';
import { useGet, useInvalidate } from '../../api/hooks';
import type { Code, TemporaryPaper, TemporaryVehicleCase } from '../../api/types';
import { useI18n } from '../../i18n';
import { useAct } from '../../kit/act';
import { useOnce } from '../../kit/once';

type At = `/temporary/lists/${string}/vehicles/${string}`;

/** What every dialog here does when it went through. */
function useDone(onClose: () => void): [boolean, (write: () => Promise<unknown>, said: string) => void] {
  const act = useAct();
  const invalidate = useInvalidate();
  const [busy, once] = useOnce();
  async function take(write: () => Promise<unknown>, said: string) {
    if (await act(write, said)) {
      onClose();
      await invalidate('/temporary');
    }
  }
  return [busy, (write, said) => once(() => take(write, said))];
}

/** Gives a paper, or its next one. */
export function GivePaper({ at, paper, onClose }: { at: At; paper?: TemporaryPaper; onClose: () => void }) {
  const { t, say } = useI18n();
  const [busy, done] = useDone(onClose);
  const [form] = Form.useForm<{ number: string; validTo?: Dayjs }>();
  return (
    <Modal open title={say(paper?.kindName)} okText={t('vehicle.give')} cancelText={t('common.cancel')} onCancel={onClose} onOk={() => form.submit()} confirmLoading={busy}>
      <Form form={form} layout="vertical" onFinish={(v) => done(() => post(`${at}/papers`, { kind: paper?.kind ?? null, number: v.number, validTo: v.validTo?.format('YYYY-MM-DD') ?? null }), t('guarantee.done'))}>
        <div className="tg-form-2"><Form.Item name="number" label={t('vehicle.paperNumber')} rules={[{ required: true, message: t('common.required') }]}><Input maxLength={200} /></Form.Item><Form.Item name="validTo" label={t('vehicle.validTo')}><DatePicker /></Form.Item></div>
      </Form>
    </Modal>
  );
}

/** Asks for a place beside the venue. */
export function AskPlace({ at, onClose }: { at: At; onClose: () => void }) {
  const { t, say } = useI18n();
  const [busy, done] = useDone(onClose);
  const kinds: Code[] = useGet('/reference/codes/temporary_place_kind').data ?? [];
  const [form] = Form.useForm<{ kind: string; name: string; days: [Dayjs, Dayjs] }>();
  const must = { required: true, message: t('common.required') };
  return (
    <Modal open title={t('vehicle.askPlace')} okText={t('vehicle.askPlace')} cancelText={t('common.cancel')} onCancel={onClose} onOk={() => form.submit()} confirmLoading={busy}>
      <Form form={form} layout="vertical" onFinish={(v) => done(() => post(`${at}/places`, { kind: v.kind, name: v.name, from: v.days[0].format('YYYY-MM-DD'), to: v.days[1].format('YYYY-MM-DD') }), t('vehicle.asked'))}>
        <Form.Item name="kind" label={t('vehicle.placeKind')} rules={[must]}><Select options={kinds.map((k) => ({ value: k.code, label: say(k.name) }))} /></Form.Item>
        <Form.Item name="name" label={t('vehicle.placeName')} rules={[must]}><Input maxLength={200} /></Form.Item>
        <Form.Item name="days" label={t('vehicle.days')} rules={[must]}><DatePicker.RangePicker /></Form.Item>
      </Form>
    </Modal>
  );
}

/** Records where a vehicle is. */
export function RecordSighting({ at, vehicle: v, onClose }: { at: At; vehicle: TemporaryVehicleCase; onClose: () => void }) {
  const { t } = useI18n();
  const [busy, done] = useDone(onClose);
  const [form] = Form.useForm<{ where: string; elsewhere?: string; note?: string }>();
  const where = Form.useWatch('where', form);
  const must = { required: true, message: t('common.required') };
  const options = [...(v.venue ? [{ value: 'venue', label: `${t('vehicle.atVenue')} · ${v.venue}` }] : []), ...v.places.filter((p) => p.state === 'GRANTED').map((p) => ({ value: p.id, label: p.name })), { value: 'elsewhere', label: t('vehicle.elsewhere') }];
  return (
    <Modal open title={t('vehicle.record')} okText={t('common.confirm')} cancelText={t('common.cancel')} onCancel={onClose} onOk={() => form.submit()} confirmLoading={busy}>
      <Form form={form} layout="vertical" initialValues={{ where: options[0]?.value }} onFinish={(x) => done(() => post(`${at}/sightings`, { placeId: ['venue', 'elsewhere'].includes(x.where) ? null : x.where, elsewhere: x.where === 'elsewhere' ? x.elsewhere ?? null : null, note: x.note ?? null }), t('guarantee.done'))}>
        <Form.Item name="where" label={t('vehicle.where')} rules={[must]}><Select options={options} /></Form.Item>
        {where === 'elsewhere' && <Form.Item name="elsewhere" label={t('vehicle.elsewhereName')} rules={[must]}><Input maxLength={200} /></Form.Item>}
        <Form.Item name="note" label={t('vehicle.note')}><Input.TextArea rows={2} maxLength={200} /></Form.Item>
      </Form>
    </Modal>
  );
}
