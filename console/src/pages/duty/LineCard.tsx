import { CopyOutlined, DeleteOutlined } from '@ant-design/icons';
import { Button, Checkbox, Input, Select, Tooltip } from 'antd';
import type { RefSelectProps } from 'antd';
import type { Ref } from 'react';
import { useEffect } from 'react';
import { Link } from 'react-router';
import { useGet } from '../../api/hooks';
import type { AssessmentLine, Finding } from '../../api/types';
import { useI18n } from '../../i18n';
import { Code, CodeSelect } from '../../kit/Code';
import { isCode, isNumber, weighs } from './asked';
import type { Asked, Line, Units } from './asked';
import { GoodsPick } from './GoodsPick';
import { MoreOfLine } from './More';
import { Decimal, Field } from './parts';

interface Props {
  index: number; line: Line; asked: Asked; result: AssessmentLine | undefined; findings: Finding[]; alone: boolean; pickRef?: Ref<RefSelectProps>;
  onChange: (l: Line) => void; onUnits: (code: string, units: Units) => void; onCopy: () => void; onRemove: () => void;
}

/** One goods line: what it is, where from, for how much; quantities in the units of its tariff line. */
export function LineCard({ index, line: l, asked, result, findings, alone, pickRef, onChange, onUnits, onCopy, onRemove }: Props) {
  const { t, say } = useI18n();
  const tariff = useGet(isCode(l.code) ? `/tariff/${l.code}` : null, { asOf: asked.on || undefined }, { staleTime: 300_000, keep: true });
  const known = tariff.data && l.code.startsWith(tariff.data.code) ? tariff.data : undefined;
  const units: Units = known && { unit1: known.unit1 || null, unit2: known.unit2 || null };
  const told = tariff.isError || (tariff.isSuccess && !tariff.isPlaceholderData);
  useEffect(() => {
    if (told) {
      onUnits(l.code, units);
    }
  }, [told, l.code, units?.unit1, units?.unit2]);
  const at = (...fields: string[]) => findings.filter((f) => fields.some((x) => f.pointer.endsWith(`/${x}`)));
  const set = (change: Partial<Line>) => onChange({ ...l, ...change });
  const missing = tariff.error?.status === 404 && isCode(l.code) ? t('duty.notInTariff', { on: asked.on || t('duty.today2') }) : undefined;
  const wrong = (v: string) => (v && !isNumber(v) ? t('duty.notNumber') : undefined);
  const quantity = (unit: string, value: 'first' | 'second', fields: string[]) => (
    <Field label={<>{t('duty.quantity')} · <Code list="unit" code={unit} bare /></>} findings={at(...fields)} wrong={wrong(l[value])}>
      {(id, status) => <Decimal id={id} value={l[value]} status={status} onChange={(v) => set({ [value]: v })} />}
    </Field>
  );
  return (
    <section className="tg-calc-line" aria-label={t('duty.item', { n: index + 1 })}>
      <header>
        <b>{t('duty.item', { n: index + 1 })}</b><span className="tg-grow" />
        {known && <Link to={`/reference/tariff/${known.code}${asked.on ? `?asOf=${asked.on}` : ''}`}>{t('duty.openLine')}</Link>}
        <Tooltip title={t('duty.copyLine')}><Button type="text" size="small" icon={<CopyOutlined />} aria-label={`${t('duty.copyLine')} ${index + 1}`} onClick={onCopy} /></Tooltip>
        {!alone && <Tooltip title={t('duty.removeLine')}><Button type="text" size="small" danger icon={<DeleteOutlined />} aria-label={`${t('duty.removeLine')} ${index + 1}`} onClick={onRemove} /></Tooltip>}
      </header>
      <div className="tg-calc-fields">
        <Field wide label={t('duty.goods')} findings={at('commodityCode')} wrong={missing}>
          {(id, status) => <GoodsPick id={id} inputRef={pickRef} code={l.code} on={asked.on} direction={asked.direction} name={known ? say(known.name) : null} status={status} onPick={(code) => set({ code, first: '', second: '' })} />}
        </Field>
        {asked.direction === 'I' && (
          <Field wide label={t('duty.origin')} findings={at('originCountry')}>
            {(id, status) => <CodeSelect id={id} list="country" label={t('duty.origin')} value={l.origin} status={status} onChange={(origin) => set({ origin: origin ?? '', agreement: '', proof: false })} />}
          </Field>
        )}
        <Field wide label={t('duty.price')} findings={at('totalPrice', 'currency')} wrong={wrong(l.price)}>
          {(id, status) => <div className="tg-charge"><Decimal id={id} value={l.price} status={status} onChange={(price) => set({ price })} /><CodeSelect short list="currency" label={t('common.currency')} className="tg-currency" value={l.currency} onChange={(currency) => set({ currency: currency ?? 'CNY' })} /></div>}
        </Field>
        {units?.unit1 && quantity(units.unit1, 'first', ['firstQuantity', 'firstUnit', 'quantity', 'unit'])}
        {units?.unit2 && quantity(units.unit2, 'second', ['secondQuantity', 'secondUnit'])}
        {units && !weighs(units) && (
          <Field label={t('duty.weight')} findings={at('netWeightKg')} wrong={wrong(l.net)}>{(id, status) => <Decimal id={id} value={l.net} status={status} onChange={(net) => set({ net })} />}</Field>
        )}
        {!units && <p className="tg-faint tg-field-full tg-calc-later">{t('duty.unitsLater')}</p>}
        {asked.direction === 'I' && <Claims line={l} result={result} at={at} set={set} />}
        <MoreOfLine line={l} imported={asked.direction === 'I'} at={at} onChange={(more) => set({ more })} />
      </div>
    </section>
  );
}

