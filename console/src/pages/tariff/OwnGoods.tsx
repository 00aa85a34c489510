import { Table } from 'antd';
import { useSearchParams, Link } from 'react-router';
import { useGet } from '../../api/hooks';
import { isTrader, useSession } from '../../app/session';
import { useI18n } from '../../i18n';
import { Code } from '../../kit/Code';
import { Loaded, Nothing, Panel } from '../../kit/Page';
import { useNarrow } from '../../kit/screen';
import { Money } from '../../kit/Show';
import { group, sum } from '../../kit/format';
import { TraderPick } from '../../kit/TraderPick';
import type { Own } from './preferences';
import { spaced } from './preferences';

/** An enterprise's own goods of the last year, what can be saved most first. */
export function OwnGoods() {
  const { t, word } = useI18n();
  const session = useSession();
  const narrow = useNarrow();
  const [search, setSearch] = useSearchParams();
  const trader = isTrader(session) ? session.traderId : search.get('trader');
  const query = useGet(trader ? '/preferences/top' : null, { traderId: isTrader(session) ? undefined : trader, n: 300 });
  const link = (g: Own) => `/handbook?code=${g.code}${g.schedule && g.schedule !== 'CN' ? `&schedule=${g.schedule}&origin=CHN` : `&origin=${g.country}`}`;
  const rates = (g: Own) => <span className="tg-num">{g.mfn || '—'}{g.rate && <span className="tg-pref-better"> → {g.rate}</span>}</span>;
  return (
    <div className="tg-stack">
      {!isTrader(session) && <div className="tg-pref-pick"><TraderPick value={trader} onChange={(v) => setSearch((old) => {
        const next = new URLSearchParams(old);
        v ? next.set('trader', String(v)) : next.delete('trader');
        return next;
      })} /></div>}
      {!trader && <Nothing title={t('handbook.pickTrader')} />}
      {trader && <Loaded query={query}>{(goods) => (
        <>
          <div className="tg-figures">
            {([['value', 'value'], ['possible', 'possible'], ['saved', 'saved'], ['missed', 'missed']] as const).map(([key, label]) => (
              <div className="tg-figure" key={key}><span>{t(`handbook.${label}`)}</span><b className="tg-num">{group(sum(goods.map((g) => g[key])).replace(/\.\d+$/, ''))}</b></div>
            ))}
          </div>
          {narrow ? goods.map((g) => (
            <Link to={link(g)} className="tg-card" key={g.direction + g.code + g.country}>
              <div className="tg-card-top"><span className="tg-mono">{spaced(g.code)}</span><span>{word('direction', g.direction)} · <Code list="country" code={g.country} bare /></span></div>
              <div>{g.description}</div><div className="tg-card-line"><span>{rates(g)}</span><span>{t('handbook.missed')} <Money value={g.missed} /></span></div>
            </Link>
          )) : (
            <Panel flush>
              <Table<Own>
                size="small" dataSource={goods} rowKey={(g) => g.direction + g.code + g.country} pagination={{ pageSize: 20, hideOnSinglePage: true, size: 'small' }} scroll={{ x: 'max-content' }} locale={{ emptyText: <Nothing title={t('handbook.noGoods')} /> }}
                columns={[
                  { title: t('case.hs'), key: 'code', render: (_, g) => <Link to={link(g)} className="tg-mono">{spaced(g.code)}</Link> },
                  { title: t('case.description'), key: 'name', render: (_, g) => <span className="tg-tariff-name">{g.description}</span> },
                  { title: t('common.direction'), key: 'direction', render: (_, g) => word('direction', g.direction) },
                  { title: t('handbook.country'), key: 'country', render: (_, g) => <Code list="country" code={g.country} bare /> },
                  { title: t('handbook.value'), key: 'value', align: 'right', render: (_, g) => <Money value={g.value} /> },
                  { title: t('handbook.rate'), key: 'rate', align: 'right', render: (_, g) => rates(g) },
                  { title: t('handbook.agreement'), key: 'agreement', render: (_, g) => (g.direction === 'I' && g.agreement ? <Code list="agreement" code={g.agreement} bare /> : g.agreement ?? '—') },
                  { title: t('handbook.possible'), key: 'possible', align: 'right', render: (_, g) => <Money value={g.possible} /> },
                  { title: t('handbook.saved'), key: 'saved', align: 'right', render: (_, g) => <Money value={g.saved} /> },
                  { title: t('handbook.missed'), key: 'missed', align: 'right', render: (_, g) => <b><Money value={g.missed} /></b> },
                ]}
              />
            </Panel>
          )}
          {narrow && goods.length === 0 && <Nothing title={t('handbook.noGoods')} />}
          <p className="tg-faint">{t('handbook.ownNote')}</p>
        </>
      )}</Loaded>}
    </div>
  );
}
