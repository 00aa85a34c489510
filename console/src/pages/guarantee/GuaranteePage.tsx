import { Button, Checkbox, Input, Progress } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { post } from '../../api/client';
import { useGet, useInvalidate } from '../../api/hooks';
import type { DutyGuarantee, GuaranteeLine, Reservation } from '../../api/types';
import { has, useSession } from '../../app/session';
import { useI18n } from '../../i18n';
import { About } from '../../kit/About';
import { useAct } from '../../kit/act';
import { Code } from '../../kit/Code';
import { Moment } from '../../kit/Filters';
import { date } from '../../kit/format';
import { Loaded, Page, Panel } from '../../kit/Page';
import { Paged } from '../../kit/Paged';
import { ReasonDialog } from '../../kit/ReasonDialog';
import { Facts, Money, Number18, Time } from '../../kit/Show';
import { Value } from '../../kit/Tags';
import { RegisterDialog } from './RegisterDialog';

interface Asked { command: string; reference?: string }

/** Asks for the reason of a step and takes it. */
function Step({ number, asked, onClose }: { number: string; asked: Asked; onClose: () => void }) {
  const { t, word } = useI18n();
  const act = useAct();
  const invalidate = useInvalidate();
  async function take(reason: string) {
    const done = await act(async () => {
      await (asked.reference ? post(`/guarantees/${number}/claims`, { reference: asked.reference, reason }) : post(`/guarantees/${number}/commands/${asked.command}`, { reason }));
      return true;
    }, t('guarantee.done'));
    void invalidate('/guarantees');
    return done;
  }
  return (
    <ReasonDialog title={word('guaranteeCommand', asked.command)} ok={t('common.confirm')} label={t('guarantee.reason')} optional={asked.command === 'accept'}
      lead={asked.reference && <p className="tg-faint">{t('guarantee.claimHint')} <span className="tg-mono">{asked.reference}</span></p>} onGive={take} onClose={onClose} />
  );
}

/** What is and was set aside, a page at a time: one of fifty thousand is found by its bill or declaration. */
function Reserved({ guarantee: g, onClaim }: { guarantee: DutyGuarantee; onClaim: (r: Reservation) => void }) {
  const { t } = useI18n();
  const claims = g.commands.includes('claim');
  const [open, setOpen] = useState(false);
  const [q, setQ] = useState('');
  const tools = (
    <>
      <Checkbox checked={open} onChange={(e) => setOpen(e.target.checked)}>{t('guarantee.onlyOpen')}</Checkbox>
      <Input.Search allowClear className="tg-filter-text" placeholder={t('guarantee.find')} aria-label={t('guarantee.find')} onSearch={(v) => setQ(v.trim())} />
    </>
  );
  return (
    <Panel title={t('guarantee.reservations')} extra={tools}>
      <Paged<Reservation> path={`/guarantees/${g.number}/reservations`} params={{ open, q: q || undefined }} rowKey={(r) => `${r.reference}${r.reservedAt}`}
        empty={open || q ? t('common.emptyFiltered') : t('guarantee.noReservations')}
        columns={[
          { title: t('bank.about'), render: (_, r) => (r.reference.startsWith('retail:') ? <Link to="/retail/guarantees">{t('retail.nav')}</Link> : <About number={r.reference} />) },
          { title: `${t('common.amount')} (CNY)`, align: 'right', render: (_, r) => <Money value={r.amount} /> },
          { title: t('common.state'), render: (_, r) => <Value kind="reserved" value={r.ended ?? 'OPEN'} /> },
          { title: t('guarantee.declaration'), render: (_, r) => <Number18 value={r.declarationNumber} /> },
          { title: t('guarantee.when'), render: (_, r) => <Time at={r.endedAt ?? r.reservedAt} /> },
          ...(claims ? [{ title: '', key: 'claim', render: (_: unknown, r: Reservation) => !r.ended && !r.reference.startsWith('retail:') && <Button size="small" danger onClick={() => onClaim(r)}>{t('guarantee.claim')}</Button> }] : []),
        ]} />
    </Panel>
  );
}

