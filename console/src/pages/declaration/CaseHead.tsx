import { LeftOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { post } from '../../api/client';
import { useInvalidate } from '../../api/hooks';
import type { Declaration, Doc } from '../../api/types';
import { has, isTrader, useSession } from '../../app/session';
import { useI18n } from '../../i18n';
import { useAct } from '../../kit/act';
import { Commands } from '../../kit/case/Commands';
import { Code } from '../../kit/Code';
import { rowsOf, text } from '../../kit/dictionary';
import { spaced, trim } from '../../kit/format';
import { Facts, Money, Num, Number18, Time } from '../../kit/Show';
import { ReasonDialog } from '../../kit/ReasonDialog';
import { Direction, GreenMark, Tag, Value } from '../../kit/Tags';
import { newReference } from '../desk/fresh';
import { PlanPickup } from './PlanPickup';

const AMENDABLE = ['ACCEPTED', 'RETURNED', 'PICKUP', 'RELEASED', 'CLOSED'];
const WITHDRAWABLE = ['ACCEPTED', 'RETURNED', 'PICKUP'];

const PICKABLE = ['ACCEPTED', 'PICKUP', 'RELEASED'];

/** The same goods declared once more: everything but the numbers that belong to the first declaration. */
function asNew(document: Doc): Doc {
  const head = { ...(document.head as Doc) };
  ['sequenceNumber', 'declarationNumber', 'preEntryNumber'].forEach((n) => delete head[n]);
  return { ...document, head, signature: { ...(document.signature as Doc | undefined), clientReference: newReference() } };
}

function Withdraw({ d }: { d: Declaration }) {
  const { t } = useI18n();
  const act = useAct();
  const invalidate = useInvalidate();
  const [open, setOpen] = useState(false);
  async function withdraw(reason: string) {
    const done = await act(async () => {
      await post(`/declarations/${d.id}/withdraw`, { reason });
      return true;
    }, t('common.done'));
    void invalidate('/declarations', '/statistics');
    return done;
  }
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('case.withdraw')}</Button>
      {open && <ReasonDialog title={t('case.withdrawTitle')} ok={t('case.withdraw')} danger lead={<p className="tg-faint">{t('case.withdrawHint')}</p>} onGive={withdraw} onClose={() => setOpen(false)} />}
    </>
  );
}

/** State, identity, key facts, and what can be done. */
export function CaseHead({ d }: { d: Declaration }) {
  const { t, word, say } = useI18n();
  const session = useSession();
  const go = useNavigate();
  const trader = isTrader(session);
  const head: Doc | undefined = rowsOf(d.document, 'head')[0];
  const weight = (field: string) => (text(head, field) ? <><Num value={trim(text(head, field))} /> kg</> : '—');
  const back = trader ? '/desk' : has(session, 'OFFICER', 'SENIOR') ? '/queue' : '/declarations';
  const number = d.number ?? d.sequenceNumber ?? d.clientReference ?? t('officer.draftNo');
  useEffect(() => {
    document.title = `${spaced(number)} · ${t('common.product')}`;
  }, [number, t]);
  return (
    <div className="tg-case-head">
      <div className="tg-case-top">
        <Link to={back} className="tg-back" aria-label={t('common.back')}><LeftOutlined /></Link>
        <div className="tg-case-no">
          <h1><Number18 value={number} copy /> <Value kind="state" value={d.state} />{d.mode !== 'NORMAL' && <Tag tone="violet">{word('mode', d.mode)}</Tag>}{d.greenChannel && <GreenMark />}</h1>
          <p><Direction value={d.direction} /> · {say(d.traderName)}{d.clientReference && <span className="tg-faint"> · {d.clientReference}</span>}</p>
        </div>
        <span className="tg-grow" />
        <div className="tg-commands">
          {trader && d.transportMode === '2' && PICKABLE.includes(d.state) && <PlanPickup declaration={d} />}
          {trader && d.state !== 'DRAFT' && <Button onClick={() => void go('/declarations/new', { state: { document: asNew(d.document) } })}>{t('case.copyAsNew')}</Button>}
          {trader && WITHDRAWABLE.includes(d.state) && !d.changeRequest && <Withdraw d={d} />}
          {trader && AMENDABLE.includes(d.state) && !d.changeRequest && <Button type={d.state === 'RETURNED' ? 'primary' : 'default'} onClick={() => void go(`/declarations/${d.id}/edit`)}>{t('case.amend')}</Button>}
          <Commands declaration={d} omit={trader ? ['withdraw', 'amend', 'declare'] : []} />
        </div>
      </div>
      <Facts items={[
        [t('case.owner'), d.ownerName ?? '—'],
        [t('case.office'), <Code key="o" list="customs_district" code={d.office} />],
        [t('case.entryOffice'), <Code key="e" list="customs_district" code={d.entryExitOffice} />],
        [t('case.procedure'), <Code key="p" list="trade_mode" code={d.procedureCode} />],
        [t('case.transport'), <span key="t"><Code list="transport_mode" code={d.transportMode} bare /> {d.transportMeansName && <span className="tg-faint">{d.transportMeansName}</span>}</span>],
        [t('case.bl'), <span key="b" className="tg-mono">{text(head, 'transportDocumentNumber') || '—'}</span>],
        [t('case.packages'), <Num key="q" value={text(head, 'packageQuantity')} />],
        [t('case.gross'), weight('grossWeightKg')], [t('case.net'), weight('netWeightKg')],
        [t('case.sumTotal'), <Money key="m" value={d.totalTax} currency="CNY" />],
        [t('case.filedAt'), <Time key="f" at={d.filedAt} zone />],
        [t('case.releasedAt'), <Time key="r" at={d.releasedAt} zone />],
      ]} />
    </div>
  );
}
