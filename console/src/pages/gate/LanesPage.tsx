import { useNavigate } from 'react-router';
import { asPage, useGet } from '../../api/hooks';
import type { Lane, Page as Paged } from '../../api/types';
import { useI18n } from '../../i18n';
import { group } from '../../kit/format';
import { Loaded, Nothing, Page } from '../../kit/Page';
import { Facts, Time } from '../../kit/Show';
import { Tag, Value } from '../../kit/Tags';

/** All lanes at a glance. */
export function LanesPage() {
  const { t, say, word } = useI18n();
  const go = useNavigate();
  const query = useGet<Lane[] | Paged<Lane>>('/gate/lanes', undefined, { refetchInterval: 15_000 });
  return (
    <Page title={t('common.lanes')} hint={t('gate.lanesHint')}>
      <Loaded query={query}>
        {(data) => (asPage(data).items.length === 0 ? <Nothing title={t('gate.noLanes')} /> : (
          <div className="tg-lanes">
            {asPage(data).items.map((l) => (
              <button type="button" key={l.id} className="tg-panel tg-lane-card" onClick={() => void go(`/gate/passages?lane=${encodeURIComponent(l.id)}`)}>
                <span className="tg-card-top"><b>{l.name ? say(l.name) : l.id}</b>{l.state && <Value kind="lane" value={l.state} />}</span>
                <span className="tg-faint"><span className="tg-mono">{l.id}</span> {l.direction && <Tag>{word('way', l.direction)}</Tag>}</span>
                <Facts className="tg-facts-2" items={[[t('gate.todayCount'), l.passagesToday === undefined ? '—' : group(l.passagesToday)], [t('gate.lastSeen'), <Time key="s" at={l.lastSeenAt} relative />]]} />
              </button>
            ))}
          </div>
        ))}
      </Loaded>
    </Page>
  );
}
