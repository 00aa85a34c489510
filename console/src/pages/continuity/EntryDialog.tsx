import { Alert, Button, DatePicker, Descriptions, Form, Input, Modal, Radio } from 'antd';
import dayjs from 'dayjs';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { post } from '../../api/client';
import { useInvalidate } from '../../api/hooks';
import type { OfflineReference } from '../../api/types';
import { useI18n } from '../../i18n';
import { useAct } from '../../kit/act';
import { date, dateTime } from '../../kit/format';
import { ReasonDialog } from '../../kit/ReasonDialog';
import { Value } from '../../kit/Tags';

interface Values { what: 'DECLARATION' | 'OTHER'; declarationNumber?: string; occurredAt: Dayjs; note?: string }

/** One reference: what was entered under it, or the way to enter or void it. */
export function EntryDialog({ reference, onClose }: { reference: OfflineReference; onClose: () => void }) {
  const { t, say } = useI18n();
  const act = useAct();
  const invalidate = useInvalidate();
  const [form] = Form.useForm<Values>();
  const [voiding, setVoiding] = useState(false);
  const what = Form.useWatch('what', form);
  const may = (command: string) => reference.commands.includes(command);
  async function done(work: () => Promise<unknown>, words: string) {
    const went = await act(work, words) !== undefined;
    if (went) {
      await invalidate('/offline-references');
      onClose();
    }
    return went;
  }
  const enter = (v: Values) => done(() => post(`/offline-references/${reference.number}/entry`, {
    declarationNumber: v.what === 'DECLARATION' ? v.declarationNumber ?? null : null, occurredAt: v.occurredAt.toISOString(), note: v.note ?? null,
  }), t('continuity.entered'));
  const must = { required: true, message: t('common.required') };
  if (voiding) {
    return <ReasonDialog title={`${t('continuity.withdraw')} ${reference.number}`} ok={t('continuity.withdraw')} danger onClose={() => setVoiding(false)} onGive={(reason) => done(() => post(`/offline-references/${reference.number}/void`, { reason }), t('continuity.withdrawn'))} />;
  }
  return (
    <Modal
      open title={<span className="tg-mono">{reference.number}</span>} onCancel={onClose}
      footer={[
        may('void') && <Button key="void" danger onClick={() => setVoiding(true)}>{t('continuity.withdraw')}</Button>,
        <Button key="close" onClick={onClose}>{t('common.cancel')}</Button>,
        may('enter') && <Button key="enter" type="primary" onClick={() => form.submit()}>{t('continuity.enter')}</Button>,
      ]}
    >
      <Descriptions size="small" column={1} items={[
        { key: 's', label: t('common.state'), children: <Value kind="offline" value={reference.state} /> },
        { key: 'h', label: t('continuity.holder'), children: say(reference.traderName) || reference.office },
        { key: 'v', label: t('continuity.validTo'), children: date(reference.validTo) },
        ...(reference.occurredAt ? [
          { key: 'o', label: t('continuity.occurredAt'), children: dateTime(reference.occurredAt) },
          { key: 'e', label: t('continuity.subject'), children: [reference.subject, reference.note].filter(Boolean).join(' · ') },
        ] : []),
        ...(reference.reason ? [{ key: 'r', label: t('continuity.reason'), children: reference.reason }] : []),
      ]} />
      {may('enter') && (
        <Form form={form} layout="vertical" initialValues={{ what: 'DECLARATION', occurredAt: dayjs().startOf('hour') }} onFinish={(v) => void enter(v)}>
          <Alert type="info" showIcon title={t('continuity.enterHint')} className="tg-gap-bottom" />
          <Form.Item name="what" label={t('continuity.what')}><Radio.Group optionType="button" options={[{ value: 'DECLARATION', label: t('continuity.declarationDone') }, { value: 'OTHER', label: t('continuity.otherDone') }]} /></Form.Item>
          {what !== 'OTHER' && <Form.Item name="declarationNumber" label={t('continuity.declaration')} rules={[must]}><Input maxLength={18} /></Form.Item>}
          <Form.Item name="occurredAt" label={t('continuity.occurredAt')} rules={[must]}><DatePicker showTime className="tg-fill" maxDate={dayjs()} /></Form.Item>
          <Form.Item name="note" label={t('continuity.note')} rules={what === 'OTHER' ? [must] : []}><Input.TextArea rows={2} maxLength={1000} /></Form.Item>
        </Form>
      )}
    </Modal>
  );
}
