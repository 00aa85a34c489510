import { useGet } from '../../api/hooks';
import { useI18n } from '../../i18n';
import { Loaded, Nothing } from '../Page';
import { Time } from '../Show';

/** What happened to a case, newest first. */
export function Timeline({ id }: { id: string }) {
  const { t, say } = useI18n();
  const query = useGet(`/declarations/${id}/events`);
  return (
    <Loaded query={query} rows={4}>
      {(data) => {
        const events = [...data].sort((a, b) => b.seq - a.seq);
        return events.length === 0 ? <Nothing title={t('case.noTimeline')} /> : (
          <ol className="tg-events">
            {events.map((e) => (
              <li key={e.seq}>
                <p>{say(e.text) || e.kind}{typeof e.payload?.reason === 'string' && e.payload.reason.length > 12 && <span className="tg-faint"> · {e.payload.reason}</span>}</p>
                <small><Time at={e.at} /><span>{e.actor}</span>{e.channel && <span title={t('case.channel')}>#{e.channel}</span>}</small>
              </li>
            ))}
          </ol>
        );
      }}
    </Loaded>
  );
}
