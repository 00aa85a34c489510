import { Alert } from 'antd';
import { Link, useParams } from 'react-router';
import { useGet } from '../../api/hooks';
import type { RetailListWhole } from '../../api/types';
import { isTrader, useSession } from '../../app/session';
import { useI18n } from '../../i18n';
import { Hits } from '../../kit/case/Hits';
import { Code } from '../../kit/Code';
import { date } from '../../kit/format';
import { Loaded, Page, Panel } from '../../kit/Page';
import { Facts, Money, Time } from '../../kit/Show';
import { Tag, Value } from '../../kit/Tags';
import { Waiting } from '../../kit/Waiting';
import { InspectionRow } from '../declaration/InspectionRow';
import { findingText } from './columns';
import { ListCommands } from './Commands';
import { Comparison } from './Comparison';
import { GoodsLines } from './GoodsLines';
import { Proofs } from './Proofs';

type Whole = RetailListWhole;

/** What is missing, and from whom. */
function WaitsFor({ whole }: { whole: Whole }) {
  const { t, word } = useI18n();
  return whole.waitsFor.length === 0 ? null : (
    <Alert type="warning" showIcon title={t('retail.missingTitle')} description={(
      <>
        <p>{t('retail.missingLead')}</p>
        <ul className="tg-plain tg-missing">
          {whole.waitsFor.map((m) => <li key={m.kind}><b>{word('part', m.kind)}</b> <span className="tg-mono">{m.number}</span> <span className="tg-faint">{m.kind === 'PAYMENT' ? t('retail.ofOrder') : t('retail.missingFrom', { firm: `${m.firmName ?? ''} ${m.firm ?? ''}`.trim() })}</span></li>)}
        </ul>
      </>
    )} />
  );
}

/** What stands against it, or what an officer is asked. */
function Found({ whole }: { whole: Whole }) {
  const { t, say } = useI18n();
  const { list } = whole;
  const refused = list.state === 'REJECTED';
  if (list.findings.length === 0) {
    return list.state === 'INSPECTION' ? <Alert type="info" showIcon title={t('retail.targeted')} /> : null;
  }
  return (
    <Alert type={refused ? 'error' : 'info'} showIcon title={t('retail.found')} description={<ul className="tg-plain">{list.findings.map((f) => <li key={f.code}>{findingText(f, say)} <span className="tg-code">{f.code}</span></li>)}</ul>} />
  );
}

/** What it is worth and owes. */
function Sums({ whole }: { whole: Whole }) {
  const { t } = useI18n();
  return (
    <dl className="tg-sums">
      <dt>{t('retail.value')}</dt><dd><Money value={whole.list.value} /></dd>
      <dt>{t('retail.duty')}</dt><dd><Money value={whole.taxes.duty} /></dd>
      <dt>{t('retail.consumption')}</dt><dd><Money value={whole.taxes.consumption} /></dd>
      <dt>{t('retail.vat')}</dt><dd><Money value={whole.taxes.vat} /></dd>
      <dt className="tg-sum-total">{t('retail.allTax')}</dt><dd className="tg-sum-total"><Money value={whole.list.tax} currency="CNY" /></dd>
    </dl>
  );
}

/** What happened, newest first. */
function Progress({ whole }: { whole: Whole }) {
  const { t, word } = useI18n();
  const { list, steps } = whole;
  const first = steps[0]?.from ?? list.state;
  const events = [
    { at: list.filedAt, label: t('retail.declared'), note: '' },
    ...(list.decidedAt && first !== 'WAITING' ? [{ at: list.decidedAt, label: word('retailState', first), note: '' }] : []),
    ...steps.map((s) => ({ at: s.at, label: s.ground ? word('detention', s.ground) : word('retailState', s.state), note: s.note })),
  ].reverse();
  return <ol className="tg-events">{events.map((e, n) => <li key={n}><p>{e.label}</p><small><Time at={e.at} />{e.note && <span>{e.note}</span>}</small></li>)}</ol>;
}

/** One retail list: its documents side by side, what it waits for, what was found, and what can be done. */
export function ListCasePage() {
  const { id } = useParams();
  const { t, word, say } = useI18n();
  const trader = isTrader(useSession());
  const query = useGet(`/ecommerce/lists/${id!}`, undefined, { refetchInterval: 20_000 });
  return (
    <Page title={<span className="tg-mono">{query.data?.list.number ?? t('retail.lists')}</span>} name={query.data?.list.number ?? t('retail.lists')} back="/retail/lists"
      hint={query.data && <span className="tg-row"><Value kind="retailState" value={query.data.list.state} />{query.data.list.archived && <Tag title={t('archive.fromHint')}>{t('archive.from')}</Tag>}<Code list="trade_mode" code={query.data.list.mode} /> · <Code list="customs_district" code={query.data.list.office} /></span>}
      actions={query.data && query.data.commands.length > 0 && <ListCommands whole={query.data} />}>
      <Loaded query={query}>
        {(whole) => (
          <div className="tg-case-body">
            <div className="tg-stack">
              {!trader && <Waiting subject={whole.list.id} stale={['/ecommerce']} />}
              <WaitsFor whole={whole} />
              <Found whole={whole} />
              {whole.hits.length > 0 && <Panel title={t('case.hits')}><Hits hits={whole.hits} /></Panel>}
              <Panel title={t('retail.compare')} flush><Comparison whole={whole} trader={trader} /></Panel>
              {whole.inspections.length > 0 && <Panel title={t('common.inspections')} flush>{whole.inspections.map((x) => <InspectionRow key={x.id} inspection={x} open={!trader} />)}</Panel>}
              <Panel title={t('retail.goodsLines')} flush><GoodsLines whole={whole} /><Sums whole={whole} /></Panel>
            </div>
            <aside className="tg-stack">
              <Panel title={t('common.details')}>
                <Facts className="tg-facts-narrow" items={[
                  [t('retail.order'), <span key="o" className="tg-mono tg-wrap">{whole.list.order ?? '—'}</span>],
                  [t('retail.preNumber'), <span key="p" className="tg-mono">{whole.list.preNumber}</span>], [t('retail.declarant'), say(whole.list.declarant)],
                  [t('retail.filed'), <Time key="t" at={whole.list.filedAt} />], [t('retail.decided'), <Time key="d" at={whole.list.decidedAt} />],
                ]} />
                {trader && <p className="tg-gap-top"><Link to={`/messages/${whole.list.message}`}>{t('retail.message')}</Link></p>}
              </Panel>
              <Panel title={t('retail.parties')}>
                <dl className="tg-parties">{whole.parties.map((p) => <div key={p.part}><dt>{word('party', p.part)}</dt><dd>{p.name ?? '—'} <span className="tg-code">{p.code}</span></dd></div>)}</dl>
              </Panel>
              {whole.returns.length > 0 && (
                <Panel title={t('retail.openReturns')}>
                  {whole.returns.map((r) => (
                    <div key={r.id} className="tg-hold">
                      <Value kind="retailReturn" value={r.state} /><Time at={r.appliedAt} />
                      <p>{r.whole ? t('retail.wholeReturn') : t('retail.partReturn')} · <Money value={r.value} currency="CNY" />{r.state === 'APPLIED' && <> · <Tag tone="amber">{t('retail.dueOn')} {date(r.dueOn)}</Tag></>}</p>
                    </div>
                  ))}
                </Panel>
              )}
              <Proofs whole={whole} />
              <Panel title={t('retail.progress')}><Progress whole={whole} /></Panel>
            </aside>
          </div>
        )}
      </Loaded>
    </Page>
  );
}
