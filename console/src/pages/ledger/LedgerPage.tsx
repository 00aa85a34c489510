import { Alert, Button } from 'antd';
import { Link, useNavigate } from 'react-router';
import { useGet } from '../../api/hooks';
import type { LedgerAccount, TrialBalance } from '../../api/types';
import { useI18n } from '../../i18n';
import { ListPage } from '../../kit/ListPage';
import { Loaded, Panel } from '../../kit/Page';
import { Rows } from '../../kit/Rows';
import { Money } from '../../kit/Show';
import { Tag } from '../../kit/Tags';
import { accountPath, UnitName } from './parts';

type UnitSum = TrialBalance['units'][number];
type Fault = TrialBalance['faults'][number];

const isZero = (sum: string) => /^-?0(\.0+)?$/.test(sum);

/** What is wrong, and one place where it is: an account by its name, a transfer by its identity. */
function Faults({ faults }: { faults: Fault[] }) {
  const { t, word } = useI18n();
  return (
    <ul>
      {faults.map((f) => <li key={`${f.code}${f.first}`}>{t('ledger.fault', { what: word('ledgerFault', f.code), n: f.count })} {f.first.includes(':') ? <Link to={accountPath(f.first)} className="tg-mono">{f.first}</Link> : <span className="tg-mono">{f.first}</span>}</li>)}
    </ul>
  );
}

/** Whether the books are sound, said in words, with the sum of each unit. It reads every entry, so it is not taken again by itself. */
function Trial() {
  const { t } = useI18n();
  const query = useGet('/ledger/trial-balance', undefined, { staleTime: 600_000 });
  return (
    <Panel title={t('ledger.trial')} extra={<Button size="small" loading={query.isFetching} onClick={() => void query.refetch()}>{t('ledger.again')}</Button>}>
      <Loaded query={query} rows={3}>
        {(b) => (
          <div className="tg-stack">
            {b.sound ? <Alert type="success" showIcon title={t('ledger.sound')} description={t('ledger.counted', { transfers: b.transfers.toLocaleString(), pending: b.pending.toLocaleString() })} />
              : <Alert type="error" showIcon title={t('ledger.unsound')} description={<Faults faults={b.faults} />} />}
            <Rows<UnitSum> rowKey={(u) => u.unit} dataSource={b.units} pagination={{ pageSize: 5, hideOnSinglePage: true, showSizeChanger: false }}
              columns={[
                { title: t('ledger.unit'), render: (_, u) => <UnitName unit={u.unit} measure={u.measure} /> },
                { title: t('ledger.accounts'), align: 'right', render: (_, u) => <span className="tg-num">{u.accounts.toLocaleString()}</span> },
                { title: t('ledger.turned'), align: 'right', render: (_, u) => <Money value={u.turned} /> },
                { title: t('ledger.sum'), align: 'right', render: (_, u) => <Tag tone={isZero(u.sum) ? 'green' : 'red'}><Money value={u.sum} /></Tag> },
              ]} />
          </div>
        )}
      </Loaded>
    </Panel>
  );
}

/** The books: the trial balance, and every account with what it holds, what is set aside, and its limits. */
export function LedgerPage() {
  const { t, word } = useI18n();
  const go = useNavigate();
  const kinds = useGet('/ledger/kinds', undefined, { staleTime: 300_000 });
  const trial = useGet('/ledger/trial-balance', undefined, { staleTime: 600_000 });
  const limits = (a: LedgerAccount) => (a.minimum == null && a.maximum == null ? t('ledger.noLimits') : `${a.minimum == null ? '' : `≥ ${a.minimum}`} ${a.maximum == null ? '' : `≤ ${a.maximum}`}`.trim());
  const aside = (a: LedgerAccount) => <span className="tg-two">{!isZero(a.goes) && <span>{t('ledger.goes')} <Money value={a.goes} /></span>}{!isZero(a.comes) && <span>{t('ledger.comes')} <Money value={a.comes} /></span>}{isZero(a.goes) && isZero(a.comes) && <span className="tg-faint">—</span>}</span>;
  return (
    <ListPage<LedgerAccount>
      title={t('ledger.nav')} hint={t('ledger.hint')} path="/ledger/accounts" fileName="ledger-accounts" rowKey={(a) => a.account} uncounted
      empty={t('ledger.empty')} emptyHint={t('ledger.emptyHint')} onOpen={(a) => void go(accountPath(a.account))} top={<Trial />}
      filters={[
        { kind: 'text', name: 'q', label: t('ledger.search') },
        { kind: 'choice', name: 'kind', label: t('ledger.kind'), options: (kinds.data ?? []).map((k) => ({ value: k, label: `${k} ${word('ledgerAccount', k)}` })) },
        { kind: 'choice', name: 'unit', label: t('ledger.unit'), options: (trial.data?.units ?? []).map((u) => ({ value: u.unit, label: u.unit })) },
      ]}
      columns={[
        { key: 'account', title: t('ledger.account'), render: (a) => <Link to={accountPath(a.account)} className="tg-mono" onClick={(e) => e.stopPropagation()}>{a.account}</Link>, csv: (a) => a.account },
        { key: 'unit', title: t('ledger.unit'), render: (a) => <UnitName unit={a.unit} measure={a.measure} />, csv: (a) => a.unit },
        { key: 'balance', title: t('ledger.balance'), align: 'right', render: (a) => <b><Money value={a.balance} /></b>, csv: (a) => a.balance },
        { key: 'aside', title: t('ledger.aside'), align: 'right', render: aside },
        { key: 'goes', hidden: true, title: t('ledger.goes'), render: () => null, csv: (a) => a.goes },
        { key: 'comes', hidden: true, title: t('ledger.comes'), render: () => null, csv: (a) => a.comes },
        { key: 'limits', title: t('ledger.limits'), render: (a) => <span className="tg-num">{limits(a)}</span>, csv: limits },
      ]}
      card={(a) => <><div className="tg-card-top"><Link to={accountPath(a.account)} className="tg-mono" onClick={(e) => e.stopPropagation()}>{a.account}</Link></div><div className="tg-card-line"><b><Money value={a.balance} /></b><UnitName unit={a.unit} measure={a.measure} /></div>{!(isZero(a.goes) && isZero(a.comes)) && <div className="tg-card-line">{aside(a)}</div>}<div className="tg-card-line"><span>{limits(a)}</span></div></>}
    />
  );
}
