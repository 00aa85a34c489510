import { Link } from 'react-router';
import type { Inspection } from '../../api/types';
import { useI18n } from '../../i18n';
import type { I18n } from '../../i18n';
import { Time } from '../../kit/Show';
import { Value } from '../../kit/Tags';

/** The reason of an inspection, which officials are told; one that chance ordered is told in the reader's language. */
export const why = (reason: string | null | undefined, t: I18n['t']) => (reason ?? '').replace(/^random(?=;|$)/, t('case.randomHit'));

export function decisionOf(inspection: Inspection): string | null {
  return inspection.decision?.decision ?? null;
}

/** An inspection in a few lines. */
export function InspectionRow({ inspection: i, open }: { inspection: Inspection; open: boolean }) {
  const { t, word } = useI18n();
  const done = i.tasks.filter((x) => x.state === 'DONE').length;
  return (
    <div className="tg-file">
      <div>
        <span className="tg-row">{open ? <Link to={`/inspections/${i.id}`} className="tg-mono">{i.number}</Link> : <span className="tg-mono">{i.number}</span>}<Value kind="inspection" value={i.state} />{decisionOf(i) && <Value kind="decision" value={decisionOf(i)} />}</span>
        <small>{i.reason && `${why(i.reason, t)} · `}{i.tasks.map((x) => `${word('department', x.department)}${x.outcome ? ` ${word('outcome', x.outcome)}` : ''}`).join(', ')}</small>
      </div>
      <span className="tg-faint">{t('inspection.progress', { done, all: i.tasks.length })}</span>
      <Time at={i.scheduledAt ?? i.orderedAt} />
    </div>
  );
}
