import { useNavigate } from 'react-router';
import type { PeriodicStatement } from '../../api/types';
import { useI18n } from '../../i18n';
import { useOptions } from '../../kit/Filters';
import { date } from '../../kit/format';
import { ListPage } from '../../kit/ListPage';
import { Value } from '../../kit/Tags';

/** Statements: a trader's own, or all for officers. */
export function StatementsPage() {
  const { t, word, say } = useI18n();
  const navigate = useNavigate();
  const states = useOptions('periodicStatement', ['DRAFTED', 'DECLARED', 'SETTLED', 'DROPPED']);
  return (
    <ListPage<PeriodicStatement>
      title={t('periodic.statements')} hint={t('periodic.statementsHint')} path="/periodic/statements" fileName="statements" rowKey={(s) => s.number} empty={t('periodic.noStatements')} onOpen={(s) => void navigate(`/periodic/statements/${s.number}`)}
      filters={[{ kind: 'text', name: 'q', label: t('periodic.number') }, { kind: 'choice', name: 'state', label: t('common.state'), options: states }]}
      columns={[
        { key: 'number', title: t('periodic.number'), render: (s) => <span className="tg-mono tg-nowrap">{s.number}</span>, csv: (s) => s.number },
        { key: 'state', title: t('common.state'), render: (s) => <Value kind="periodicStatement" value={s.state} />, csv: (s) => word('periodicStatement', s.state) },
        { key: 'trader', title: t('periodic.trader'), render: (s) => say(s.traderName), csv: (s) => say(s.traderName) },
        { key: 'month', title: t('periodic.month'), render: (s) => <span className="tg-num">{s.month}</span>, csv: (s) => s.month },
        { key: 'due', title: t('periodic.due'), render: (s) => <span className="tg-num">{date(s.dueOn)}</span>, csv: (s) => s.dueOn },
        { key: 'declaration', title: t('periodic.declaration'), render: (s) => <span className="tg-mono">{s.sequenceNumber}</span>, csv: (s) => s.sequenceNumber },
      ]}
      card={(s) => <><div className="tg-card-top"><span className="tg-mono">{s.number}</span><Value kind="periodicStatement" value={s.state} /></div><div className="tg-card-line"><span>{say(s.traderName)}</span><span className="tg-num">{s.month}</span></div><div className="tg-card-line"><span>{t('periodic.due')}</span><span className="tg-num">{date(s.dueOn)}</span></div></>}
    />
  );
}
