import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, DatePicker, Form, Input, Segmented } from 'antd';
import dayjs from 'dayjs';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { post } from '../../api/client';
import type { Assessment } from '../../api/types';
import { useI18n } from '../../i18n';
import { useAct } from '../../kit/act';
import { Findings } from '../../kit/case/Findings';
import { WorkedDuty } from '../../kit/case/WorkedDuty';
import { CodeField } from '../../kit/CodeField';
import { Nothing, Page, Panel } from '../../kit/Page';

interface Line { commodityCode: string; description?: string; quantity?: string; unit?: string; totalPrice: string; currency: string; originCountry: string; netWeightKg?: string }
interface Quote { direction: 'I' | 'E'; rateDate: Dayjs; transactionMode: string; freight?: string; insurance?: string; chargeCurrency?: string; lines: Line[] }

/** What would be owed: the same working as a real assessment. */
export function DutyPage() {
  const { t, word } = useI18n();
  const act = useAct();
  const [form] = Form.useForm<Quote>();
  const [result, setResult] = useState<Assessment | null>(null);
  const [busy, setBusy] = useState(false);
  async function calculate(v: Quote) {
    setBusy(true);
    const charge = (amount?: string) => (amount ? { mark: '3', amount, currency: v.chargeCurrency ?? v.lines[0].currency } : undefined);
    const answer = await act(() => post('/duty/quote', {
      direction: v.direction, rateDate: v.rateDate.format('YYYY-MM-DD'), transactionMode: v.transactionMode, freight: charge(v.freight), insurance: charge(v.insurance), levyNature: '101',
      goodsItems: v.lines.map((l, i) => ({ itemNumber: i + 1, dutyMode: '1', ...l, firstQuantity: l.quantity, firstUnit: l.unit })),
    }));
    if (answer) {
      setResult(answer);
    }
    setBusy(false);
  }
  const must = { required: true, message: t('common.required') };
  const decimal = { pattern: /^\d+(\.\d+)?$/, message: '0.00' };
  return (
    <Page title={t('common.duty')} hint={t('reference.dutyHint')}>
      <div className="tg-duty">
        <Panel>
          <Form form={form} layout="vertical" initialValues={{ direction: 'I', rateDate: dayjs(), transactionMode: '1', lines: [{ currency: 'USD' }] }} onFinish={(v) => void calculate(v)}>
            <div className="tg-form-2">
              <Form.Item name="direction" label={t('common.direction')}><Segmented block options={(['I', 'E'] as const).map((d) => ({ value: d, label: word('direction', d) }))} /></Form.Item>
              <Form.Item name="rateDate" label={t('reference.asOf')} rules={[must]}><DatePicker className="tg-fill" /></Form.Item>
              <Form.Item name="transactionMode" label={t('reference.terms')}><CodeField list="transaction_mode" label={t('reference.terms')} /></Form.Item>
              <Form.Item name="chargeCurrency" label={`${t('reference.freight')} · ${t('common.currency')}`}><CodeField list="currency" label={t('common.currency')} /></Form.Item>
              <Form.Item name="freight" label={t('reference.freight')} rules={[decimal]}><Input inputMode="decimal" className="tg-input-number" /></Form.Item>
              <Form.Item name="insurance" label={t('reference.insurance')} rules={[decimal]}><Input inputMode="decimal" className="tg-input-number" /></Form.Item>
            </div>
            <Form.List name="lines">
              {(fields, { add, remove }) => (
                <>
                  {fields.map(({ key, name }) => (
                    <div className="tg-form-row" key={key}>
                      <div className="tg-form-row-head"><b>{t('reference.line', { n: name + 1 })}</b>{fields.length > 1 && <Button type="text" size="small" danger icon={<DeleteOutlined />} aria-label={`${t('common.remove')} ${name + 1}`} onClick={() => remove(name)} />}</div>
                      <div className="tg-form-2">
                        <Form.Item name={[name, 'commodityCode']} label={t('case.hs')} rules={[must, { pattern: /^\d{8,10}$/, message: '8–10' }]}><Input inputMode="numeric" maxLength={10} /></Form.Item>
                        <Form.Item name={[name, 'originCountry']} label={t('reference.origin')} rules={[must]}><CodeField list="country" label={t('reference.origin')} /></Form.Item>
                        <Form.Item name={[name, 'totalPrice']} label={t('reference.totalPrice')} rules={[must, decimal]}><Input inputMode="decimal" className="tg-input-number" /></Form.Item>
                        <Form.Item name={[name, 'currency']} label={t('common.currency')} rules={[must]}><CodeField list="currency" label={t('common.currency')} /></Form.Item>
                        <Form.Item name={[name, 'quantity']} label={t('reference.quantity')} rules={[decimal]}><Input inputMode="decimal" className="tg-input-number" /></Form.Item>
                        <Form.Item name={[name, 'unit']} label={t('reference.unit')}><CodeField list="unit" label={t('reference.unit')} /></Form.Item>
                      </div>
                    </div>
                  ))}
                  <Button className="tg-gap-top" type="dashed" block icon={<PlusOutlined />} onClick={() => add({ currency: form.getFieldValue(['lines', 0, 'currency']) as string })}>{t('reference.addLine')}</Button>
                </>
              )}
            </Form.List>
            <Button className="tg-gap-top" type="primary" htmlType="submit" block size="large" loading={busy}>{t('reference.calculate')}</Button>
          </Form>
        </Panel>
        <Panel title={t('case.duty')} flush={result !== null}>
          {result ? <><WorkedDuty assessment={result} />{result.findings.length > 0 && <div className="tg-pad"><Findings findings={result.findings} /></div>}</> : <Nothing title={t('reference.noQuote')} />}
        </Panel>
      </div>
    </Page>
  );
}
