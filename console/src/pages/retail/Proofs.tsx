import { Button } from 'antd';
import { post } from '../../api/client';
import { useGet, useInvalidate } from '../../api/hooks';
import type { RetailListWhole } from '../../api/types';
import { has, useSession } from '../../app/session';
import { useI18n } from '../../i18n';
import type { Key } from '../../i18n';
import { useAct } from '../../kit/act';
import { Panel } from '../../kit/Page';
import { Facts, Money, Time } from '../../kit/Show';
import { Tag } from '../../kit/Tags';

const DIFFERS = ['ECM-316', 'ECM-317'];

/** What the platform proved of the payment behind the order, and the way to ask it. */
export function Proofs({ whole }: { whole: RetailListWhole }) {
  const { t } = useI18n();
  const act = useAct();
  const invalidate = useInvalidate();
  const session = useSession();
  const platform = whole.parties.find((p) => p.part === 'PLATFORM')?.code;
  const order = whole.list.order;
  const may = has(session, 'OFFICER', 'SENIOR', 'ANALYST', 'ADMIN') && whole.list.direction === 'IMPORT' && Boolean(platform && order);
  const query = useGet(may ? '/payment-proofs' : null, may ? { ebp: platform!, order: order! } : undefined, { refetchInterval: 20_000 });
  if (!may || !query.data) {
    return null;
  }
  const { proofs, questions } = query.data;
  const differs = whole.list.findings.some((f) => DIFFERS.includes(f.code));
  async function ask() {
    await act(() => post('/payment-proofs/questions', { ebpCode: platform!, orderNo: order! }), t('retail.proofAsked'));
    await invalidate('/payment-proofs');
  }
  const question = questions[0];
  return (
    <Panel title={t('retail.proofs')} extra={proofs.length > 0 && <Tag tone={differs ? 'red' : 'green'}>{t(differs ? 'retail.proofDiffers' : 'retail.proofAgrees')}</Tag>}>
      {proofs.slice(0, 1).map((p) => (
        <Facts key={p.id} className="tg-facts-narrow" items={[
          [t('retail.proofPaid'), <Money key="m" value={String(p.totalAmount)} currency={p.currency === '142' ? 'CNY' : p.currency} />],
          [t('retail.proofNumber'), <span key="n" className="tg-mono tg-wrap">{p.payTransactionId}</span>], [t('retail.proofFrom'), <span key="f" className="tg-mono">{p.payCode}</span>],
          [t('retail.proofTraded'), <Time key="t" at={p.tradedAt} />], [t('retail.proofReceived'), <Time key="r" at={p.receivedAt} />],
        ]} />
      ))}
      {proofs.length === 0 && <p className="tg-faint">{question ? <>{t(`retail.question_${question.state}` as Key)} · <Time at={question.askedAt} /></> : t('retail.noProofs')}</p>}
      {has(session, 'OFFICER', 'SENIOR', 'ADMIN') && <Button className="tg-gap-top" title={t('retail.proofsHint')} onClick={() => void ask()}>{t('retail.askProof')}</Button>}
    </Panel>
  );
}
