import { Alert, Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { post } from '../../api/client';
import { useInvalidate } from '../../api/hooks';
import type { Judge } from '../../api/types';
import { has, useSession } from '../../app/session';
import { useI18n } from '../../i18n';
import { useAct } from '../act';
import { useOnce } from '../once';
import { Time } from '../Show';

/** Whose a case is, in a word. */
export function JudgeName({ judge }: { judge: Judge | null }) {
  const { t } = useI18n();
  const session = useSession();
  if (!judge) {
    return <span className="tg-faint">{t('oversight.undrawn')}</span>;
  }
  return judge.officer === session.account ? <b>{t('oversight.mine')}</b> : <span>{judge.officer}</span>;
}

/** A senior officer gives a waiting case to another, with a reason. */
export function Assign({ id }: { id: string }) {
  const { t } = useI18n();
  const session = useSession();
  const act = useAct();
  const invalidate = useInvalidate();
  const [open, setOpen] = useState(false);
  const [busy, once] = useOnce();
  const [form] = Form.useForm<{ officer: string; reason: string }>();
  async function assign(v: { officer: string; reason: string }) {
    if (await act(() => post('/work-queue/assign', { subjectId: id, ...v }), t('oversight.assigned'))) {
      setOpen(false);
      form.resetFields();
      await invalidate('/declarations', '/work-queue');
    }
  }
  if (!has(session, 'SENIOR')) {
    return null;
  }
  const must = [{ required: true, message: t('common.required') }];
  return (
    <span role="presentation" onClick={(e) => e.stopPropagation()} onKeyDown={(e) => e.stopPropagation()}>
      <Button size="small" onClick={() => setOpen(true)}>{t('oversight.assign')}</Button>
      <Modal open={open} title={t('oversight.assignTitle')} okText={t('oversight.assign')} cancelText={t('common.cancel')} onCancel={() => setOpen(false)} onOk={() => form.submit()} confirmLoading={busy}>
        <Form form={form} layout="vertical" onFinish={(v) => once(() => assign(v))}>
          <Form.Item name="officer" label={t('oversight.officer')} rules={must}><Input maxLength={100} /></Form.Item>
          <Form.Item name="reason" label={t('common.reason')} rules={must} className="tg-last"><Input.TextArea rows={3} maxLength={500} showCount /></Form.Item>
        </Form>
      </Modal>
    </span>
  );
}

/** Whose a case is that waits for an officer, and what somebody else may do about it. */
export function JudgeNotice({ id, judge }: { id: string; judge: Judge | null }) {
  const { t } = useI18n();
  const session = useSession();
  const own = judge?.officer === session.account;
  const title = own ? t('oversight.ownCase') : judge ? t('oversight.othersCase', { officer: judge.officer }) : t('oversight.nobodysCase');
  return (
    <Alert type="info" showIcon className="tg-gap-bottom" title={title} action={<Assign id={id} />}
      description={judge?.assignedBy && <>{t('oversight.assignedBy', { officer: judge.assignedBy })}, <Time at={judge.since} />: {judge.reason}</>} />
  );
}
