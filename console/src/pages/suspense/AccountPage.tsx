import { Button, Modal, Tabs } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { useGet } from '../../api/hooks';
import type { SuspenseAccountCase, SuspenseChange, SuspenseItem, SuspenseMovement, SuspenseRent } from '../../api/types';
import { has, useSession } from '../../app/session';
import { useI18n } from '../../i18n';
import { WorkedDuty } from '../../kit/case/WorkedDuty';
import { date } from '../../kit/format';
import { GuaranteeNumber } from '../../kit/GuaranteeNumber';
import { Loaded, Nothing, Page, Panel } from '../../kit/Page';
import { Rows } from '../../kit/Rows';
import { Facts, Money, Num, Number18, Time } from '../../kit/Show';
import { Tag, Value } from '../../kit/Tags';
import { DaysLeft } from '../temporary/Sums';
import { MoveDialog, MovementStep, OrderInspection, RentDialog, ReplacedPart, Step } from './Dialogs';

function Items({ items }: { items: SuspenseItem[] }) {
  const { t, say, word } = useI18n();
  return (
    <Rows<SuspenseItem> lead={1} rowKey={(i) => i.number} dataSource={items} pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }} columns={[
      { title: '#', align: 'right', render: (_, i) => i.number },
      { title: t('suspense.goods'), render: (_, i) => <><span className="tg-mono">{i.code}</span> {i.name} {i.bound && <Tag tone="red">{word('decision', i.bound)}</Tag>} {i.replaced && <Tag tone="violet">{t('suspense.replaced')}</Tag>}{i.identity && <div className="tg-faint">{i.identity}</div>}</> },
      { title: t('temporary.quantity'), align: 'right', render: (_, i) => <span className="tg-nowrap"><Num value={i.quantity} /> {say(i.unitName)}</span> },
      { title: t('suspense.left'), align: 'right', render: (_, i) => <span className="tg-nowrap"><b><Num value={i.left} /></b>{i.asked !== '0' && <span className="tg-faint"> ({t('suspense.ofThatAsked', { n: i.asked })})</span>}</span> },
      { title: `${t('suspense.worth')} (CNY)`, align: 'right', render: (_, i) => <Money value={i.value} /> },
      { title: `${t('suspense.taxIf')} (CNY)`, align: 'right', render: (_, i) => (i.tax === null || i.tax === undefined ? t('temporary.taxOpen') : <Money value={i.tax} />) },
    ]} />
  );
}

/** From what it read to what it reads. */
function Was({ before, after }: { before: ReactNode; after: ReactNode }) {
  return <><span className="tg-faint">{before} → </span>{after}</>;
}

/** How items read before amendments of their declaration, newest first. */
function Changes({ all }: { all: SuspenseChange[] }) {
  const { t, say } = useI18n();
  return (
    <Rows<SuspenseChange> lead={1} rowKey={(c) => `${c.version}-${c.item}`} dataSource={[...all].reverse()} pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }} columns={[
      { title: '#', align: 'right', render: (_, c) => c.item },
      { title: t('suspense.goods'), render: (_, { before, after }) => <>{before.code === after.code ? <span className="tg-mono">{after.code}</span> : <Was before={<span className="tg-mono">{before.code}</span>} after={<span className="tg-mono">{after.code}</span>} />} {before.name === after.name ? after.name : <Was before={before.name} after={after.name} />}</> },
      { title: t('temporary.quantity'), align: 'right', render: (_, { before, after }) => <span className="tg-nowrap"><Was before={<Num value={before.quantity} />} after={<Num value={after.quantity} />} /> {say(after.unitName)}</span> },
      { title: t('suspense.difference'), align: 'right', render: (_, c) => <b><Num value={c.difference} /></b> },
      { title: `${t('suspense.worth')} (CNY)`, align: 'right', render: (_, { before, after }) => <span className="tg-nowrap"><Was before={<Money value={before.value} />} after={<Money value={after.value} />} /></span> },
      { title: `${t('suspense.amendedSecurity')} (CNY)`, align: 'right', render: (_, { before, after }) => <span className="tg-nowrap"><Was before={<Money value={before.security} />} after={<Money value={after.security} />} /></span> },
      { title: t('common.reason'), render: (_, c) => <>{c.reason}<div className="tg-faint">{t('suspense.version', { n: c.version })} · <Time at={c.at} /> · {c.by}</div></> },
    ]} />
  );
}

