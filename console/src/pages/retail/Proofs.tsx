import { Button } from 'antd';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
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

const DIFFERS = ['ECM-316', 'ECM-317', 'ECM-323'];
const OPEN = ['WAITING', 'ASKED'];
const SOON = 2_000, LATER = 20_000;

/** What the platform proved of the payment behind the order, what was declared under it, and the way to ask. */
export function Proofs({ whole }: { whole: RetailListWhole }) {
  const { t } = useI18n();
  const act = useAct();
  const invalidate = useInvalidate();
  const session = useSession();
  const [asked, setAsked] = useState<string | null>(null);
  const platform = whole.parties.find((p) => p.part === 'PLATFORM')?.code;
  const order = whole.list.order;
  const may = has(session, 'OFFICER', 'SENIOR', 'ANALYST', 'ADMIN') && whole.list.direction === 'IMPORT' && Boolean(platform && order);
  const query = useGet(may ? '/payment-proofs' : null, may ? { ebp: platform!, order: order! } : undefined, { refetchInterval: asked ? SOON : LATER });
  const mine = query.data?.questions.find((q) => q.sessionId === asked);
  const said = mine !== undefined && !OPEN.includes(mine.state);
  useEffect(() => {
    if (said) {
      setAsked(null);
      // What was proved otherwise is now a finding of the list.
      void invalidate('/ecommerce/lists');
    }
  }, [said]);
  if (!may || !query.data) {
    return null;
  }
  const { proofs, questions } = query.data;
  const differs = whole.list.findings.some((f) => DIFFERS.includes(f.code));
  async function ask() {
    const done = await act(() => post('/payment-proofs/questions', { ebpCode: platform!, orderNo: order! }), t('retail.proofAsked'));
    setAsked(done?.sessionID ?? null);
    await invalidate('/payment-proofs');
  }
  const question = questions[0];
  const beside = (proved: ReactNode, field: string) => {
    const row = whole.comparison.find((r) => r.field === field);
    const value = row?.order ?? row?.payment;
    return <span key={field} className="tg-two">{proved}{value && <span className="tg-wrap">{t('retail.proofDeclared', { value })}</span>}</span>;
  };
  return (
    <Panel id="proofs" title={t('retail.proofs')} extra={proofs.length > 0 && <Tag tone={differs ? 'red' : 'green'}>{t(differs ? 'retail.proofDiffers' : 'retail.proofAgrees')}</Tag>}>
      {proofs.slice(0, 1).map((p) => (
        <Facts key={p.id} className="tg-facts-narrow" items={[
          [t('retail.proofPaid'), beside(<Money value={String(p.totalAmount)} currency={p.currency === '142' ? 'CNY' : p.currency} />, 'paid')],
          ...(p.orders.length > 1 ? [[t('retail.proofOrders'), <span key="o" title={p.orders.join(' ')}>{t('retail.proofOrdersSum', { n: p.orders.length })}</span>] as [ReactNode, ReactNode]] : []),
          [t('retail.proofNumber'), beside(<span className="tg-mono tg-wrap">{p.payTransactionId}</span>, 'paymentNo')], [t('retail.proofFrom'), beside(<span className="tg-mono">{p.payCode}</span>, 'payFirm')],
          [t('retail.proofTraded'), <Time key="t" at={p.tradedAt} />], [t('retail.proofReceived'), <Time key="r" at={p.receivedAt} />],
        ]} />
      ))}
      {(proofs.length === 0 || question?.state !== 'ANSWERED') && <p className="tg-faint">{question ? <>{t(`retail.question_${question.state}` as Key)} · <Time at={question.askedAt} />{question.said && <><br />{question.said}</>}</> : t('retail.noProofs')}</p>}
      {has(session, 'OFFICER', 'SENIOR', 'ADMIN') && <Button className="tg-gap-top" title={t('retail.proofsHint')} onClick={() => void ask()}>{t('retail.askProof')}</Button>}
    </Panel>
  );
}
