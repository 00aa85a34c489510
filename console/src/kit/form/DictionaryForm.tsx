import type { Field } from '../../api/types';
import { useI18n } from '../../i18n';
import { Panel } from '../Page';
import { below, useForm } from './context';
import { FieldGrid, GroupEditor } from './GroupEditor';
import { ItemsEditor } from './ItemsEditor';
import { PLATFORM_FIELDS, PLATFORM_GROUPS, SECTIONS } from './sections';
import type { Section } from './sections';

function bare(name: string): string {
  return name.replace(/^\?/, '');
}

/** Number of findings in a section, for its mark in the table of contents. */
export function useSectionFindings(): Record<string, { count: number; errors: boolean }> {
  const { findings } = useForm();
  const count: Record<string, { count: number; errors: boolean }> = {};
  [...findings.entries()].forEach(([pointer, found]) => {
    const [group, name] = pointer.split('/').filter(Boolean);
    const section = SECTIONS.find((s) => (group === 'head' ? s.head.some((h) => bare(h) === name) : s.groups?.includes(group ?? '')))?.id ?? (group === 'head' ? 'other' : 'more');
    const old = count[section];
    count[section] = { count: (old?.count ?? 0) + found.length, errors: Boolean(old?.errors) || found.some((f) => f.severity === 'ERROR') };
  });
  return count;
}

function SectionView({ section, item, onItem }: { section: Section; item: number | null; onItem: (i: number | null) => void }) {
  const { t } = useI18n();
  const { dictionary, findings } = useForm();
  const head = (name: string) => dictionary.fields.get(`head.${bare(name)}`);
  const known = new Set(SECTIONS.flatMap((s) => s.head.map(bare)));
  const loose = section.id === 'other' ? (dictionary.groups.get('head')?.fields ?? []).filter((f) => !known.has(f.name) && !PLATFORM_FIELDS.has(f.name)) : [];
  const fields = section.head.filter((n) => !n.startsWith('?')).map(head).filter((f): f is Field => Boolean(f));
  const folded = [...section.head.filter((n) => n.startsWith('?')).map(head).filter((f): f is Field => Boolean(f)), ...loose];
  const groups = (section.groups ?? []).map((g) => dictionary.groups.get(g)).filter((g) => g !== undefined);
  const own = (section.groups ?? []).includes('goodsItems') ? below(findings, '/goodsItems').filter((f) => f.pointer === '/goodsItems') : [];
  const { say } = useI18n();
  return (
    <Panel id={section.id} title={t(section.label)}>
      {own.map((f, i) => <p key={i} className={`tg-why-${f.severity} tg-gap-bottom`}>{say(f.text)}</p>)}
      {(fields.length > 0 || folded.length > 0) && <FieldGrid fields={fields} folded={folded} base="/head" />}
      {groups.map((g) => (g.name === 'goodsItems' ? <ItemsEditor key={g.name} open={item} onOpen={onItem} /> : <GroupEditor key={g.name} group={g} base={`/${g.name}`} />))}
    </Panel>
  );
}

/** The whole form, laid out in sections out of the field dictionary. */
export function DictionaryForm({ item, onItem }: { item: number | null; onItem: (i: number | null) => void }) {
  const { t } = useI18n();
  const { dictionary } = useForm();
  const placed = new Set(['head', ...SECTIONS.flatMap((s) => s.groups ?? [])]);
  const rest = dictionary.below('declaration').filter((g) => !placed.has(g.name) && !PLATFORM_GROUPS.has(g.name));
  return (
    <div className="tg-stack tg-form">
      {SECTIONS.map((s) => <SectionView key={s.id} section={s} item={item} onItem={onItem} />)}
      <Panel id="more" title={t('desk.sectionMore')}>{rest.map((g) => <GroupEditor key={g.name} group={g} base={`/${g.name}`} />)}</Panel>
    </div>
  );
}
