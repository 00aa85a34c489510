import { Link } from 'react-router';
import type { TwoPersonRequest } from '../../api/types';
import { useI18n } from '../../i18n';
import { dateTime } from '../../kit/format';
import { ListPage } from '../../kit/ListPage';
import { Time } from '../../kit/Show';
import { Value } from '../../kit/Tags';
import { TwoPersonTools } from '../../kit/Waiting';

const PAGES: Record<string, string> = { declaration: '/declarations', inspection: '/inspections', 'retail-list': '/retail/lists' };
/** Of these there is one page for all. */
const LISTS: Record<string, string> = { 'risk-references': '/targeting/references', 'risk-settings': '/targeting/settings' };

/** What takes two persons and waits for the second. */
export function TwoPersonsPage() {
  const { t, say } = useI18n();
  const page = (r: TwoPersonRequest) => LISTS[r.subjectKind] ?? (PAGES[r.subjectKind] && `${PAGES[r.subjectKind]}/${r.subjectId}`);
  const about = (r: TwoPersonRequest) => (page(r) ? <Link to={page(r)!} className="tg-mono">{r.label}</Link> : <span className="tg-mono">{r.label}</span>);
  return (
    <ListPage<TwoPersonRequest>
      title={t('oversight.twoPersons')} hint={t('oversight.twoPersonsHint')} path="/two-persons" fileName="two-persons" rowKey={(r) => r.id} empty={t('oversight.twoPersonsEmpty')} refetchMs={30_000}
      columns={[
        { key: 'what', title: t('oversight.what'), render: (r) => say(r.kindText), csv: (r) => say(r.kindText) },
        { key: 'subject', title: t('oversight.subject'), render: about, csv: (r) => r.label },
        { key: 'reason', title: t('oversight.reason'), render: (r) => <span className="tg-wrap">{r.reason}</span>, csv: (r) => r.reason },
        { key: 'by', title: t('oversight.askedBy'), render: (r) => <span className="tg-two"><span>{r.askedBy}</span><span><Time at={r.askedAt} /></span></span>, csv: (r) => `${r.askedBy} ${dateTime(r.askedAt)}` },
        { key: 'state', title: t('common.state'), render: (r) => <Value kind="twoPersons" value={r.state} />, csv: (r) => r.state },
        { key: 'decided', title: t('oversight.decidedBy'), render: (r) => (r.decidedBy ? <span className="tg-two"><span>{r.decidedBy}</span><span><Time at={r.decidedAt} /></span></span> : '—'), csv: (r) => r.decidedBy },
        { key: 'tools', title: '', render: (r) => <TwoPersonTools request={r} /> },
      ]}
      card={(r) => <><div className="tg-card-top"><b>{say(r.kindText)}</b><Value kind="twoPersons" value={r.state} /></div><div className="tg-card-line"><span>{about(r)}</span><span>{r.askedBy}</span></div><p>{r.reason}</p><TwoPersonTools request={r} /></>}
    />
  );
}
