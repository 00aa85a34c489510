import { Button, Tabs } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { useGet } from '../../api/hooks';
import type { TemporaryListCase, TemporaryVoucher } from '../../api/types';
import { has, useSession } from '../../app/session';
import { useI18n } from '../../i18n';
import { Code } from '../../kit/Code';
import { date } from '../../kit/format';
import { Loaded, Nothing, Page, Panel } from '../../kit/Page';
import { Rows } from '../../kit/Rows';
import { Facts, Money, Time } from '../../kit/Show';
import { Value } from '../../kit/Tags';
import { Approvals } from './Approvals';
import { Clearances } from './Clearances';
import { Files } from './Files';
import { Items } from './Items';
import { REPLACEMENT, ReplacementStep, ReplacementTable } from './ReplacementDialogs';
import { OrderInspection, Step, UseVoucher } from './Steps';
import { DaysLeft, SumPanel } from './Sums';
import { WayOutDialog } from './WayOutDialog';

function History({ number }: { number: string }) {
  const { t, say } = useI18n();
  const query = useGet(`/temporary/lists/${number}/events`);
  return (
    <Loaded query={query} rows={4}>{(all) => (all.length === 0 ? <Nothing title={t('case.noTimeline')} /> : (
      <ol className="tg-events">{[...all].reverse().map((e) => <li key={e.seq}><p>{say(e.text)}{e.reason && <span className="tg-faint"> · {e.reason}</span>}</p><small><Time at={e.at} /><span>{e.actor}</span></small></li>)}</ol>
    ))}</Loaded>
  );
}

function Vouchers({ all }: { all: TemporaryVoucher[] }) {
  const { t, word } = useI18n();
  return all.length === 0 ? <Nothing title={t('temporary.noVouchers')} /> : (
    <Rows<TemporaryVoucher> rowKey={(v) => v.kind + v.number} dataSource={all} pagination={false} columns={[
      { title: t('temporary.voucherKind'), render: (_, v) => word('voucher', v.kind) }, { title: t('temporary.voucherNumber'), render: (_, v) => v.number }, { title: t('guarantee.when'), render: (_, v) => date(v.usedOn) },
      { title: t('guarantee.office'), render: (_, v) => <Code list="customs_district" code={v.office} /> }, { title: t('temporary.voucherItems'), render: (_, v) => v.items },
    ]} />
  );
}

