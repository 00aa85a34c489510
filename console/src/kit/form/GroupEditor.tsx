import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { Doc, Field, Group } from '../../api/types';
import { useI18n } from '../../i18n';
import { below, useForm } from './context';
import { FieldCell } from './FieldInput';
import { asked } from './sections';
import { useBranch, useRows } from './store';

/** A grid of fields; optional ones that are empty are folded away when told to. */
export function FieldGrid({ fields, base, folded = [], onCommit }: { fields: Field[]; base: string; folded?: Field[]; onCommit?: (field: Field) => void }) {
  const { store, direction, findings } = useForm();
  const { t } = useI18n();
  const branch = useBranch(store, base);
  const [open, setOpen] = useState(false);
  const must = (f: Field) => f.declare && asked(f.name, direction);
  const up = folded.filter((f) => open || branch?.[f.name] || findings.has(`${base}/${f.name}`) || must(f));
  const cell = (f: Field) => <FieldCell key={f.name} field={f} pointer={`${base}/${f.name}`} required={must(f)} onCommit={onCommit && (() => onCommit(f))} />;
  return (
    <>
      <div className="tg-fields">{fields.map(cell)}{up.map(cell)}</div>
      {folded.length > 0 && (open || folded.length > up.length) && (
        <Button type="link" className="tg-plain-link tg-fold" onClick={() => setOpen(!open)} aria-expanded={open}>{open ? t('desk.fold') : t('desk.unfold', { n: folded.length - up.length })}</Button>
      )}
    </>
  );
}

/** Fields asked of every row first, the rest folded. */
export function split(group: Group): { fields: Field[]; folded: Field[] } {
  const asked = group.fields.filter((f) => f.declare || f.draft);
  const fields = asked.length >= 3 ? asked : group.fields.slice(0, Math.max(6, asked.length));
  return { fields, folded: group.fields.filter((f) => !fields.includes(f)) };
}

function Row({ group, base, onRemove, number }: { group: Group; base: string; onRemove: () => void; number: number }) {
  const { t } = useI18n();
  const { dictionary } = useForm();
  const { fields, folded } = split(group);
  return (
    <div className="tg-form-row">
      <div className="tg-form-row-head"><b>{number}</b><Button type="text" size="small" danger icon={<DeleteOutlined />} onClick={onRemove} aria-label={`${t('common.remove')} ${number}`} /></div>
      <FieldGrid fields={fields} folded={folded} base={base} />
      {dictionary.below(group.name).map((g) => <GroupEditor key={g.name} group={g} base={`${base}/${g.name}`} />)}
    </div>
  );
}

/** Any group of the dictionary: rows where it may repeat, a single block where not. */
export function GroupEditor({ group, base }: { group: Group; base: string }) {
  const { store, findings } = useForm();
  const { t, say } = useI18n();
  const rows = useRows(store, base);
  const single = useBranch(store, base);
  const wrong = below(findings, base).length;
  const { fields, folded } = split(group);
  return (
    <div className="tg-form-group" data-pointer={base}>
      <div className="tg-form-group-head">
        <h3>{say(group.label)}{group.many && rows.length > 0 && <span className="tg-code">{rows.length}</span>}{wrong > 0 && <span className="tg-count">{wrong}</span>}</h3>
        {group.many
          ? <Button size="small" icon={<PlusOutlined />} onClick={() => store.set(base, [...rows, {} as Doc])}>{t('desk.addRow')}</Button>
          : <Button size="small" type={single ? 'text' : 'default'} onClick={() => store.set(base, single ? undefined : {})}>{single ? t('desk.clearSection') : t('desk.addSection')}</Button>}
      </div>
      {group.many && rows.map((_, i) => <Row key={i} group={group} number={i + 1} base={`${base}/${i}`} onRemove={() => store.set(base, rows.length === 1 ? undefined : rows.filter((__, j) => j !== i))} />)}
      {!group.many && single && <FieldGrid fields={fields} folded={folded} base={base} />}
    </div>
  );
}