/** Everything that happened to its amount, newest first, also as it stood at a moment that was. */
function Statement({ number }: { number: string }) {
  const { t, word } = useI18n();
  const [to, setTo] = useState<string | null>(null);
  return (
    <Panel title={t('guarantee.statement')} extra={<Moment label={t('guarantee.moment')} until value={to} onChange={setTo} />}>
      <Paged<GuaranteeLine> path={`/guarantees/${number}/statement`} params={{ to: to ?? undefined }} size={20} lead={1} rowKey={(l) => `${l.transfer}${l.phase}`} empty={t('guarantee.noReservations')}
        columns={[
          { title: t('guarantee.when'), render: (_, l) => <Time at={l.at} /> },
          { title: t('guarantee.what'), render: (_, l) => `${word('ledgerKind', l.kind)} · ${word('ledgerPhase', l.phase)}` },
          { title: t('guarantee.change'), align: 'right', render: (_, l) => <Money value={l.amount} /> },
          { title: t('guarantee.drawn'), align: 'right', render: (_, l) => <Money value={l.pending.startsWith('-') ? l.pending.slice(1) : l.pending === '0.00' ? l.pending : `-${l.pending}`} /> },
          { title: t('guarantee.balance'), align: 'right', render: (_, l) => <Money value={l.balance} /> },
        ]} />
    </Panel>
  );
}

/** How much is taken, for the eye only. */
function share(g: DutyGuarantee): number {
  return Math.min(100, Math.round((100 * Number(g.drawn)) / Number(g.amount)));
}

function Case({ guarantee: g }: { guarantee: DutyGuarantee }) {
  const { t, word, say } = useI18n();
  const desk = has(useSession(), 'DECLARANT', 'TRADER_MANAGER');
  const [asked, setAsked] = useState<Asked | null>(null);
  const [replacing, setReplacing] = useState(false);
  const commands = g.commands.filter((c) => c !== 'claim');
  const actions = (
    <>
      {desk && (g.state === 'ACTIVE' || g.state === 'EXPIRED') && <Button onClick={() => setReplacing(true)}>{t('guarantee.replaceOne')}</Button>}
      {commands.map((c) => <Button key={c} type={c === 'accept' ? 'primary' : 'default'} danger={c === 'cancel' || c === 'refuse'} onClick={() => setAsked({ command: c })}>{word('guaranteeCommand', c)}</Button>)}
    </>
  );
  return (
    <Page title={<span className="tg-row"><span className="tg-mono">{g.number}</span><Value kind="guarantee" value={g.state} /></span>} name={g.number} hint={say(g.traderName)} back="/guarantees" actions={actions}>
      <div className="tg-stack">
        <Panel>
          <div className="tg-stack">
            <Facts items={[
              [t('guarantee.amount'), <Money key="a" value={g.amount} currency="CNY" />], [t('guarantee.drawn'), <Money key="d" value={g.drawn} currency="CNY" />], [t('guarantee.free'), <b key="f"><Money value={g.free} currency="CNY" /></b>],
              [t('guarantee.form'), `${word('guaranteeForm', g.form)} · ${word('guaranteeScope', g.scope)}`], [t('guarantee.guarantor'), g.guarantor || '—'], [t('guarantee.reference'), <span key="r" className="tg-mono">{g.reference}</span>],
              [t('guarantee.validity'), <span key="v" className="tg-num tg-nowrap">{date(g.validFrom)} – {date(g.validTo)}</span>], [t('guarantee.office'), <Code key="z" list="customs_district" code={g.office} />],
              ...(g.declarationNumber ? [[t('guarantee.declaration'), <Number18 key="n" value={g.declarationNumber} />] as [string, ReactNode]] : []),
              ...(g.replaces ? [[t('guarantee.replaces'), <Link key="o" to={`/guarantees/${g.replaces}`} className="tg-mono">{g.replaces}</Link>] as [string, ReactNode]] : []),
              ...(g.reason ? [[t('guarantee.reason'), g.reason] as [string, ReactNode]] : []),
            ]} />
            <Progress percent={share(g)} aria-label={t('guarantee.drawn')} />
          </div>
        </Panel>
        <Reserved guarantee={g} onClaim={(r) => setAsked({ command: 'claim', reference: r.reference })} />
        <Statement number={g.number} />
      </div>
      {asked && <Step number={g.number} asked={asked} onClose={() => setAsked(null)} />}
      {replacing && <RegisterDialog replaces={g} onClose={() => setReplacing(false)} />}
    </Page>
  );
}

/** A guarantee: what is given, reserved and free, each reservation, the statement, and what may be done. */
export function GuaranteePage() {
  const { number = '' } = useParams();
  const query = useGet(`/guarantees/${number}`);
  return <Loaded query={query}>{(g) => <Case guarantee={g} />}</Loaded>;
}
