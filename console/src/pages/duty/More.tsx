import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Checkbox, DatePicker, Input, Select } from 'antd';
import dayjs from 'dayjs';
import type { Finding } from '../../api/types';
import { useI18n } from '../../i18n';
import type { Key } from '../../i18n';
import { CodeSelect } from '../../kit/Code';
import { CodesSelect } from '../../kit/CodesSelect';
import { METHODS, REASONED, bare, isNumber, newElement } from './asked';
import type { Asked, Element, Line, Method } from './asked';
import { Decimal, Field, Fold } from './parts';

type At = (...fields: string[]) => Finding[];

/** Yes, no, or not said: what is not said is asked for by the answer. */
function YesNo({ id, value, label, onChange }: { id?: string; value: string; label: string; onChange: (v: '' | 'yes' | 'no') => void }) {
  const { t } = useI18n();
  return <Select id={id} className="tg-fill" aria-label={label} value={value as '' | 'yes' | 'no'} options={[{ value: '' as const, label: t('duty.provenUnknown') }, { value: 'yes', label: t('common.yes') }, { value: 'no', label: t('common.no') }]} onChange={onChange} />;
}

function Day({ id, value, onChange }: { id?: string; value: string | undefined; onChange: (v: string) => void }) {
  return <DatePicker id={id} className="tg-fill" value={value ? dayjs(value) : null} onChange={(d) => onChange(d ? d.format('YYYY-MM-DD') : '')} />;
}

/** Procedure, sharing of the freight, and what the value takes beside prices and charges. */
export function MoreOfShipment({ asked, at, onChange }: { asked: Asked; at: At; onChange: (a: Asked) => void }) {
  const { t } = useI18n();
  const set = (i: number, e: Element) => onChange({ ...asked, elements: asked.elements.map((old, j) => (j === i ? e : old)) });
  const count = asked.elements.length + (asked.procedure ? 1 : 0) + (asked.freightBy ? 1 : 0);
  return (
    <div className="tg-field-full tg-calc-more">
      <Fold level={4} begin={count > 0} title={t('duty.moreShipment')} extra={count > 0 ? count : undefined}>
        <div className="tg-calc-fields">
          <Field wide label={t('duty.procedure')} hint={t('duty.procedureHint')} findings={at('procedureCode')}>{(id) => <CodeSelect id={id} list="trade_mode" label={t('duty.procedure')} value={asked.procedure} onChange={(procedure) => onChange({ ...asked, procedure: procedure ?? '' })} />}</Field>
          <Field wide label={t('duty.freightBy')}>{(id) => <Select id={id} className="tg-fill" aria-label={t('duty.freightBy')} value={asked.freightBy} options={[{ value: '', label: t('duty.byValue') }, { value: 'WEIGHT', label: t('duty.byWeight') }]} onChange={(freightBy) => onChange({ ...asked, freightBy })} />}</Field>
        </div>
        {asked.elements.map((e, i) => <ElementField key={e.key} index={i} element={e} lines={asked.lines} at={at} onChange={(to) => set(i, to)} onRemove={() => onChange({ ...asked, elements: asked.elements.filter((_, j) => j !== i) })} />)}
        <Button type="link" size="small" className="tg-more" icon={<PlusOutlined />} onClick={() => onChange({ ...asked, elements: [...asked.elements, newElement()] })}>{t('duty.addElement')}</Button>
      </Fold>
    </div>
  );
}

