import { DatePicker, Form, Input, Modal, Radio } from 'antd';
import type { Dayjs } from 'dayjs';
import { useNavigate } from 'react-router';
import { post } from '../../api/client';
import { useInvalidate } from '../../api/hooks';
import { useI18n } from '../../i18n';
import { useAct } from '../../kit/act';
import { CodeField } from '../../kit/CodeField';
import { useOnce } from '../../kit/once';

interface Values { regime: 'EXHIBITION' | 'ATA'; exhibitor: string; country: string; booth?: string; office?: string; number?: string; issuer?: string; issueCountry?: string; holder?: string; issued?: Dayjs; until?: Dayjs }

/** Opens an exhibitor's list, or a carnet's. Without an exhibition only a carnet. */
export function OpenList({ exhibition, onClose }: { exhibition?: string; onClose: () => void }) {
  const { t, word } = useI18n();
  const act = useAct();
  const invalidate = useInvalidate();
  const navigate = useNavigate();
  const [form] = Form.useForm<Values>();
  const [busy, once] = useOnce();
  const ata = Form.useWatch('regime', form) === 'ATA';
  async function open(v: Values) {
    const made = await act(() => post('/temporary/lists', {
      exhibition: exhibition ?? null, regime: v.regime, office: v.office ?? null, exhibitor: v.exhibitor, country: v.country, booth: v.booth ?? null,
      carnet: v.regime === 'ATA' ? { number: v.number ?? '', issuer: v.issuer ?? '', country: v.issueCountry ?? '', holder: v.holder ?? '', issued: v.issued?.format('YYYY-MM-DD') ?? null, until: v.until?.format('YYYY-MM-DD') ?? '' } : null,
    }), t('temporary.opened'));
    if (made) {
      onClose();
      await invalidate('/temporary');
      void navigate(`/temporary/lists/${made.list.number}`);
    }
  }
  const must = { required: true, message: t('common.required') };
  const title = t(exhibition ? 'temporary.openList' : 'temporary.openCarnet');
  return (
    <Modal open title={title} okText={title} cancelText={t('common.cancel')} onCancel={onClose} onOk={() => form.submit()} confirmLoading={busy}>
      <Form form={form} layout="vertical" initialValues={{ regime: exhibition ? 'EXHIBITION' : 'ATA' }} onFinish={(v) => once(() => open(v))}>
        {exhibition && <Form.Item name="regime" label={t('temporary.regime')}><Radio.Group optionType="button" options={(['EXHIBITION', 'ATA'] as const).map((value) => ({ value, label: word('regime', value) }))} /></Form.Item>}
        {!exhibition && <Form.Item name="regime" hidden><Input /></Form.Item>}
        <div className="tg-form-2">
          <Form.Item name="exhibitor" label={t('temporary.exhibitor')} rules={[must]}><Input maxLength={200} /></Form.Item>
          <Form.Item name="country" label={t('temporary.country')} rules={[must]}><CodeField list="country" label={t('temporary.country')} /></Form.Item>
        </div>
        <div className="tg-form-2">
          <Form.Item name="booth" label={t('temporary.booth')}><Input maxLength={40} /></Form.Item>
          {!exhibition && <Form.Item name="office" label={t('guarantee.office')} rules={[must]}><CodeField list="customs_district" label={t('guarantee.office')} /></Form.Item>}
        </div>
        {ata && (
          <>
            <Form.Item name="number" label={t('temporary.carnet')} rules={[must]}><Input maxLength={60} /></Form.Item>
            <div className="tg-form-2">
              <Form.Item name="issued" label={t('temporary.carnetIssued')} rules={[must]}><DatePicker className="tg-fill" /></Form.Item>
              <Form.Item name="until" label={t('temporary.carnetUntil')} rules={[must]}><DatePicker className="tg-fill" /></Form.Item>
            </div>
            <div className="tg-form-2">
              <Form.Item name="issuer" label={t('temporary.issuer')} rules={[must]}><Input maxLength={200} /></Form.Item>
              <Form.Item name="issueCountry" label={t('temporary.issueCountry')} rules={[must]}><CodeField list="ata_country" label={t('temporary.issueCountry')} /></Form.Item>
            </div>
            <Form.Item name="holder" label={t('temporary.holder')} rules={[must]}><Input maxLength={200} /></Form.Item>
          </>
        )}
      </Form>
    </Modal>
  );
}
