import { DatePicker, Input, Segmented, Select } from 'antd';
import dayjs from 'dayjs';
import type { Field } from '../../api/types';
import { useI18n } from '../../i18n';
import { CodeSelect } from '../Code';
import { FLAGS } from '../case/DocumentGroups';
import { domId, useForm } from './context';
import { labelFor } from './sections';
import { useValue } from './store';
import { TypeInput } from './TypeInput';

const LONG = 200;

function clean(field: Field, typed: string): string {
  if (field.type === 'INTEGER') {
    return typed.replace(/\D/g, '');
  }
  if (field.type === 'DECIMAL') {
    const plain = typed.replace(/[,，\s]/g, '').replace(/。/g, '.').replace(/[^\d.]/g, '');
    const dot = plain.indexOf('.');
    return dot < 0 ? plain : plain.slice(0, dot + 1) + plain.slice(dot + 1).replace(/\./g, '').slice(0, field.scale || 5);
  }
  return typed;
}

const THREE = ['desk.priceItem1', 'desk.priceItem2', 'desk.priceItem3', 'desk.priceItem4', 'desk.priceItem5'] as const;

/** Five yes/no/blank answers that travel as one text. */
function PriceStatements({ pointer }: { pointer: string }) {
  const { t } = useI18n();
  const { store } = useForm();
  const value = useValue(store, pointer);
  const options = [{ value: '1', label: t('common.yes') }, { value: '0', label: t('common.no') }, { value: '9', label: t('desk.unknown') }];
  return (
    <div className="tg-statements" id={domId(pointer)} tabIndex={-1}>
      {THREE.map((key, i) => (
        <label key={key}><span>{t(key)}</span><Select size="small" aria-label={t(key)} options={options} value={value[i] || undefined} placeholder="—"
          onChange={(v) => {
            const parts = value.padEnd(THREE.length, '9').split('');
            parts[i] = v;
            store.set(pointer, parts.join(''));
          }} /></label>
      ))}
    </div>
  );
}

/** The right input for a field: by its type, its code list, its length. */
export function FieldInput({ field, pointer, plain, onCommit }: { field: Field; pointer: string; plain?: boolean; onCommit?: () => void }) {
  const { store, findings, direction } = useForm();
  const { say, word, t } = useI18n();
  const value = useValue(store, pointer);
  const found = findings.get(pointer);
  const status = found ? (found.some((f) => f.severity === 'ERROR') ? 'error' as const : 'warning' as const) : undefined;
  const label = say(labelFor(field.name, field.label, direction));
  const set = (v: string | null) => store.set(pointer, v ?? undefined);
  const common = { id: domId(pointer), status, 'aria-label': plain ? label : undefined, 'aria-describedby': found ? `${domId(pointer)}-why` : undefined, variant: plain ? 'borderless' as const : undefined };
  if (field.name === 'direction') {
    return <Segmented id={domId(pointer)} block value={value || 'I'} onChange={(v) => set(v)} options={(['I', 'E'] as const).map((d) => ({ value: d, label: word('direction', d) }))} />;
  }
  if (field.name === 'priceStatements') {
    return <PriceStatements pointer={pointer} />;
  }
  if (field.name === 'declarationType') {
    return <TypeInput pointer={pointer} label={label} />;
  }
  if (field.codeList) {
    return <CodeSelect {...common} list={field.codeList} value={value} onChange={set} label={label} />;
  }
  if (FLAGS.has(field.name)) {
    return <Select {...common} className="tg-fill" allowClear value={value || undefined} onChange={(v?: string) => set(v ?? null)} options={[{ value: '1', label: t('common.yes') }, { value: '0', label: t('common.no') }]} />;
  }
  if (field.type === 'DATE') {
    const day = value ? dayjs(value.slice(0, 4) + '-' + value.slice(4, 6) + '-' + value.slice(6, 8)) : null;
    return <DatePicker {...common} className="tg-fill" value={day?.isValid() ? day : null} onChange={(d) => set(d ? d.format('YYYYMMDD') : null)} placeholder="YYYY-MM-DD" />;
  }
  const number = field.type === 'INTEGER' || field.type === 'DECIMAL';
  if (!number && field.maxLength >= LONG && !plain) {
    return <Input.TextArea {...common} autoSize={{ minRows: 1, maxRows: 6 }} maxLength={field.maxLength} value={value} onChange={(e) => set(e.target.value)} />;
  }
  return <Input {...common} className={number ? 'tg-input-number' : undefined} inputMode={field.type === 'INTEGER' ? 'numeric' : number ? 'decimal' : undefined} maxLength={number ? undefined : field.maxLength || undefined}
    value={value} autoComplete="off" onChange={(e) => set(clean(field, e.target.value))} onBlur={onCommit} />;
}

/** Label, input, and what is wrong with it. */
export function FieldCell({ field, pointer, required, onCommit }: { field: Field; pointer: string; required: boolean; onCommit?: () => void }) {
  const { findings, direction } = useForm();
  const { say } = useI18n();
  const found = findings.get(pointer);
  const wide = field.maxLength >= LONG && field.type === 'TEXT' && !field.codeList;
  const statements = field.name === 'priceStatements';
  return (
    <div className={`tg-field ${wide ? 'tg-field-wide' : ''} ${statements ? 'tg-field-full' : ''} ${found ? 'tg-field-found' : ''}`} data-pointer={pointer}>
      <label htmlFor={domId(pointer)} className={required ? 'tg-required' : undefined}>{say(labelFor(field.name, field.label, direction))}</label>
      <FieldInput field={field} pointer={pointer} onCommit={onCommit} />
      {found && <ul id={`${domId(pointer)}-why`}>{found.map((f, i) => <li key={i} className={`tg-why-${f.severity}`}>{say(f.text)}</li>)}</ul>}
    </div>
  );
}
