import { DatePicker, Form, InputNumber, Modal, Radio } from 'antd';
import dayjs from 'dayjs';
import type { Dayjs } from 'dayjs';
import { post } from '../../api/client';
import { useInvalidate } from '../../api/hooks';
import { isTrader, useSession } from '../../app/session';
import { useI18n } from '../../i18n';
import { useAct } from '../../kit/act';
import { TraderPick } from '../../kit/TraderPick';

interface Values { to: 'TRADER' | 'OFFICE'; traderId?: string; count: number; validTo: Dayjs }

/** Gives references out: a trader to itself, an officer to a trader or to the own office. */
export function IssueDialog({ onClose }: { onClose: () => void }) {
  const { t } = useI18n();
  const act = useAct();
  const invalidate = useInvalidate();
  const own = isTrader(useSession());
  const [form] = Form.useForm<Values>();
  const to = Form.useWatch('to', form);
  async function issue(v: Values) {
    const made = await act(() => post('/offline-references', { traderId: !own && v.to === 'TRADER' ? v.traderId ?? null : null, count: v.count, validTo: v.validTo.format('YYYY-MM-DD') }),
      t('continuity.issued', { count: v.count }));
    if (made) {
      onClose();
      await invalidate('/offline-references');
    }
  }
  const must = { required: true, message: t('common.required') };
  return (
    <Modal open title={t('continuity.issue')} okText={t('continuity.issue')} cancelText={t('common.cancel')} onCancel={onClose} onOk={() => form.submit()}>
      <Form form={form} layout="vertical" initialValues={{ to: 'TRADER', count: 10, validTo: dayjs().add(6, 'month') }} onFinish={(v) => void issue(v)}>
        {!own && <Form.Item name="to" label={t('continuity.to')}><Radio.Group optionType="button" options={[{ value: 'TRADER', label: t('continuity.toTrader') }, { value: 'OFFICE', label: t('continuity.toOffice') }]} /></Form.Item>}
        {!own && to !== 'OFFICE' && <Form.Item name="traderId" label={t('continuity.toTrader')} rules={[must]}><TraderPick /></Form.Item>}
        <div className="tg-form-2">
          <Form.Item name="count" label={t('continuity.count')} rules={[must]}><InputNumber min={1} max={100} precision={0} /></Form.Item>
          <Form.Item name="validTo" label={t('continuity.validTo')} rules={[must]}><DatePicker className="tg-fill" minDate={dayjs()} maxDate={dayjs().add(366, 'day')} /></Form.Item>
        </div>
      </Form>
    </Modal>
  );
}
