import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input, Select } from 'antd';
import { useMemo } from 'react';
import { FOREVER, useGet } from '../../api/hooks';
import type { Condition, Operator, RiskField } from '../../api/types';
import { useI18n } from '../../i18n';
import { CodesSelect } from '../../kit/CodesSelect';
import { useDictionary } from '../../kit/dictionary';

const OPS: Record<string, Operator[]> = {
  CODE: ['EQ', 'NE', 'IN', 'NOT_IN', 'PREFIX', 'PRESENT', 'ABSENT'],
  TEXT: ['EQ', 'NE', 'IN', 'NOT_IN', 'PREFIX', 'PRESENT', 'ABSENT'],
  NUMBER: ['EQ', 'NE', 'RANGE', 'RATIO', 'PRESENT', 'ABSENT'],
  DATE: ['EQ', 'RANGE', 'PRESENT', 'ABSENT'],
};
const GRADES = ['ADVANCED', 'REGISTERED', 'DISHONEST'];

/** Fields that conditions may name: as the platform tells them, else the dictionary's own. */
export function useRiskFields(): RiskField[] {
  const told = useGet('/risk/fields', undefined, FOREVER);
  const dictionary = useDictionary();
  return useMemo(() => {
    if (told.data) {
      return told.data;
    }
    if (!told.error || !dictionary) {
      return [];
    }
    return [...dictionary.fields.entries()].map(([path, f]) => {
      const type = f.type === 'DECIMAL' || f.type === 'INTEGER' ? 'NUMBER' : f.type === 'DATE' ? 'DATE' : 'TEXT';
      return { path, type, codeList: f.codeList, label: f.label, ops: OPS[f.codeList ? 'CODE' : type] };
    });
  }, [told.data, told.error, dictionary]);
}

export function complete(c: Condition): boolean {
  const filled = c.values.filter((v) => v !== '');
  return Boolean(c.field) && (['PRESENT', 'ABSENT'].includes(c.op) || filled.length > 0) && (c.op !== 'RATIO' || Boolean(c.reference));
}

function Values({ field, condition: c, onChange }: { field: RiskField | undefined; condition: Condition; onChange: (c: Condition) => void }) {
  const { t, word } = useI18n();
  const references = useGet(c.op === 'RATIO' ? '/risk/references' : null, undefined, FOREVER);
  const metrics = [...new Set(references.data?.map((r) => r.metric) ?? [])];
  const set = (values: string[]) => onChange({ ...c, values });
  if (!field || c.op === 'PRESENT' || c.op === 'ABSENT') {
    return null;
  }
  if (c.op === 'RANGE' || c.op === 'RATIO') {
    return (
      <span className="tg-range">
        <Input aria-label={t('analyst.low')} placeholder={t('analyst.low')} inputMode="decimal" value={c.values[0] ?? ''} onChange={(e) => set([e.target.value.trim(), c.values[1] ?? ''])} />
        <span>–</span>
        <Input aria-label={t('analyst.high')} placeholder={t('analyst.high')} inputMode="decimal" value={c.values[1] ?? ''} onChange={(e) => set([c.values[0] ?? '', e.target.value.trim()])} />
        {c.op === 'RATIO' && <Select aria-label={t('analyst.reference')} placeholder={t('analyst.reference')} value={c.reference || undefined} popupMatchSelectWidth={false} options={metrics.map((m) => ({ value: m, label: m }))} onChange={(m: string) => onChange({ ...c, reference: m })} />}
      </span>
    );
  }
  const many = c.op === 'IN' || c.op === 'NOT_IN' || c.op === 'PREFIX';
  if (field.codeList && c.op !== 'PREFIX') {
    return <CodesSelect list={field.codeList} many={many} values={c.values} onChange={set} label={t('analyst.value')} />;
  }
  if (field.path === 'trader.grade' || field.path === 'head.direction') {
    const kind = field.path === 'trader.grade' ? 'grade' : 'direction';
    const options = (kind === 'grade' ? GRADES : ['I', 'E']).map((v) => ({ value: v, label: word(kind, v) }));
    return <Select className="tg-fill" mode={many ? 'multiple' : undefined} aria-label={t('analyst.value')} options={options} value={(many ? c.values : c.values[0]) as never} onChange={(v: string | string[]) => set(Array.isArray(v) ? v : [v])} />;
  }
  return many
    ? <Select className="tg-fill" mode="tags" open={false} suffixIcon={null} tokenSeparators={[',', ' ', '，', '、']} aria-label={t('analyst.value')} placeholder={t('analyst.value')} value={c.values} onChange={set} />
    : <Input aria-label={t('analyst.value')} placeholder={t('analyst.value')} value={c.values[0] ?? ''} onChange={(e) => set([e.target.value])} />;
}

/** Builds conditions: field, operator that suits it, values out of the right code list. */
export function Conditions({ value, onChange, disabled }: { value: Condition[]; onChange: (conditions: Condition[]) => void; disabled?: boolean }) {
  const { t, word, say } = useI18n();
  const fields = useRiskFields();
  const dictionary = useDictionary();
  const options = useMemo(() => {
    const groups = new Map<string, { value: string; label: string; find: string }[]>();
    fields.forEach((f) => {
      const name = f.path.split('.')[0];
      const known = dictionary?.groups.get(name);
      const title = known && f.path.includes('.') ? say(known.label) : t('desk.sectionBasics');
      groups.set(title, [...(groups.get(title) ?? []), { value: f.path, label: say(f.label), find: `${f.path} ${f.label.zh} ${f.label.en}`.toLowerCase() }]);
    });
    return [...groups.entries()].map(([label, all]) => ({ label, title: label, options: all }));
  }, [fields, dictionary, say, t]);
  const set = (i: number, c: Condition) => onChange(value.map((old, j) => (j === i ? c : old)));
  return (
    <fieldset className="tg-conditions" disabled={disabled}>
      {value.map((c, i) => {
        const field = fields.find((f) => f.path === c.field);
        return (
          <div className="tg-condition" key={i}>
            <Select className="tg-fill" aria-label={t('analyst.field')} placeholder={t('analyst.chooseField')} value={c.field || undefined} options={options} popupMatchSelectWidth={320}
              showSearch={{ filterOption: (q, o) => Boolean(o && 'find' in o && String(o.find).includes(q.toLowerCase())) }}
              onChange={(path: string) => set(i, { field: path, op: fields.find((f) => f.path === path)?.ops[0] ?? 'EQ', values: [], reference: null })} />
            <Select aria-label={t('analyst.operator')} value={c.op} disabled={!field} popupMatchSelectWidth={false} options={(field?.ops ?? [c.op]).map((op) => ({ value: op, label: word('op', op) }))} onChange={(op: Operator) => set(i, { ...c, op, values: op === 'EQ' || op === 'NE' ? c.values.slice(0, 1) : c.values })} />
            <div className="tg-condition-value"><Values field={field} condition={c} onChange={(next) => set(i, next)} /></div>
            <Button type="text" danger icon={<DeleteOutlined />} aria-label={`${t('common.remove')} ${i + 1}`} onClick={() => onChange(value.filter((_, j) => j !== i))} />
          </div>
        );
      })}
      <Button type="dashed" icon={<PlusOutlined />} onClick={() => onChange([...value, { field: '', op: 'EQ', values: [], reference: null }])}>{t('analyst.addCondition')}</Button>
    </fieldset>
  );
}
