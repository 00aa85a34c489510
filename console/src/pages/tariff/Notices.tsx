import { Link } from 'react-router';
import { useI18n } from '../../i18n';
import { Code } from '../../kit/Code';
import { List } from '../../kit/ListPage';
import { Time } from '../../kit/Show';
import type { Notice } from './preferences';
import { spaced } from './preferences';

/** Rates of declared goods that changed. */
export function Notices() {
  const { t, word } = useI18n();
  const rates = (n: Notice) => <span className="tg-pref-rates">{n.removed.map((r) => <del key={r}>{r}</del>)}{n.added.map((r) => <ins key={r}>{r}</ins>)}</span>;
  const link = (n: Notice) => <Link className="tg-mono" to={`/handbook?code=${n.code}${n.direction === 'I' ? `&origin=${n.country}` : ''}`}>{spaced(n.code)}</Link>;
  return (
    <List<Notice>
      path="/preferences/notices" fileName="notices" rowKey={(n) => n.id} empty={t('handbook.noNotices')} emptyHint={t('handbook.noNoticesHint')}
      columns={[
        { key: 'at', title: t('handbook.at'), render: (n) => <Time at={n.at} />, csv: (n) => n.at },
        { key: 'code', title: t('case.hs'), render: link, csv: (n) => n.code },
        { key: 'name', title: t('case.description'), render: (n) => <span className="tg-tariff-name">{n.description}</span>, csv: (n) => n.description },
        { key: 'country', title: t('handbook.country'), render: (n) => <>{word('direction', n.direction)} · <Code list="country" code={n.country} bare /></>, csv: (n) => n.country },
        { key: 'rates', title: t('handbook.changed'), render: rates, csv: (n) => [...n.removed.map((r) => `- ${r}`), ...n.added.map((r) => `+ ${r}`)].join('; ') },
      ]}
      card={(n) => <><div className="tg-card-top">{link(n)}<Time at={n.at} relative /></div><div>{n.description}</div>{rates(n)}</>}
    />
  );
}
