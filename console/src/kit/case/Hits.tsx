import type { Explained, Hit } from '../../api/types';
import { useI18n } from '../../i18n';
import { useDictionary } from '../dictionary';
import { Tag, Value } from '../Tags';
import { FieldValue } from './DocumentGroups';

/** One matched condition in words: what the rule asks, and what was declared where. */
export function Explanation({ items }: { items: Explained[] }) {
  const { say } = useI18n();
  const dictionary = useDictionary();
  return (
    <ul>
      {items.map((e, i) => {
        const field = dictionary?.fields.get(e.field);
        return <li key={i}>{say(e.condition)} <span className="tg-faint">· {e.pointer?.startsWith('/') && dictionary ? `${dictionary.describe(e.pointer, say)} ` : ''}<FieldValue field={field} value={e.value} /></span></li>;
      })}
    </ul>
  );
}

/** Why targeting chose this case; officials only. */
export function Hits({ hits }: { hits: Hit[] }) {
  const { say, t, word } = useI18n();
  return (
    <div>
      {hits.map((h) => (
        <div className="tg-hit" key={h.ruleId ?? 'random'}>
          <div className="tg-row"><Value kind="action" value={h.action} /><b>{h.random ? t('case.randomHit') : h.ruleName}</b><span className="tg-mono tg-faint">{h.ruleCode}</span>{h.departments.map((x) => <span key={x} className="tg-faint">{word('department', x)}</span>)}{h.suppressedBy && <Tag>{t('case.suppressed')}</Tag>}</div>
          <p>{say(h.reason)}</p>
          <Explanation items={h.explanation} />
        </div>
      ))}
    </div>
  );
}