/** A movement with its lines, worked taxes and what may be done. */
function Movement({ number, onClose }: { number: string; onClose: () => void }) {
  const { t, word, say } = useI18n();
  const query = useGet(`/suspense/movements/${number}`);
  const [asked, setAsked] = useState<string | null>(null);
  return (
    <Modal open width={860} title={number} onCancel={onClose} footer={(query.data?.commands ?? []).map((x) => <Button key={x} type={x === 'confirm' || x === 'identify' ? 'primary' : 'default'} danger={x === 'refuse'} onClick={() => setAsked(x)}>{word('suspenseMoveCommand', x)}</Button>)}>
      <Loaded query={query}>{({ movement: m, lines, assessment }) => (
        <div className="tg-stack">
          <Facts items={[
            [t('suspense.way'), word('suspenseWay', m.way)], [t('common.state'), <Value key="s" kind="suspenseMovement" value={m.state} />], [t('suspense.declaration'), m.declaration ? <Number18 key="d" value={m.declaration} /> : '—'],
            [t('suspense.evidence'), m.evidence || '—'], [t('suspense.identity'), m.identity || '—'], [t('temporary.taxes'), m.bill ? <Link key="b" to={`/bills?q=${m.bill}`}><Money value={m.tax} currency="CNY" /></Link> : '—'],
            [t('temporary.askedAt'), <Time key="a" at={m.askedAt} />], ...(m.reason ? [[t('common.reason'), m.reason] as [string, string]] : []),
          ]} />
          <Rows rowKey={(l) => l.item} lead={1} dataSource={lines} pagination={false} columns={[
            { title: '#', align: 'right', render: (_, l) => l.item }, { title: t('suspense.goods'), render: (_, l) => <><span className="tg-mono">{l.code}</span> {l.name}</> },
            { title: t('temporary.quantity'), align: 'right', render: (_, l) => <span className="tg-nowrap"><Num value={l.quantity} /> {say(l.unitName)}</span> },
            { title: `${t('suspense.worth')} (CNY)`, align: 'right', render: (_, l) => <Money value={l.value} /> }, { title: t('suspense.paid'), align: 'right', render: (_, l) => <Money value={l.price} /> },
          ]} />
          {assessment && <WorkedDuty assessment={assessment} />}
          {asked && <MovementStep movement={m} command={asked} onClose={() => setAsked(null)} />}
        </div>
      )}</Loaded>
    </Modal>
  );
}

function Movements({ all }: { all: SuspenseMovement[] }) {
  const { t, word } = useI18n();
  const [shown, setShown] = useState<string | null>(null);
  if (all.length === 0) {
    return <Nothing title={t('suspense.noMovements')} />;
  }
  return (
    <>
      <Rows<SuspenseMovement> rowKey={(m) => m.number} dataSource={[...all].reverse()} pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }} columns={[
        { title: t('suspense.way'), render: (_, m) => <Button type="link" size="small" onClick={() => setShown(m.number)}>{word('suspenseWay', m.way)}</Button> },
        { title: t('common.state'), render: (_, m) => <Value kind="suspenseMovement" value={m.state} /> },
        { title: t('suspense.paper'), render: (_, m) => (m.declaration ? <Number18 value={m.declaration} /> : m.evidence) },
        { title: `${t('temporary.taxes')} (CNY)`, align: 'right', render: (_, m) => (m.bill ? <Link to={`/bills?q=${m.bill}`}><Money value={m.tax} /></Link> : '—') },
        { title: t('temporary.askedAt'), render: (_, m) => <Time at={m.askedAt} /> },
      ]} />
      {shown && <Movement number={shown} onClose={() => setShown(null)} />}
    </>
  );
}

function Rents({ data, desk, officer }: { data: SuspenseAccountCase; desk: boolean; officer: boolean }) {
  const { t } = useI18n();
  const [asked, setAsked] = useState<{ rent: SuspenseRent; levy: boolean } | null>(null);
  const running = ['OPEN', 'OVERDUE'].includes(data.account.state);
  return (
    <>
      <Rows<SuspenseRent> lead={1} rowKey={(r) => r.number} dataSource={data.rents} pagination={{ pageSize: 24, hideOnSinglePage: true, showSizeChanger: false }} columns={[
        { title: '#', align: 'right', render: (_, r) => r.number }, { title: t('suspense.payOn'), render: (_, r) => date(r.payOn) },
        { title: t('suspense.rent'), align: 'right', render: (_, r) => <Money value={r.amount} currency={r.currency} /> }, { title: t('common.state'), render: (_, r) => <Value kind="suspenseRent" value={r.state} /> },
        { title: t('suspense.declareBy'), render: (_, r) => date(r.declareBy) }, { title: t('suspense.paper'), render: (_, r) => (r.declaration ? <Number18 value={r.declaration} /> : r.bill ? <Link to={`/bills?q=${r.bill}`} className="tg-mono">{r.bill}</Link> : '—') },
        { title: '', key: 'act', render: (_, r) => running && r.state === 'OPEN' && (desk ? <Button size="small" onClick={() => setAsked({ rent: r, levy: false })}>{t('suspense.declare')}</Button> : officer && <Button size="small" danger onClick={() => setAsked({ rent: r, levy: true })}>{t('suspense.levy')}</Button>) },
      ]} />
      {asked && <RentDialog number={data.account.number} rent={asked.rent} levy={asked.levy} onClose={() => setAsked(null)} />}
    </>
  );
}

