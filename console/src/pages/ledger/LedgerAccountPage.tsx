import { useNavigate, useSearchParams } from 'react-router';
import { useGet } from '../../api/hooks';
import type { LedgerAccount, LedgerLine } from '../../api/types';
import { useI18n } from '../../i18n';
import { dateTime } from '../../kit/format';
import { List } from '../../kit/ListPage';
import { Loaded, Page, Panel } from '../../kit/Page';
import { Facts, Money, Time } from '../../kit/Show';
import { accountPath, Against, Of, UnitName, usePlace } from './parts';

/** What the account holds at the moment that is asked for. */
function Standing({ account: a, past }: { account: LedgerAccount; past: boolean }) {
  const { t } = useI18n();
  return (
    <Panel title={past ? t('ledger.asOf', { at: dateTime(a.at) }) : t('ledger.now')}>
      <Facts items={[
        [t('ledger.balance'), <b key="b"><Money value={a.balance} /></b>], [t('ledger.goes'), <Money key="g" value={a.goes} />], [t('ledger.comes'), <Money key="c" value={a.comes} />],
        [t('ledger.unit'), <UnitName key="u" unit={a.unit} measure={a.measure} />], [t('ledger.minimum'), <Money key="n" value={a.minimum} />], [t('ledger.maximum'), <Money key="x" value={a.maximum} />],
      ]} />
    </Panel>
  );
}

/** One account: what it holds, now or at any moment that was, and every movement with the balance after it. */
export function LedgerAccountPage() {
  const { t, word } = useI18n();
  const go = useNavigate();
  const place = usePlace();
  const [search] = useSearchParams();
  const account = search.get('account') ?? '';
  const to = search.get('to');
  const standing = useGet('/ledger/standing', { account, at: to ?? undefined }, { keep: true });
  // What a movement is about; where that has no page, the account on the other side.
  const open = (l: LedgerLine) => {
    const page = place(l) ?? (l.against[0] ? accountPath(l.against[0]) : null);
    if (page) {
      void go(page);
    }
  };
  const what = (l: LedgerLine) => `${word('ledgerKind', l.kind)} · ${word('ledgerPhase', l.phase)}`;
  return (
    <Page title={<span className="tg-mono">{account}</span>} name={account} hint={t('ledger.accountHint')} back="/ledger">
      <div className="tg-stack">
        <Loaded query={standing} rows={2}>{(a) => <Standing account={a} past={to !== null} />}</Loaded>
        <List<LedgerLine>
          key={account} path="/ledger/statement" fileName={`ledger-${account.replace(/[^\w-]+/g, '-')}`} rowKey={(l) => `${l.transfer}${l.phase}`} fixed={['account']} empty={t('ledger.noLines')} emptyHint={t('ledger.noLinesHint')}
          filters={[{ kind: 'moment', name: 'to', label: t('ledger.moment'), until: true }, { kind: 'moment', name: 'from', label: t('ledger.from') }]}
          onOpen={open}
          columns={[
            { key: 'at', title: t('common.time'), render: (l) => <Time at={l.at} />, csv: (l) => l.at },
            { key: 'what', title: t('ledger.what'), render: what, csv: what },
            { key: 'about', title: t('ledger.about'), render: (l) => <Of line={l} account={account} />, csv: (l) => l.subject },
            { key: 'against', title: t('ledger.against'), render: (l) => <Against line={l} />, csv: (l) => l.against.join(' ') },
            { key: 'amount', title: t('ledger.change'), align: 'right', render: (l) => <Money value={l.amount} />, csv: (l) => l.amount },
            { key: 'pending', title: t('ledger.asideChange'), align: 'right', render: (l) => <Money value={l.pending} />, csv: (l) => l.pending },
            { key: 'balance', title: t('ledger.balance'), align: 'right', render: (l) => <b><Money value={l.balance} /></b>, csv: (l) => l.balance },
            { key: 'transfer', hidden: true, title: t('ledger.transfer'), render: () => null, csv: (l) => l.transfer },
          ]}
          card={(l) => <><div className="tg-card-top"><b>{what(l)}</b><Time at={l.at} /></div><div className="tg-card-line"><Of line={l} account={account} /><Against line={l} /></div><div className="tg-card-line"><span>{t('ledger.change')} <Money value={l.amount} /></span><span>{t('ledger.asideChange')} <Money value={l.pending} /></span><span>{t('ledger.balance')} <b><Money value={l.balance} /></b></span></div></>}
        />
      </div>
    </Page>
  );
}
