import type { Explained, Hit } from '../../api/types';
import { useI18n } from '../../i18n';
import { useDictionary } from '../dictionary';
import { Value } from '../Tags';
import { FieldValue } from './DocumentGroups';

/** One matched condition in words: field, what was declared, what the rule asks. */
export function Explanation({ items }: { items: Explained[] }) {
  const { say, word } = useI18n();
  const dictionary = useDictionary();
  const condition = (c: Explained['condition']) => (typeof c === 'string' ? c : 'op' in c ? `${word('op', c.op)} ${c.values.join(', ')}` : say(c));
  return (
    <ul>
      {items.map((e, i) => {
        const field = dictionary?.fields.get(e.field);
        return <li key={i}>{field ? say(field.label) : e.field}: <FieldValue field={field} value={e.value} /> <span className="tg-faint">({condition(e.condition)})</span></li>;
      })}
    </ul>
  );
}

/** Why targeting chose this case; officials only. */
export function Hits({ hits }: { hits: Hit[] }) {
  const { say } = useI18n();
  return (
    <div>
      {hits.map((h) => (
        <div className="tg-hit" key={h.ruleCode}>
          <div className="tg-row"><Value kind="action" value={h.action} /><b>{say(h.ruleName)}</b><span className="tg-mono tg-faint">{h.ruleCode}</span></div>
          <p>{say(h.reason)}</p>
          <Explanation items={h.explanation} />
        </div>
      ))}
    </div>
  );
}