/** What is claimed for the line beyond its origin; asked only where the tariff of that day has something to claim. */
function Claims({ line: l, result, at, set }: { line: Line; result: AssessmentLine | undefined; at: (...fields: string[]) => Finding[]; set: (c: Partial<Line>) => void }) {
  const { t, say } = useI18n();
  const agreements = [...new Map((result?.alternatives ?? []).flatMap((w) => (w.agreement ? [[w.agreement, say(w.name)] as const] : []))).entries()];
  const quota = l.quota || (result?.alternatives ?? []).some((w) => w.quota);
  const remedied = l.firm !== '' || l.proven !== '' || (result?.decisions ?? []).some((s) => s.key.startsWith('choice.remedy') && !s.key.endsWith('.none'));
  return (
    <>
      {(agreements.length > 0 || l.agreement) && (
        <Field wide label={t('duty.agreementClaim')} findings={at('agreement', 'originProof')}>
          {(id, status) => (
            <div className="tg-claim">
              <Select id={id} className="tg-fill" status={status} aria-label={t('duty.agreementClaim')} value={l.agreement} popupMatchSelectWidth={false}
                options={[{ value: '', label: t('duty.noAgreement') }, ...(agreements.some(([a]) => a === l.agreement) || !l.agreement ? agreements : [...agreements, [l.agreement, l.agreement] as const]).map(([value, label]) => ({ value, label }))]}
                onChange={(agreement) => set({ agreement, proof: agreement !== '' })} />
              {l.agreement && <Checkbox checked={l.proof} onChange={(e) => set({ proof: e.target.checked })}>{t('duty.haveProof')}</Checkbox>}
            </div>
          )}
        </Field>
      )}
      {quota && <Field wide label={null} findings={at('quotaCertificate')}>{(id) => <Checkbox id={id} checked={l.quota} onChange={(e) => set({ quota: e.target.checked })}>{t('duty.haveQuota')}</Checkbox>}</Field>}
      {remedied && (
        <>
          <Field label={t('duty.firm')} hint={t('duty.firmHint')} findings={at('firm', 'producer')}>{(id, status) => <Input id={id} maxLength={120} value={l.firm} status={status} onChange={(e) => set({ firm: e.target.value })} />}</Field>
          <Field label={t('duty.proven')} findings={at('originProven')}>
            {(id) => <Select id={id} className="tg-fill" aria-label={t('duty.proven')} value={l.proven} options={[{ value: '', label: t('duty.provenUnknown') }, { value: 'yes', label: t('common.yes') }, { value: 'no', label: t('common.no') }]} onChange={(proven) => set({ proven })} />}
          </Field>
        </>
      )}
    </>
  );
}