function ElementField({ index, element: e, lines, at, onChange, onRemove }: { index: number; element: Element; lines: Line[]; at: At; onChange: (e: Element) => void; onRemove: () => void }) {
  const { t } = useI18n();
  const label = t('duty.element', { n: index + 1 });
  return (
    <div className="tg-element" role="group" aria-label={label}>
      <Field label={<>{label}<Button type="text" size="small" danger icon={<DeleteOutlined />} aria-label={t('duty.removeElement', { n: index + 1 })} onClick={onRemove} /></>} findings={at(`valueElements/${index}`)} wrong={e.amount && !isNumber(e.amount) ? t('duty.notNumber') : undefined}>
        {(id, status) => (
          <>
            <CodeSelect named id={id} list="value_element" label={label} value={e.kind} onChange={(kind) => onChange({ ...e, kind: kind ?? '' })} />
            <div className="tg-charge">
              <Decimal label={`${label} ${t('duty.amount')}`} value={e.amount} status={status} onChange={(amount) => onChange({ ...e, amount })} />
              <CodeSelect short list="currency" label={`${label} ${t('common.currency')}`} className="tg-currency" value={e.currency} onChange={(currency) => onChange({ ...e, currency: currency ?? 'CNY' })} />
            </div>
          </>
        )}
      </Field>
      <div className="tg-element-more">
        {lines.length > 1 && <Select aria-label={`${label} ${t('duty.elementOf')}`} value={e.item} options={[{ value: '', label: t('duty.wholeShipment') }, ...lines.map((_, i) => ({ value: String(i + 1), label: t('duty.item', { n: i + 1 }) }))]} onChange={(item) => onChange({ ...e, item })} />}
        <Checkbox checked={e.inPrice} onChange={(x) => onChange({ ...e, inPrice: x.target.checked })}>{t('duty.inPrice')}</Checkbox>
        {e.inPrice && <Checkbox checked={e.listed} onChange={(x) => onChange({ ...e, listed: x.target.checked })}>{t('duty.listed')}</Checkbox>}
      </div>
      {(e.kind === 'ROYALTY' || e.kind === 'ASSIST_DESIGN') && (
        <div className="tg-calc-fields">
          <Field label={t(e.kind === 'ROYALTY' ? 'duty.royaltyRelated' : 'duty.designAbroad')}>{(id) => <YesNo id={id} label={t('duty.royaltyRelated')} value={e.related} onChange={(related) => onChange({ ...e, related })} />}</Field>
          {e.kind === 'ROYALTY' && <Field label={t('duty.saleCondition')}>{(id) => <YesNo id={id} label={t('duty.saleCondition')} value={e.sale} onChange={(sale) => onChange({ ...e, sale })} />}</Field>}
        </div>
      )}
      {e.kind.startsWith('ASSIST_') && <Field label={t('duty.sharePercent')} wrong={e.share && !isNumber(e.share) ? t('duty.notNumber') : undefined}>{(id, status) => <Decimal id={id} value={e.share} status={status} suffix="%" onChange={(share) => onChange({ ...e, share })} />}</Field>}
    </div>
  );
}

/** Duty mode, another valuation, a return, a stay, another origin under an agreement: folded away until a line needs them. */
export function MoreOfLine({ line: l, imported, at, onChange }: { line: Line; imported: boolean; at: At; onChange: (more: Record<string, string>) => void }) {
  const { t } = useI18n();
  const m = l.more;
  const set = (change: Record<string, string>) => onChange(Object.fromEntries(Object.entries({ ...m, ...change }).filter(([, v]) => v !== '')));
  const count = ['mode', 'method', 'ret', 'repl', 'stay', 'pref'].filter((k) => m[k]).length;
  const found = at('conditionMet', 'reason', 'excluded', 'supervision', 'method', 'before', 'unchanged', 'originalHandled', 'from', 'to', 'stay', 'depreciationMonths', 'supervisionYears', 'dutyMode', 'contributors');
  return (
    <div className="tg-field-full tg-calc-more">
      <Fold level={4} begin={count > 0 || found.length > 0} title={t('duty.moreLine')} extra={count > 0 ? count : undefined}>
        <div className="tg-calc-fields">
          <Field wide label={t('duty.dutyMode')} findings={at('dutyMode')}>{(id) => <CodeSelect id={id} list="duty_mode" label={t('duty.dutyMode')} value={m.mode ?? '1'} onChange={(mode) => set({ mode: mode === '1' ? '' : mode ?? '' })} />}</Field>
          <Field wide label={t('duty.method')} findings={at('method')}>{(id) => <CodeSelect named id={id} list="value_method" label={t('duty.method')} value={m.method ?? ''} onChange={(method) => set({ method: method ?? '' })} />}</Field>
          {m.method in METHODS && <ValuationFields method={m.method as Method} more={m} at={at} set={set} />}
          <ReturnFields more={m} at={at} set={set} />
          {imported && <StayFields more={m} at={at} set={set} />}
          {imported && l.agreement && (
            <>
              <Field label={t('duty.preferentialOrigin')} hint={t('duty.preferentialHint')}>{(id) => <CodeSelect id={id} list="country" label={t('duty.preferentialOrigin')} value={m.pref ?? ''} onChange={(pref) => set({ pref: pref ?? '' })} />}</Field>
              {m.pref === 'HRA' && <Field label={t('duty.contributors')} findings={at('contributors')}>{() => <CodesSelect many list="country" label={t('duty.contributors')} values={m.contrib ? m.contrib.split(' ') : []} onChange={(v) => set({ contrib: v.join(' ') })} />}</Field>}
            </>
          )}
        </div>
      </Fold>
    </div>
  );
}

