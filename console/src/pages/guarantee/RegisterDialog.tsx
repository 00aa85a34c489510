import { DatePicker, Form, Input, Modal, Radio, Select } from 'antd';
import dayjs from 'dayjs';
import type { Dayjs } from 'dayjs';
import { useNavigate } from 'react-router';
import { post } from '../../api/client';
import { useInvalidate } from '../../api/hooks';
import type { DutyGuarantee } from '../../api/types';
import { has, useSession } from '../../app/session';
import { useI18n } from '../../i18n';
import { useAct } from '../../kit/act';
import { CodeField } from '../../kit/CodeField';
import { useOptions } from '../../kit/Filters';
import { useOnce } from '../../kit/once';
import { useFigures } from '../../kit/rules';
import { TraderPick } from '../../kit/TraderPick';

interface Values { traderId?: string; form: DutyGuarantee['form']; scope: DutyGuarantee['scope']; office: string; guarantor?: string; reference: string; declarationNumber?: string; amount: string; validity: [Dayjs, Dayjs] }

/** Brings a guarantee in, anew or in the place of another; an officer other than who brought it in accepts it. */
export function RegisterDialog({ replaces, onClose }: { replaces?: DutyGuarantee; onClose: () => void }) {
  const { t } = useI18n();
  const act = useAct();
  const invalidate = useInvalidate();
  const navigate = useNavigate();
  const desk = has(useSession(), 'DECLARANT', 'TRADER_MANAGER');
  const [form] = Form.useForm<Values>();
  const [busy, once] = useOnce();
  const figures = useFigures();
  const kind = Form.useWatch('form', form);
  const scope = Form.useWatch('scope', form);
  const forms = useOptions('guaranteeForm', ['BANK_LETTER', 'INSURANCE', 'CASH', 'ORGANISER']);
  const scopes = useOptions('guaranteeScope', ['GENERAL', 'SINGLE']);
  async function register(v: Values) {
    const made = await act(() => post('/guarantees', {
      form: v.form, scope: v.scope, traderId: replaces?.traderId ?? v.traderId ?? null, office: v.office, guarantor: v.form === 'CASH' ? null : v.guarantor, reference: v.reference,
      declarationNumber: v.scope === 'SINGLE' ? v.declarationNumber : null, amount: v.amount, validFrom: v.validity[0].format('YYYY-MM-DD'), validTo: v.validity[1].format('YYYY-MM-DD'), replaces: replaces?.number ?? null,
    }), t('guarantee.registered'));
    if (made) {
      onClose();
      await invalidate('/guarantees');
      void navigate(`/guarantees/${made.number}`);
    }
  }
  const must = { required: true, message: t('common.required') };
  const first = replaces ? { form: replaces.form, scope: replaces.scope, office: replaces.office, guarantor: replaces.guarantor, declarationNumber: replaces.declarationNumber ?? undefined, amount: replaces.amount }
    : { form: 'BANK_LETTER' as const, scope: 'GENERAL' as const };
  return (
    <Modal open title={replaces ? `${t('guarantee.replaceOne')} ${replaces.number}` : t('guarantee.register')} okText={t('guarantee.register')} cancelText={t('common.cancel')} onCancel={onClose} onOk={() => form.submit()} confirmLoading={busy}>
      <Form form={form} layout="vertical" initialValues={{ ...first, validity: [dayjs(), dayjs().add(1, 'year')] }} onFinish={(v) => once(() => register(v))}>
        {!desk && !replaces && <Form.Item name="traderId" label={t('guarantee.trader')} rules={[must]}><TraderPick /></Form.Item>}
        <div className="tg-form-2">
          <Form.Item name="form" label={t('guarantee.form')} rules={[must]}><Select options={forms} onChange={(f) => f === 'ORGANISER' && form.setFieldValue('scope', 'GENERAL')} /></Form.Item>
          <Form.Item name="scope" label={t('guarantee.scope')} rules={[must]}><Radio.Group optionType="button" options={scopes} disabled={kind === 'ORGANISER' || replaces !== undefined} /></Form.Item>
        </div>
        {scope === 'SINGLE' && <Form.Item name="declarationNumber" label={t('guarantee.declaration')} rules={[must, figures.declaration]}><Input maxLength={18} /></Form.Item>}
        {kind !== 'CASH' && <Form.Item name="guarantor" label={t('guarantee.guarantor')} rules={[must]}><Input maxLength={200} /></Form.Item>}
        <div className="tg-form-2">
          <Form.Item name="reference" label={t('guarantee.reference')} rules={[must]}><Input maxLength={200} /></Form.Item>
          <Form.Item name="amount" label={`${t('guarantee.amount')} (CNY)`} rules={[must, figures.amount]}><Input inputMode="decimal" className="tg-input-number" /></Form.Item>
        </div>
        <div className="tg-form-2">
          <Form.Item name="office" label={t('guarantee.office')} rules={[must]}><CodeField list="customs_district" label={t('guarantee.office')} /></Form.Item>
          <Form.Item name="validity" label={t('guarantee.validity')} rules={[must]}><DatePicker.RangePicker className="tg-fill" /></Form.Item>
        </div>
      </Form>
    </Modal>
  );
}
