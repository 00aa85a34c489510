import { Alert, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { post } from '../../api/client';
import { useInvalidate } from '../../api/hooks';
import type { AssessmentLine, Declaration } from '../../api/types';
import { useI18n } from '../../i18n';
import { useAct } from '../act';
import { useFigures } from '../rules';
import { Money } from '../Show';

type Values = Record<string, { basis: string } & Record<string, string | undefined>>;

/** An officer says what lines owe for which no rate is at hand; an amount left empty is not levied. */
export function DetermineDuty({ declaration: d, onClose }: { declaration: Declaration; onClose: () => void }) {
  const { t, word, say } = useI18n();
  const act = useAct();
  const invalidate = useInvalidate();
  const [form] = Form.useForm<Values>();
  const [busy, setBusy] = useState(false);
  const figures = useFigures();
  const lines = (d.assessment?.lines ?? []).filter((l) => l.treatment === 'NOT_COMPUTED');
  const taxes = d.direction === 'E' ? ['EXPORT_DUTY'] : ['DUTY', 'CONSUMPTION_TAX', 'VAT'];

  async function give(values: Values) {
    setBusy(true);
    const said = (l: AssessmentLine) => {
      const { basis, ...amounts } = values[l.itemNumber];
      return { itemNumber: l.itemNumber, basis: basis.trim(), taxes: Object.fromEntries(Object.entries(amounts).flatMap(([tax, v]) => (v ? [[tax, v]] : []))) };
    };
    const done = await act(() => post(`/declarations/${d.id}/assessment`, { lines: lines.map(said) }), t('case.determined'));
    setBusy(false);
    if (done) {
      onClose();
      await invalidate('/declarations', '/work-queue', '/statistics', '/bills');
    }
  }

  return (
    <Modal open title={word('command', 'determine_duty')} okText={word('command', 'determine_duty')} cancelText={t('common.cancel')} width={640} onCancel={onClose} onOk={() => form.submit()} confirmLoading={busy}>
      <p className="tg-faint tg-gap-bottom">{t('case.determineHint')}</p>
      <Form form={form} layout="vertical" onFinish={(v) => void give(v)}>
        {lines.map((l) => (
          <div className="tg-form-row" key={l.itemNumber}>
            <div className="tg-form-row-head"><b>{l.itemNumber}. {l.description}</b> <span className="tg-mono tg-faint">{l.commodityCode}</span></div>
            <p className="tg-faint tg-gap-bottom">{t('case.customsValue')} <Money value={l.customsValue} currency="CNY" />{l.worked.length > 0 && <> · {l.worked.map((w) => say(w.text)).join(' ')}</>}</p>
            <div className="tg-form-2">
              {taxes.map((x) => <Form.Item key={x} name={[String(l.itemNumber), x]} label={`${word('tax', x)} (CNY)`} rules={[figures.amount]}><Input inputMode="decimal" className="tg-input-number" autoComplete="off" /></Form.Item>)}
            </div>
            <Form.Item name={[String(l.itemNumber), 'basis']} label={t('case.determineBasis')} rules={[{ required: true, whitespace: true, message: t('common.required') }]}><Input.TextArea rows={2} maxLength={300} /></Form.Item>
          </div>
        ))}
      </Form>
      <Alert type="info" title={t('case.commandHint')} className="tg-gap-top" />
    </Modal>
  );
}
