import { Switch } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Doc, Field, Group } from '../../api/types';
import { useI18n } from '../../i18n';
import { Code } from '../Code';
import { rowsOf, text, useDictionary } from '../dictionary';
import { date, group as grouped, trim } from '../format';
import { Panel } from '../Page';
import { Facts } from '../Show';

/** One field's value as a reader wants it. */
export function FieldValue({ field, value }: { field: Field | undefined; value: string | null | undefined }) {
  const { word, t } = useI18n();
  if (!value) {
    return <span className="tg-faint">—</span>;
  }
  if (field?.name === 'direction') {
    return <>{word('direction', value)}</>;
  }
  if (field?.codeList) {
    return <Code list={field.codeList} code={value} />;
  }
  if (field && FLAGS.has(field.name)) {
    return <>{value === '1' || value === 'Y' ? t('common.yes') : value === '0' || value === 'N' ? t('common.no') : value}</>;
  }
  switch (field?.type) {
    case 'DATE': return <span className="tg-num">{date(value)}</span>;
    case 'DECIMAL': return <span className="tg-num">{grouped(trim(value))}</span>;
    default: return <>{value.length > 600 ? `${value.slice(0, 600)}…` : value}</>;
  }
}

/** Yes/no fields: the dictionary knows them as one-letter texts only. */
export const FLAGS = new Set(['guaranteeRelease', 'originalContainer', 'noOtherPackages', 'notDangerous', 'sharedContainer', 'electronicSeal', 'inPrice', 'listed', 'related', 'saleCondition', 'conditionMet', 'swapped', 'replacement', 'unchanged', 'originalHandled', 'eIsDutyDel', 'iIsUsefee', 'iIsProfit']);

/** All fields of one row, and the groups below it. */
export function DocumentRow({ group, row, all }: { group: string; row: Doc; all?: boolean }) {
  const { say } = useI18n();
  const dictionary = useDictionary();
  const known = dictionary?.groups.get(group);
  if (!dictionary || !known) {
    return null;
  }
  const fields = known.fields.filter((f) => all || text(row, f.name));
  return (
    <>
      <Facts items={fields.map((f): [ReactNode, ReactNode] => [say(f.label), <FieldValue key={f.name} field={f} value={text(row, f.name)} />])} />
      {dictionary.below(group).map((g) => rowsOf(row, g.name).length > 0 && <Sub key={g.name} group={g} rows={rowsOf(row, g.name)} all={all} />)}
    </>
  );
}

function Sub({ group, rows, all }: { group: Group; rows: Doc[]; all?: boolean }) {
  const { say } = useI18n();
  return (
    <div className="tg-sub">
      <h3>{say(group.label)}</h3>
      {rows.map((row, i) => <div className="tg-subrow" key={i}>{group.many && <small>{i + 1}</small>}<DocumentRow group={group.name} row={row} all={all} /></div>)}
    </div>
  );
}

/** The whole document, group by group; goods have their own table. */
export function DocumentGroups({ document, id }: { document: Doc; id?: string }) {
  const { t, say } = useI18n();
  const dictionary = useDictionary();
  const [all, setAll] = useState(false);
  const groups = (dictionary?.below('declaration') ?? []).filter((g) => g.name !== 'goodsItems' && (all || rowsOf(document, g.name).length > 0));
  return (
    <Panel id={id} title={t('case.document')} extra={<label className="tg-row"><Switch size="small" checked={all} onChange={setAll} />{t('case.showAllFields')}</label>}>
      {groups.map((g) => {
        const rows = rowsOf(document, g.name);
        return (
          <div className="tg-group" key={g.name}>
            <h3>{say(g.label)}{g.many && rows.length > 1 && <span className="tg-code">{rows.length}</span>}</h3>
            {rows.length === 0 && (all && !g.many ? <DocumentRow group={g.name} row={{}} all /> : <span className="tg-faint">{t('case.groupEmpty')}</span>)}
            {rows.map((row, i) => (g.many ? <div className="tg-subrow" key={i}><DocumentRow group={g.name} row={row} all={all} /></div> : <DocumentRow key={i} group={g.name} row={row} all={all} />))}
          </div>
        );
      })}
    </Panel>
  );
}