function History({ number }: { number: string }) {
  const { t, say } = useI18n();
  const query = useGet(`/suspense/accounts/${number}/events`);
  return (
    <Loaded query={query} rows={4}>{(all) => (all.length === 0 ? <Nothing title={t('case.noTimeline')} /> : (
      <ol className="tg-events">{[...all].reverse().map((e) => <li key={e.seq}><p>{say(e.text)}{e.reason && <span className="tg-faint"> · {e.reason}</span>}</p><small><Time at={e.at} /><span>{e.actor}</span></small></li>)}</ol>
    ))}</Loaded>
  );
}

function Case({ data: c }: { data: SuspenseAccountCase }) {
  const { t, word, say } = useI18n();
  const session = useSession();
  const officer = has(session, 'OFFICER', 'SENIOR');
  const desk = has(session, 'DECLARANT', 'TRADER_MANAGER');
  const [asked, setAsked] = useState<string | null>(null);
  const a = c.account;
  const running = ['OPEN', 'OVERDUE'].includes(a.state);
  const actions = (
    <>
      {officer && (running || a.state === 'ASKED') && <Button onClick={() => setAsked('inspect')}>{t('suspense.inspect')}</Button>}
      {c.commands.map((x) => <Button key={x} type={['accept', 'grant-extension'].includes(x) ? 'primary' : 'default'} danger={['refuse', 'claim', 'levy'].includes(x)} onClick={() => setAsked(x)}>{word('suspenseCommand', x)}</Button>)}
      {desk && running && a.regime === 'INWARD_REPAIR' && <Button onClick={() => setAsked('part')}>{t('suspense.part')}</Button>}
      {c.movable && <Button type="primary" onClick={() => setAsked('move')}>{t('suspense.move')}</Button>}
    </>
  );
  const tabs = [
    { key: 'items', label: t('suspense.items'), children: <Items items={c.items} /> },
    ...(c.changes.length > 0 ? [{ key: 'changes', label: t('suspense.amendments'), children: <Changes all={c.changes} /> }] : []),
    { key: 'movements', label: t('suspense.movements'), children: <Movements all={c.movements} /> },
    ...(a.regime === 'LEASE' ? [{ key: 'rents', label: t('suspense.rents'), children: <Rents data={c} desk={desk} officer={officer} /> }] : []),
    { key: 'history', label: t('temporary.history'), children: <History number={a.number} /> },
  ];
  return (
    <Page title={<span className="tg-row"><span>{word('suspenseRegime', a.regime)}</span><Value kind="suspenseAccount" value={a.state} /></span>} name={a.number} hint={`${a.number} · ${say(a.trader)}`} back="/suspense" actions={actions}>
      <div className="tg-stack">
        <Panel>
          <Facts items={[
            [t('suspense.declaration'), <Number18 key="d" value={a.declaration} />], [t('suspense.contract'), a.contract], [t('suspense.partner'), a.partner],
            [t('suspense.movedOn'), c.movedOn ? date(c.movedOn) : '—'], [t('suspense.dueOn'), <span key="u" className="tg-nowrap">{a.dueOn ? date(a.dueOn) : '—'} {running && <DaysLeft days={a.daysLeft} />}</span>], [t('temporary.extensions'), c.extensions],
            ...(c.leaseEnds ? [[t('suspense.leaseEnds'), date(c.leaseEnds)] as [string, string]] : []),
            ...(c.askedUntil ? [[t('temporary.extensionAsked'), `${date(c.askedUntil)} · ${c.askReason ?? ''}`] as [string, string]] : []),
            [t('suspense.guarantee'), <GuaranteeNumber key="g" named={c.guarantee} now={c.guaranteeNow} />], [t('suspense.secured'), <Money key="s" value={a.secured} currency="CNY" />],
            ...(a.claimed !== '0.00' ? [[t('suspense.claimed'), <Money key="x" value={a.claimed} currency="CNY" />] as [string, ReactNode]] : []),
            ...(c.identity ? [[t('suspense.identity'), c.identity] as [string, string]] : []), ...(c.reason ? [[t('common.reason'), c.reason] as [string, string]] : []),
          ]} />
        </Panel>
        <Panel><Tabs items={tabs} destroyOnHidden /></Panel>
      </div>
      {asked === 'inspect' && <OrderInspection number={a.number} onClose={() => setAsked(null)} />}
      {asked === 'part' && <ReplacedPart number={a.number} onClose={() => setAsked(null)} />}
      {asked === 'move' && <MoveDialog data={c} onClose={() => setAsked(null)} />}
      {asked && !['inspect', 'part', 'move'].includes(asked) && <Step number={a.number} command={asked} dueOn={a.dueOn} onClose={() => setAsked(null)} />}
    </Page>
  );
}

/** An account: how long and how much of it is open, its items, what left it and how, rents and history. */
export function AccountPage() {
  const { number = '' } = useParams();
  const query = useGet(`/suspense/accounts/${number}`);
  return <Loaded query={query}>{(data) => <Case data={data} />}</Loaded>;
}
