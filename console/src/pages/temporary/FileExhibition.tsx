import { DatePicker, Form, Input, Modal, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import { useNavigate } from 'react-router';
import { post } from '../../api/client';
import { asPage, useGet, useInvalidate } from '../../api/hooks';
import { useI18n } from '../../i18n';
import { useAct } from '../../kit/act';
import { CodeField } from '../../kit/CodeField';
import { group } from '../../kit/format';
import { useOnce } from '../../kit/once';

interface Values { nameZh: string; nameEn?: string; venue: string; office: string; days: [Dayjs, Dayjs]; guarantee?: string }

/** Files an exhibition, with the organiser's own guarantee. */
export function FileExhibition({ onClose }: { onClose: () => void }) {
  const { t } = useI18n();
  const act = useAct();
  const invalidate = useInvalidate();
  const navigate = useNavigate();
  const [form] = Form.useForm<Values>();
  const [busy, once] = useOnce();
  const guarantees = asPage(useGet('/guarantees', { size: 200 }).data).items.filter((g) => g.form === 'ORGANISER' && (g.state === 'ACTIVE' || g.state === 'REGISTERED'));
  async function file(v: Values) {
    const made = await act(() => post('/temporary/exhibitions', { nameZh: v.nameZh, nameEn: v.nameEn ?? null, venue: v.venue, office: v.office, opensOn: v.days[0].format('YYYY-MM-DD'), closesOn: v.days[1].format('YYYY-MM-DD'), guarantee: v.guarantee ?? null }), t('temporary.filed'));
    if (made) {
      onClose();
      await invalidate('/temporary');
      void navigate(`/temporary/exhibitions/${made.number}`);
    }
  }
  const must = { required: true, message: t('common.required') };
  return (
    <Modal open title={t('temporary.file')} okText={t('temporary.file')} cancelText={t('common.cancel')} onCancel={onClose} onOk={() => form.submit()} confirmLoading={busy}>
      <Form form={form} layout="vertical" onFinish={(v) => once(() => file(v))}>
        <Form.Item name="nameZh" label={t('temporary.nameZh')} rules={[must]}><Input maxLength={200} /></Form.Item>
        <Form.Item name="nameEn" label={t('temporary.nameEn')}><Input maxLength={200} /></Form.Item>
        <Form.Item name="venue" label={t('temporary.venue')} rules={[must]}><Input maxLength={200} /></Form.Item>
        <div className="tg-form-2">
          <Form.Item name="days" label={t('temporary.days')} rules={[must]}><DatePicker.RangePicker className="tg-fill" /></Form.Item>
          <Form.Item name="office" label={t('guarantee.office')} rules={[must]}><CodeField list="customs_district" label={t('guarantee.office')} /></Form.Item>
        </div>
        <Form.Item name="guarantee" label={t('temporary.guarantee')} extra={t('temporary.guaranteeHint')}>
          <Select allowClear options={guarantees.map((g) => ({ value: g.number, label: `${g.number} · ${group(g.free)} CNY` }))} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