interface Part { more: Record<string, string>; at: At; set: (change: Record<string, string>) => void }

function ValuationFields({ method, more: m, at, set }: Part & { method: Method }) {
  const { t, word } = useI18n();
  const wrong = (v: string | undefined) => (v && !isNumber(v) ? t('duty.notNumber') : undefined);
  const earlier = REASONED.includes(method) ? REASONED.slice(0, REASONED.indexOf(method)) : [];
  return (
    <>
      {METHODS[method].map((part) => {
        const name = bare(part);
        return (
          <Field key={name} label={<>{word('valuePart', name)}{part.endsWith('?') && <span className="tg-faint"> · {t('duty.optional')}</span>}</>} findings={at(`amounts/${name}`)} wrong={wrong(m[`p.${name}`])}>
            {(id, status) => <Decimal id={id} value={m[`p.${name}`] ?? ''} status={status} suffix={m.cur || 'CNY'} onChange={(v) => set({ [`p.${name}`]: v })} />}
          </Field>
        );
      })}
      <Field label={t('common.currency')}>{(id) => <CodeSelect short id={id} list="currency" label={`${t('duty.method')} ${t('common.currency')}`} value={m.cur || 'CNY'} onChange={(cur) => set({ cur: cur === 'CNY' ? '' : cur ?? '' })} />}</Field>
      {(method === 'REPAIR_ABROAD' || method === 'PROCESSING_ABROAD') && <Field wide label={t('duty.conditionMet')} findings={at('conditionMet')}>{(id) => <YesNo id={id} label={t('duty.conditionMet')} value={m.met ?? ''} onChange={(met) => set({ met })} />}</Field>}
      {REASONED.includes(method) && <Field wide label={t('duty.reason')} findings={at('valuation/reason')}>{(id, status) => <Input id={id} maxLength={200} value={m.reason ?? ''} status={status} onChange={(e) => set({ reason: e.target.value })} />}</Field>}
      {earlier.length > 0 && <Field wide label={t('duty.excluded')} findings={at('excluded')}>{(id, status) => <Select id={id} mode="multiple" className="tg-fill" aria-label={t('duty.excluded')} status={status} value={m.excluded ? m.excluded.split(' ') : []} options={earlier.map((e) => ({ value: e, label: word('valueMethod', e) }))} onChange={(v: string[]) => set({ excluded: v.join(' ') })} />}</Field>}
      {(method === 'COMPUTED' || method === 'DEDUCTIVE') && <Field wide label={null}>{(id) => <Checkbox id={id} checked={m.swapped === 'yes'} onChange={(e) => set({ swapped: e.target.checked ? 'yes' : '' })}>{t('duty.swapped')}</Checkbox>}</Field>}
      {method === 'RELIEF_GOODS' && (
        <>
          <Field label={t('duty.importedOn')} findings={at('supervision')}>{(id) => <Day id={id} value={m.imported} onChange={(imported) => set({ imported })} />}</Field>
          <Field label={t('duty.disposedOn')}>{(id) => <Day id={id} value={m.disposed} onChange={(disposed) => set({ disposed })} />}</Field>
          <Whole name="years" label="duty.supervisionYears" more={m} set={set} at={at} />
        </>
      )}
    </>
  );
}