function Case({ data: c }: { data: TemporaryListCase }) {
  const { t, word, say } = useI18n();
  const session = useSession();
  const officer = has(session, 'OFFICER', 'SENIOR');
  const desk = has(session, 'DECLARANT', 'TRADER_MANAGER');
  const [asked, setAsked] = useState<string | null>(null);
  const [out, setOut] = useState<{ item?: number } | null>(null);
  // Each tab is a list that keeps its filters and page in the address.
  const [, setSearch] = useSearchParams();
  const l = c.list;
  const ata = l.regime === 'ATA';
  const isIn = ['ADMITTED', 'OVERDUE', 'CLAIMED'].includes(l.state);
  const actions = (
    <>
      {officer && (isIn || l.state === 'SUBMITTED') && <Button onClick={() => setAsked('inspect')}>{t('temporary.inspect')}</Button>}
      {officer && ata && <Button onClick={() => setAsked('voucher')}>{t('temporary.useVoucher')}</Button>}
      {c.commands.map((x) => <Button key={x} type={['certify', 'submit', 'admit', 'grant-extension', 'accept-replacement'].includes(x) ? 'primary' : 'default'} danger={x === 'refuse' || x === 'claim' || x === 'refuse-replacement'} onClick={() => setAsked(x)}>{word('temporaryCommand', x)}</Button>)}
      {desk && isIn && <Button type="primary" onClick={() => setOut({})}>{t('temporary.askOut')}</Button>}
    </>
  );
  const tabs = [
    { key: 'items', label: t('temporary.items'), children: <Items list={l.number} onOut={desk && isIn ? (item) => setOut({ item }) : undefined} /> },
    { key: 'out', label: t('temporary.clearances'), children: <Clearances list={l.number} /> },
    { key: 'approvals', label: t('temporary.approvals'), children: <Approvals list={l.number} /> },
    ...(ata ? [{ key: 'vouchers', label: t('temporary.vouchers'), children: <Vouchers all={c.vouchers} /> }] : []),
    { key: 'history', label: t('temporary.history'), children: <History number={l.number} /> },
  ];
  return (
    <Page title={<span className="tg-row"><span>{l.exhibitor}</span><Value kind="temporaryList" value={l.state} /></span>} name={l.exhibitor} hint={`${word('regime', l.regime)} · ${l.number}`} back="/temporary/lists" actions={actions}>
      <div className="tg-stack">
        <Panel>
          <Facts items={[
            [t('temporary.country'), <Code key="c" list="country" code={l.country} />], [t('temporary.booth'), l.booth || '—'],
            [t('temporary.exhibition'), l.exhibition ? <Link key="e" to={`/temporary/exhibitions/${l.exhibition}`}>{say(l.exhibitionName)}</Link> : '—'], [t('temporary.filer'), say(l.filer)],
            [t('temporary.proof'), c.proof ?? '—'], [t('temporary.enteredOn'), c.enteredOn ? date(c.enteredOn) : '—'],
            [t('temporary.dueOn'), <span key="d" className="tg-nowrap">{l.dueOn ? date(l.dueOn) : '—'} <DaysLeft days={l.daysLeft} /></span>], [t('temporary.extensions'), c.extensions], [t('temporary.secured'), <Money key="s" value={l.secured} currency="CNY" />],
            ...(c.askedUntil ? [[t('temporary.extensionAsked'), `${date(c.askedUntil)} · ${c.askReason ?? ''}`] as [string, string]] : []),
            ...(c.carnet ? [[t('temporary.carnet'), `${c.carnet.number} · ${c.carnet.issuer} (${c.carnet.country})`] as [string, string], [t('temporary.holder'), c.carnet.holder] as [string, string], [t('temporary.carnetIssued'), c.carnet.issued ? date(c.carnet.issued) : '—'] as [string, string], [t('temporary.carnetUntil'), date(c.carnet.until)] as [string, string]] : []),
            ...(c.replaces ? [[t('replacement.replaces'), <Link key="r" className="tg-mono" to={`/temporary/lists/${c.replaces}`}>{c.replaces}</Link>] as [string, ReactNode]] : []),
            ...(c.reason ? [[t('common.reason'), c.reason] as [string, string]] : []),
          ]} />
        </Panel>
        {c.replacements.length > 0 && <Panel title={t('replacement.title')}><ReplacementTable all={c.replacements} /></Panel>}
        {c.enteredOn && <Panel title={t('temporary.inAndOut')}><SumPanel figures={c.figures} /></Panel>}
        {(c.editable || c.uploads.some((u) => u.state !== 'DONE' || u.rowsWrong > 0)) && <Panel title={t('temporary.files')}><Files list={l.number} files={c.uploads} editable={c.editable} /></Panel>}
        <Panel><Tabs items={tabs} destroyOnHidden onChange={() => setSearch({}, { replace: true })} /></Panel>
      </div>
      {asked === 'inspect' && <OrderInspection list={l.number} onClose={() => setAsked(null)} />}
      {asked === 'voucher' && <UseVoucher list={l.number} onClose={() => setAsked(null)} />}
      {asked && asked !== 'inspect' && asked !== 'voucher' && !REPLACEMENT.includes(asked) && <Step list={l.number} command={asked} dueOn={l.dueOn} onClose={() => setAsked(null)} />}
      {asked && REPLACEMENT.includes(asked) && <ReplacementStep data={c} command={asked} onClose={() => setAsked(null)} />}
      {out && <WayOutDialog list={l.number} ata={ata} item={out.item} onClose={() => setOut(null)} />}
    </Page>
  );
}

/** A list: how long and how much of it is in, its items, ways out, approvals, counterfoils and history. */
export function GoodsListPage() {
  const { number = '' } = useParams();
  const [busy, setBusy] = useState(false);
  const query = useGet(`/temporary/lists/${number}`, undefined, { refetchInterval: busy ? 1_000 : undefined });
  const reading = query.data?.uploads.some((u) => u.state !== 'DONE') ?? false;
  if (query.data && reading !== busy) {
    setBusy(reading);
  }
  return <Loaded query={query}>{(data) => <Case data={data} />}</Loaded>;
}
