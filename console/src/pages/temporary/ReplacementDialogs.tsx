import { DatePicker, Form, Input, Modal } from 'antd';
import type { Dayjs } from 'dayjs';
import { Link, useNavigate } from 'react-router';
import { post } from '../../api/client';
import { useInvalidate } from '../../api/hooks';
import type { CarnetReplacement, TemporaryListCase } from '../../api/types';
import { useI18n } from '../../i18n';
import { useAct } from '../../kit/act';
import { date } from '../../kit/format';
import { useOnce } from '../../kit/once';
import { ReasonDialog } from '../../kit/ReasonDialog';
import { Rows } from '../../kit/Rows';
import { Value } from '../../kit/Tags';

export const REPLACEMENT = ['ask-replacement', 'accept-replacement', 'refuse-replacement'];

interface Asked { carnet: string; issuer?: string; issued: Dayjs; until: Dayjs; reason: string }

function Ask({ data: c, onClose }: { data: TemporaryListCase; onClose: () => void }) {
  const { t } = useI18n();
  const act = useAct();
  const invalidate = useInvalidate();
  const [busy, once] = useOnce();
  const [form] = Form.useForm<Asked>();
  async function ask(v: Asked) {
    if (await act(() => post(`/temporary/lists/${c.list.number}/replacements`, { carnet: v.carnet, issuer: v.issuer ?? null, issued: v.issued.format('YYYY-MM-DD'), until: v.until.format('YYYY-MM-DD'), reason: v.reason }), t('replacement.asked'))) {
      onClose();
      await invalidate('/temporary');
    }
  }
  const must = { required: true, message: t('common.required') };
  return (
    <Modal open title={t('replacement.ask')} okText={t('replacement.ask')} cancelText={t('common.cancel')} onCancel={onClose} onOk={() => form.submit()} confirmLoading={busy}>
      <p className="tg-faint">{t('replacement.hint')}</p>
      <Form form={form} layout="vertical" initialValues={{ issuer: c.carnet?.issuer }} onFinish={(v) => once(() => ask(v))}>
        <Form.Item name="carnet" label={t('replacement.carnet')} rules={[must]}><Input maxLength={60} /></Form.Item>
        <div className="tg-form-2"><Form.Item name="issued" label={t('temporary.carnetIssued')} rules={[must]}><DatePicker className="tg-fill" /></Form.Item><Form.Item name="until" label={t('temporary.carnetUntil')} rules={[must]}><DatePicker className="tg-fill" /></Form.Item></div>
        <Form.Item name="issuer" label={t('temporary.issuer')}><Input maxLength={200} /></Form.Item>
        <Form.Item name="reason" label={t('common.reason')} rules={[must]}><Input.TextArea rows={2} maxLength={200} /></Form.Item>
      </Form>
    </Modal>
  );
}

function Accept({ list, onClose }: { list: string; onClose: () => void }) {
  const { t } = useI18n();
  const act = useAct();
  const invalidate = useInvalidate();
  const navigate = useNavigate();
  const [busy, once] = useOnce();
  const [form] = Form.useForm<{ discharge: string; entry: string }>();
  async function accept(v: { discharge: string; entry: string }) {
    const fresh = await act(() => post(`/temporary/lists/${list}/replacements/decision`, { accepted: true, dischargeVoucher: v.discharge, entryVoucher: v.entry, reason: null }), t('replacement.accepted'));
    if (fresh) {
      onClose();
      await invalidate('/temporary');
      void navigate(`/temporary/lists/${fresh.list.number}`);
    }
  }
  const must = { required: true, message: t('common.required') };
  return (
    <Modal open title={t('replacement.accept')} okText={t('common.confirm')} cancelText={t('common.cancel')} onCancel={onClose} onOk={() => form.submit()} confirmLoading={busy}>
      <p className="tg-faint">{t('replacement.acceptHint')}</p>
      <Form form={form} layout="vertical" onFinish={(v) => once(() => accept(v))}>
        <Form.Item name="discharge" label={t('replacement.discharge')} rules={[must]}><Input maxLength={60} /></Form.Item>
        <Form.Item name="entry" label={t('replacement.entry')} rules={[must]}><Input maxLength={60} /></Form.Item>
      </Form>
    </Modal>
  );
}

/** Asks for, accepts or refuses a replacement carnet. */
export function ReplacementStep({ data: c, command, onClose }: { data: TemporaryListCase; command: string; onClose: () => void }) {
  const { t } = useI18n();
  const act = useAct();
  const invalidate = useInvalidate();
  async function refuse(reason: string) {
    const done = await act(() => post(`/temporary/lists/${c.list.number}/replacements/decision`, { accepted: false, dischargeVoucher: null, entryVoucher: null, reason }), t('guarantee.done'));
    await invalidate('/temporary');
    return done;
  }
  if (command === 'ask-replacement') {
    return <Ask data={c} onClose={onClose} />;
  }
  return command === 'accept-replacement' ? <Accept list={c.list.number} onClose={onClose} /> : <ReasonDialog title={t('replacement.refuse')} ok={t('common.confirm')} danger onGive={refuse} onClose={onClose} />;
}

/** Carnets that were to take the place of this one. */
export function ReplacementTable({ all }: { all: CarnetReplacement[] }) {
  const { t } = useI18n();
  return (
    <Rows<CarnetReplacement> rowKey={(r) => r.carnet + r.askedAt} dataSource={all} pagination={false} columns={[
      { title: t('replacement.carnet'), render: (_, r) => r.carnet }, { title: t('temporary.issuer'), render: (_, r) => r.issuer },
      { title: t('temporary.carnetIssued'), render: (_, r) => (r.issued ? date(r.issued) : '—') }, { title: t('temporary.carnetUntil'), render: (_, r) => date(r.until) }, { title: t('common.state'), render: (_, r) => <Value kind="carnetReplacement" value={r.state} /> },
      { title: t('replacement.newList'), render: (_, r) => (r.newList ? <Link className="tg-mono" to={`/temporary/lists/${r.newList}`}>{r.newList}</Link> : r.reason || '—') },
    ]} />
  );
}
