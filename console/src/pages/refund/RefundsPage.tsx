import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { RefundCase } from '../../api/types';
import { has, useSession } from '../../app/session';
import { useI18n } from '../../i18n';
import { About } from '../../kit/About';
import { useOptions } from '../../kit/Filters';
import { dateTime } from '../../kit/format';
import { ListPage } from '../../kit/ListPage';
import { Money, Time } from '../../kit/Show';
import { Value } from '../../kit/Tags';
import { ClaimDialog } from './ClaimDialog';

/** Refunds: a trader's own, or all for officers. */
export function RefundsPage() {
  const { t, word, say } = useI18n();
  const navigate = useNavigate();
  const desk = has(useSession(), 'DECLARANT', 'TRADER_MANAGER');
  const [claiming, setClaiming] = useState(false);
  const states = useOptions('refund', ['APPLIED', 'DUE', 'PROPOSED', 'APPROVED', 'PAID', 'REFUSED']);
  return (
    <>
      <ListPage<RefundCase>
        title={t('refund.nav')} hint={t('refund.hint')} path="/refunds" fileName="refunds" rowKey={(r) => r.number} empty={t('refund.empty')} onOpen={(r) => void navigate(`/refunds/${r.number}`)}
        actions={desk && <Button type="primary" icon={<PlusOutlined />} onClick={() => setClaiming(true)}>{t('refund.claim')}</Button>}
        filters={[{ kind: 'text', name: 'q', label: t('refund.search') }, { kind: 'choice', name: 'state', label: t('common.state'), options: states }]}
        columns={[
          { key: 'number', title: t('refund.number'), render: (r) => <span className="tg-mono tg-nowrap">{r.number}</span>, csv: (r) => r.number },
          { key: 'state', title: t('common.state'), render: (r) => <Value kind="refund" value={r.state} />, csv: (r) => word('refund', r.state) },
          { key: 'ground', title: t('refund.ground'), render: (r) => word('refundGround', r.ground), csv: (r) => word('refundGround', r.ground) },
          { key: 'trader', title: t('money.trader'), render: (r) => say(r.traderName) || '—', csv: (r) => say(r.traderName) },
          { key: 'about', title: t('bank.about'), render: (r) => <About number={r.about} />, csv: (r) => r.about },
          { key: 'amount', title: `${t('common.amount')} (CNY)`, align: 'right', render: (r) => <Money value={r.amount} />, csv: (r) => r.amount },
          { key: 'interest', title: t('refund.interest'), align: 'right', render: (r) => <Money value={r.interest} />, csv: (r) => r.interest },
          { key: 'at', title: t('refund.openedAt'), render: (r) => <Time at={r.openedAt} />, csv: (r) => dateTime(r.openedAt) },
        ]}
        card={(r) => <><div className="tg-card-top"><b><Money value={r.total} currency="CNY" /></b><Value kind="refund" value={r.state} /></div><div className="tg-card-line"><span>{word('refundGround', r.ground)}</span><About number={r.about} /></div><div className="tg-card-line"><span className="tg-mono">{r.number}</span><Time at={r.openedAt} /></div></>}
      />
      {claiming && <ClaimDialog onClose={() => setClaiming(false)} />}
    </>
  );
}
