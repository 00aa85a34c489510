import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { DutyGuarantee } from '../../api/types';
import { useI18n } from '../../i18n';
import { useOptions } from '../../kit/Filters';
import { date } from '../../kit/format';
import { ListPage } from '../../kit/ListPage';
import { Money } from '../../kit/Show';
import { Value } from '../../kit/Tags';
import { RegisterDialog } from './RegisterDialog';

/** Guarantees with what is reserved on them and free: a trader's own, or all for officers. */
export function GuaranteesPage() {
  const { t, word, say } = useI18n();
  const navigate = useNavigate();
  const [registering, setRegistering] = useState(false);
  const states = useOptions('guarantee', ['REGISTERED', 'ACTIVE', 'CANCELLING', 'EXPIRED', 'CANCELLED', 'REFUSED', 'REPLACED']);
  const kind = (g: DutyGuarantee) => `${word('guaranteeForm', g.form)} · ${word('guaranteeScope', g.scope)}`;
  const open = (g: DutyGuarantee) => void navigate(`/guarantees/${g.number}`);
  return (
    <>
      <ListPage<DutyGuarantee>
        title={t('guarantee.nav')} hint={t('guarantee.hint')} path="/guarantees" fileName="guarantees" rowKey={(g) => g.number} empty={t('guarantee.empty')} onOpen={open}
        actions={<Button type="primary" icon={<PlusOutlined />} onClick={() => setRegistering(true)}>{t('guarantee.register')}</Button>}
        filters={[{ kind: 'text', name: 'q', label: t('guarantee.search') }, { kind: 'choice', name: 'state', label: t('common.state'), options: states }]}
        columns={[
          { key: 'number', title: t('guarantee.number'), render: (g) => <span className="tg-mono tg-nowrap">{g.number}</span>, csv: (g) => g.number },
          { key: 'state', title: t('common.state'), render: (g) => <Value kind="guarantee" value={g.state} />, csv: (g) => word('guarantee', g.state) },
          { key: 'trader', title: t('guarantee.trader'), render: (g) => say(g.traderName), csv: (g) => say(g.traderName) },
          { key: 'form', title: t('guarantee.form'), render: kind, csv: kind },
          { key: 'guarantor', title: t('guarantee.guarantor'), render: (g) => g.guarantor || '—', csv: (g) => g.guarantor },
          { key: 'amount', title: `${t('guarantee.amount')} (CNY)`, align: 'right', render: (g) => <Money value={g.amount} />, csv: (g) => g.amount },
          { key: 'drawn', title: t('guarantee.drawn'), align: 'right', render: (g) => <Money value={g.drawn} />, csv: (g) => g.drawn },
          { key: 'free', title: t('guarantee.free'), align: 'right', render: (g) => <Money value={g.free} />, csv: (g) => g.free },
          { key: 'to', title: t('common.to'), render: (g) => <span className="tg-num">{date(g.validTo)}</span>, csv: (g) => g.validTo },
        ]}
        card={(g) => <><div className="tg-card-top"><span className="tg-mono">{g.number}</span><Value kind="guarantee" value={g.state} /></div><div className="tg-card-line"><span>{say(g.traderName)}</span></div><div className="tg-card-line"><span>{kind(g)}</span><span className="tg-num">{date(g.validTo)}</span></div><div className="tg-card-line"><span>{t('guarantee.drawn')} <Money value={g.drawn} /></span><span>{t('guarantee.free')} <b><Money value={g.free} currency="CNY" /></b></span></div></>}
      />
      {registering && <RegisterDialog onClose={() => setRegistering(false)} />}
    </>
  );
}