function Whole({ name, label, more: m, set, at, fields = [] }: Part & { name: string; label: Key; fields?: string[] }) {
  const { t } = useI18n();
  return <Field label={t(label)} findings={at(...fields)}>{(id, status) => <Decimal id={id} value={m[name] ?? ''} status={status} onChange={(v) => set({ [name]: v.replace(/\D/g, '').slice(0, 4) })} />}</Field>;
}

function ReturnFields({ more: m, at, set }: Part) {
  const { t } = useI18n();
  const kind = m.repl === 'yes' ? 'repl' : m.ret !== undefined ? 'ret' : '';
  const choose = (k: string) => set(k === '' ? { ret: '', repl: '', before: '', unchanged: '', handled: '' } : { repl: k === 'repl' ? 'yes' : '', ret: m.ret || 'QUALITY' });
  return (
    <>
      <Field wide label={t('duty.return')}>{(id) => <Select id={id} className="tg-fill" aria-label={t('duty.return')} value={kind} options={[{ value: '', label: t('duty.noReturn') }, { value: 'ret', label: t('duty.returned') }, { value: 'repl', label: t('duty.replacement') }]} onChange={choose} />}</Field>
      {kind !== '' && (
        <>
          <Field label={t('duty.returnReason')} findings={at('returned/reason')}>{(id) => <CodeSelect named id={id} list="return_reason" label={t('duty.returnReason')} value={m.ret ?? ''} onChange={(ret) => set({ ret: ret ?? '' })} />}</Field>
          <Field label={t(kind === 'repl' ? 'duty.releasedOn' : 'duty.leftOn')} findings={at('before')}>{(id) => <Day id={id} value={m.before} onChange={(before) => set({ before })} />}</Field>
          {kind === 'ret' && <Field label={t('duty.unchanged')} findings={at('unchanged')}>{(id) => <YesNo id={id} label={t('duty.unchanged')} value={m.unchanged ?? ''} onChange={(unchanged) => set({ unchanged })} />}</Field>}
          {kind === 'repl' && <Field label={t('duty.handled')} findings={at('originalHandled')}>{(id) => <YesNo id={id} label={t('duty.handled')} value={m.handled ?? ''} onChange={(handled) => set({ handled })} />}</Field>}
        </>
      )}
    </>
  );
}

function StayFields({ more: m, at, set }: Part) {
  const { t } = useI18n();
  return (
    <>
      <Field wide label={t('duty.stay')} findings={at('stay')}>{(id) => <CodeSelect named id={id} list="stay_kind" label={t('duty.stay')} value={m.stay ?? ''} onChange={(stay) => set({ stay: stay ?? '' })} />}</Field>
      {m.stay && (
        <>
          <Field label={t('duty.stayFrom')} findings={at('stay/from')}>{(id) => <Day id={id} value={m.from} onChange={(from) => set({ from })} />}</Field>
          <Field label={t('duty.stayTo')} findings={at('stay/to')}>{(id) => <Day id={id} value={m.to} onChange={(to) => set({ to })} />}</Field>
          {m.stay === 'TEMPORARY' ? <Whole name="months" label="duty.depreciation" fields={['depreciationMonths']} more={m} set={set} at={at} /> : <Whole name="syears" label="duty.supervisionYears" fields={['supervisionYears']} more={m} set={set} at={at} />}
        </>
      )}
    </>
  );
}
