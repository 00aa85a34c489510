import { useNavigate } from 'react-router';
import type { Inspection } from '../../api/types';
import { useSession } from '../../app/session';
import { useI18n } from '../../i18n';
import { useOptions } from '../../kit/Filters';
import { dateTime } from '../../kit/format';
import { ListPage } from '../../kit/ListPage';
import { Number18, Time } from '../../kit/Show';
import { Value } from '../../kit/Tags';
import { decisionOf, why } from '../declaration/InspectionRow';

/** Inspection orders. */
export function InspectionsPage() {
  const { t, word, lang } = useI18n();
  const go = useNavigate();
  const session = useSession();
  const states = useOptions('inspection', ['ORDERED', 'SCHEDULED', 'DONE', 'DECIDED', 'CANCELLED']);
  const progress = (i: Inspection) => t('inspection.progress', { done: i.tasks.filter((x) => x.state === 'DONE').length, all: i.tasks.length });
  return (
    <ListPage<Inspection>
      title={t('common.inspections')} hint={t('inspection.hint')} path="/inspections" fileName="inspections" rowKey={(i) => i.id} empty={t('inspection.empty')} onOpen={(i) => void go(`/inspections/${i.id}`)} refetchMs={60_000}
      params={{ office: session.office ?? undefined }}
      filters={[{ kind: 'choice', name: 'state', label: t('common.state'), options: states }, { kind: 'code', name: 'office', label: t('common.office'), list: 'customs_district' }]}
      columns={[
        { key: 'number', title: t('inspection.number'), render: (i) => <span className="tg-mono">{i.number}</span>, csv: (i) => i.number },
        { key: 'declaration', title: t('officer.number'), render: (i) => <Number18 value={i.declarationNumber} />, csv: (i) => i.declarationNumber },
        { key: 'state', title: t('common.state'), render: (i) => <span className="tg-tags"><Value kind="inspection" value={i.state} />{decisionOf(i) && <Value kind="decision" value={decisionOf(i)} />}</span>, csv: (i) => word('inspection', i.state) },
        { key: 'reason', title: t('inspection.reason'), render: (i) => <div className="tg-clip">{why(i.reason, t)}</div>, csv: (i) => why(i.reason, t) },
        { key: 'tasks', title: t('inspection.tasks'), render: (i) => <span className="tg-two"><span>{i.tasks.map((x) => word('department', x.department)).join(lang === 'zh' ? '、' : ', ')}</span><span>{progress(i)}</span></span>, csv: progress },
        { key: 'place', title: t('inspection.place'), render: (i) => i.place ?? '—', csv: (i) => i.place },
        { key: 'at', title: t('inspection.scheduledAt'), render: (i) => <Time at={i.scheduledAt} />, csv: (i) => (i.scheduledAt ? dateTime(i.scheduledAt) : '') },
        { key: 'ordered', title: t('inspection.orderedAt'), render: (i) => <Time at={i.orderedAt} relative />, csv: (i) => dateTime(i.orderedAt) },
      ]}
      card={(i) => <><div className="tg-card-top"><span className="tg-mono">{i.number}</span><Value kind="inspection" value={i.state} /></div><div>{why(i.reason, t)}</div><div className="tg-card-line"><span>{i.place ?? '—'}</span><Time at={i.scheduledAt ?? i.orderedAt} /></div><div className="tg-card-line"><span>{progress(i)}</span></div></>}
    />
  );
}
