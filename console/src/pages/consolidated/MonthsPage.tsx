import { useNavigate } from 'react-router';
import type { MonthBill } from '../../api/types';
import { useI18n } from '../../i18n';
import { useOptions } from '../../kit/Filters';
import { date } from '../../kit/format';
import { List } from '../../kit/ListPage';
import { Page } from '../../kit/Page';
import { Money, Num } from '../../kit/Show';
import { Value } from '../../kit/Tags';
import { Stops } from './Stops';

/** The bills of months of consolidated tax: a trader's own, or all for officers, under the privileges that are stopped. */
export function MonthsPage() {
  const { t, word, say } = useI18n();
  const navigate = useNavigate();
  const states = useOptions('monthBill', ['COLLECTING', 'ISSUED', 'DEFAULTED', 'PAID']);
  return (
    <Page title={t('money.months')} hint={t('money.monthsHint')}>
    <Stops />
    <List<MonthBill>
      path="/consolidated-tax/months" fileName="months" rowKey={(m) => m.number} empty={t('money.monthsEmpty')} emptyHint={t('money.monthsEmptyHint')}
      onOpen={(m) => void navigate(`/consolidated-tax/${m.number}`)}
      filters={[{ kind: 'text', name: 'q', label: t('money.monthNumber') }, { kind: 'choice', name: 'state', label: t('common.state'), options: states }]}
      columns={[
        { key: 'number', title: t('money.monthNumber'), render: (m) => <span className="tg-mono tg-nowrap">{m.number}</span>, csv: (m) => m.number },
        { key: 'month', title: t('money.month'), render: (m) => <span className="tg-num">{m.month}</span>, csv: (m) => m.month },
        { key: 'state', title: t('common.state'), render: (m) => <Value kind="monthBill" value={m.state} />, csv: (m) => word('monthBill', m.state) },
        { key: 'trader', title: t('money.trader'), render: (m) => say(m.traderName), csv: (m) => say(m.traderName) },
        { key: 'count', title: t('money.count'), align: 'right', render: (m) => <Num value={m.count} />, csv: (m) => m.count },
        { key: 'tax', title: `${t('money.tax')} (CNY)`, align: 'right', render: (m) => <Money value={m.tax} />, csv: (m) => m.tax },
        { key: 'late', title: t('revenue.lateFee'), align: 'right', render: (m) => <Money value={m.lateFee} />, csv: (m) => m.lateFee },
        { key: 'owed', title: t('money.outstanding'), align: 'right', render: (m) => <Money value={m.outstanding} />, csv: (m) => m.outstanding },
        { key: 'due', title: t('money.dueOn'), render: (m) => <span className="tg-num">{date(m.dueOn)}</span>, csv: (m) => m.dueOn },
      ]}
      card={(m) => <><div className="tg-card-top"><b className="tg-num">{m.month}</b><Value kind="monthBill" value={m.state} /></div><div className="tg-card-line"><span>{say(m.traderName)}</span><span>{t('money.dueOn')} <span className="tg-num">{date(m.dueOn)}</span></span></div><div className="tg-card-line"><span className="tg-mono">{m.number}</span><b><Money value={m.outstanding} currency="CNY" /></b></div></>}
    />
    </Page>
  );
}
