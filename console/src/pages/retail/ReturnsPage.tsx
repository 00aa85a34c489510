import { App, Button } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { post } from '../../api/client';
import { useInvalidate } from '../../api/hooks';
import type { RetailReturn } from '../../api/types';
import { isTrader, useSession } from '../../app/session';
import { useI18n } from '../../i18n';
import { useAct } from '../../kit/act';
import { Code } from '../../kit/Code';
import { date, dateTime } from '../../kit/format';
import { ListPage } from '../../kit/ListPage';
import { Money, Time } from '../../kit/Show';
import { Tag, Value } from '../../kit/Tags';
import { Strip } from '../desk/StateStrip';

const STATES = ['APPLIED', 'ARRIVED', 'LAPSED'] as const;
const DAY_MS = 86_400_000;

/** The last day, and how near it is. */
function Due({ r }: { r: RetailReturn }) {
  const { t } = useI18n();
  const left = Math.round((new Date(`${r.dueOn}T00:00:00`).getTime() - new Date(new Date().toDateString()).getTime()) / DAY_MS);
  const near = r.state !== 'APPLIED' ? null : left < 0 ? <Tag tone="red">{t('retail.late')}</Tag> : left === 0 ? <Tag tone="red">{t('retail.lastDay')}</Tag> : <Tag tone={left <= 7 ? 'amber' : 'plain'}>{t('retail.daysLeft', { n: left })}</Tag>;
  return <span className="tg-row tg-nowrap"><span className="tg-num">{date(r.dueOn)}</span>{near}</span>;
}

/** Goods that come back: applied for, arrived, lapsed. */
export function ReturnsPage() {
  const { t, word, say } = useI18n();
  const act = useAct();
  const { modal } = App.useApp();
  const invalidate = useInvalidate();
  const trader = isTrader(useSession());
  const state = useSearchParams()[0].get('state') ?? 'APPLIED';
  const goods = (r: RetailReturn) => (r.whole ? t('retail.wholeReturn') : Object.entries(r.goods).map(([line, n]) => t('retail.lineQuantity', { line, n: String(n) })).join(', '));
  const arrive = (r: RetailReturn) => modal.confirm({
    title: `${t('retail.arrive')} · ${r.listNumber ?? ''}`, icon: null, content: <><p>{t('retail.arriveSure')}</p><p className="tg-gap-top"><Money value={r.value} currency="CNY" /> · {t('retail.tax')} <Money value={r.tax} currency="CNY" /></p></>, okText: t('retail.arrive'), cancelText: t('common.cancel'),
    onOk: async () => {
      await act(() => post(`/ecommerce/returns/${r.id}/arrive`), t('retail.arrived'));
      await invalidate('/ecommerce');
    },
  });
  const number = (r: RetailReturn) => <Link to={`/retail/lists/${r.listId}`} className="tg-mono">{r.listNumber ?? t('common.open')}</Link>;
  const tools = (r: RetailReturn) => r.commands.includes('arrive') && <Button size="small" type="primary" onClick={() => arrive(r)}>{t('retail.arrive')}</Button>;
  return (
    <ListPage<RetailReturn>
      title={t('retail.returns')} hint={t('retail.returnsHint')} path="/ecommerce/returns" fileName="returns" rowKey={(r) => r.id} fixed={['state']} refetchMs={30_000} empty={t('retail.returnsEmpty')}
      head={<Strip name="state" kind="retailReturn" values={STATES} first="APPLIED" counts={undefined} whole />}
      columns={[
        { key: 'list', title: t('retail.number'), render: number, csv: (r) => r.listNumber },
        { key: 'state', title: t('common.state'), render: (r) => <Value kind="retailReturn" value={r.state} />, csv: (r) => word('retailReturn', r.state) },
        { key: 'goods', title: t('retail.returned'), render: goods, csv: goods },
        { key: 'value', title: `${t('retail.value')} (CNY)`, align: 'right', render: (r) => <Money value={r.value} />, csv: (r) => r.value },
        { key: 'tax', title: `${t('retail.tax')} (CNY)`, align: 'right', render: (r) => <Money value={r.tax} />, csv: (r) => r.tax },
        { key: 'applied', title: t('retail.appliedAt'), render: (r) => <Time at={r.appliedAt} />, csv: (r) => dateTime(r.appliedAt) },
        { key: 'due', title: t('retail.dueOn'), render: (r) => <Due r={r} />, csv: (r) => r.dueOn },
        { key: 'ended', title: t('retail.endedAt'), hidden: state === 'APPLIED', render: (r) => <Time at={r.endedAt} />, csv: (r) => (r.endedAt ? dateTime(r.endedAt) : '') },
        ...(trader ? [] : [
          { key: 'declarant', title: t('retail.declarant'), render: (r: RetailReturn) => <span className="tg-two"><span className="tg-clip tg-clip-trader">{say(r.declarant)}</span><Code list="customs_district" code={r.office} bare /></span>, csv: (r: RetailReturn) => say(r.declarant) },
          { key: 'office', title: t('common.office'), hidden: true, render: () => null, csv: (r: RetailReturn) => r.office },
          { key: 'tools', title: '', render: tools },
        ]),
      ]}
      card={(r) => (
        <>
          <div className="tg-card-top">{number(r)}<Value kind="retailReturn" value={r.state} /></div>
          <div className="tg-card-line"><span>{goods(r)}</span><Money value={r.value} currency="CNY" /></div>
          <div className="tg-card-line"><span className="tg-row">{t('retail.dueOn')} <Due r={r} /></span>{tools(r)}</div>
        </>
      )}
    />
  );
}
