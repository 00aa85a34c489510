import { useNavigate } from 'react-router';
import { asPage, useGet } from '../../api/hooks';
import { useI18n } from '../../i18n';
import { Code } from '../../kit/Code';
import { group } from '../../kit/format';
import { Loaded, Nothing, Page } from '../../kit/Page';
import { Facts, Time } from '../../kit/Show';
import { Tag } from '../../kit/Tags';

/** All lanes at a glance. */
export function LanesPage() {
  const { t, say, word } = useI18n();
  const go = useNavigate();
  const query = useGet('/gate/lanes', undefined, { refetchInterval: 15_000 });
  return (
    <Page title={t('common.lanes')} hint={t('gate.lanesHint')}>
      <Loaded query={query}>
        {(data) => (asPage(data).items.length === 0 ? <Nothing title={t('gate.noLanes')} /> : (
          <div className="tg-lanes">
            {asPage(data).items.map((l) => (
              <button type="button" key={l.id} className="tg-panel tg-lane-card" onClick={() => void go(`/gate/passages?lane=${encodeURIComponent(l.id)}`)}>
                <span className="tg-card-top"><b>{say(l.name)}</b>{!l.active && <Tag tone="amber">{t('admin.inactive')}</Tag>}</span>
                <span className="tg-faint"><span className="tg-mono">{l.id}</span> <Tag>{word('way', l.direction)}</Tag> <Code list="customs_district" code={l.office} bare /></span>
                <Facts className="tg-facts-2" items={[[t('gate.todayCount'), group(l.passagesToday)], [t('gate.lastPassage'), <Time key="s" at={l.lastPassageAt} relative />]]} />
              </button>
            ))}
          </div>
        ))}
      </Loaded>
    </Page>
  );
}
