import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { SuspenseListed } from '../../api/types';
import { has, useSession } from '../../app/session';
import { useI18n } from '../../i18n';
import { useOptions } from '../../kit/Filters';
import { date } from '../../kit/format';
import { List } from '../../kit/ListPage';
import { Page } from '../../kit/Page';
import { Money, Number18 } from '../../kit/Show';
import { Value } from '../../kit/Tags';
import { DaysLeft } from '../temporary/Sums';
import { OpenAccount } from './OpenAccount';
import { REGIMES } from './regimes';

/** Accounts of goods abroad and back, under repair or leased: one's own, or all for officials. */
export function AccountsPage() {
  const { t, word, say } = useI18n();
  const navigate = useNavigate();
  const desk = has(useSession(), 'DECLARANT', 'TRADER_MANAGER');
  const [opening, setOpening] = useState(false);
  const states = useOptions('suspenseAccount', ['ASKED', 'ACCEPTED', 'OPEN', 'OVERDUE', 'CLOSED', 'REFUSED', 'WITHDRAWN']);
  const regimes = useOptions('suspenseRegime', REGIMES);
  const goods = (r: SuspenseListed) => (r.items > 1 ? t('suspense.andMore', { goods: r.goods, n: r.items - 1 }) : r.goods);
  return (
    <Page title={t('suspense.accounts')} hint={t('suspense.accountsHint')} actions={desk && <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpening(true)}>{t('suspense.open')}</Button>}>
      <List<SuspenseListed>
        path="/suspense/accounts" fileName="accounts-of-goods" rowKey={(r) => r.account.number} empty={t('suspense.none')} onOpen={(r) => void navigate(`/suspense/${r.account.number}`)}
        filters={[{ kind: 'text', name: 'q', label: t('suspense.search') }, { kind: 'choice', name: 'regime', label: t('suspense.regime'), options: regimes }, { kind: 'choice', name: 'state', label: t('common.state'), options: states }]}
        columns={[
          { key: 'regime', title: t('suspense.regime'), render: (r) => <b>{word('suspenseRegime', r.account.regime)}</b>, csv: (r) => word('suspenseRegime', r.account.regime) },
          { key: 'state', title: t('common.state'), render: (r) => <Value kind="suspenseAccount" value={r.account.state} />, csv: (r) => word('suspenseAccount', r.account.state) },
          { key: 'goods', title: t('suspense.goods'), render: (r) => goods(r), csv: (r) => goods(r) },
          { key: 'left', title: `${t('suspense.left')} (CNY)`, align: 'right', render: (r) => <Money value={r.left} />, csv: (r) => r.left },
          { key: 'due', title: t('suspense.dueOn'), render: (r) => <span className="tg-nowrap">{r.account.dueOn ? date(r.account.dueOn) : '—'} {r.account.daysLeft !== null && <DaysLeft days={r.account.daysLeft} />}</span>, csv: (r) => r.account.dueOn },
          { key: 'secured', title: `${t('suspense.secured')} (CNY)`, align: 'right', render: (r) => <Money value={r.account.secured} />, csv: (r) => r.account.secured },
          { key: 'trader', title: t('suspense.trader'), hidden: desk, render: (r) => say(r.account.trader), csv: (r) => say(r.account.trader) },
          { key: 'declaration', title: t('suspense.declaration'), render: (r) => <Number18 value={r.account.declaration} />, csv: (r) => r.account.declaration },
        ]}
        card={(r) => <><div className="tg-card-top"><b>{word('suspenseRegime', r.account.regime)}</b><Value kind="suspenseAccount" value={r.account.state} /></div><div className="tg-card-line"><span>{goods(r)}</span><DaysLeft days={r.account.daysLeft} /></div><div className="tg-card-line"><span className="tg-mono">{r.account.number}</span><span>{t('suspense.left')} <Money value={r.left} currency="CNY" /></span></div></>}
      />
      {opening && <OpenAccount onClose={() => setOpening(false)} />}
    </Page>
  );
}
