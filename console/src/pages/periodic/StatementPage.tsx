import { Button } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { post } from '../../api/client';
import { useGet, useInvalidate } from '../../api/hooks';
import type { PeriodicDifference, PeriodicStatementCase, PeriodicTaxes } from '../../api/types';
import { has, useSession } from '../../app/session';
import { useI18n } from '../../i18n';
import { useAct } from '../../kit/act';
import { date } from '../../kit/format';
import { Loaded, Page, Panel } from '../../kit/Page';
import { ReasonDialog } from '../../kit/ReasonDialog';
import { Rows } from '../../kit/Rows';
import { Facts, Money, Num } from '../../kit/Show';
import { Tag, Value } from '../../kit/Tags';

/** Which delivery, how much, and what of it came back. */
function Parts({ line: l }: { line: PeriodicDifference }) {
  const { t, say } = useI18n();
  return (
    <Rows rowKey={(p) => p.delivery} dataSource={l.parts} pagination={false}
      columns={[
        { title: t('periodic.parts'), render: (_, p) => <Link to={`/periodic/deliveries/${p.delivery}`} className="tg-mono">{p.delivery}</Link> },
        { title: t('periodic.accepted'), render: (_, p) => <span className="tg-num">{date(p.acceptedOn)}</span> },
        { title: t('periodic.quantity'), align: 'right', render: (_, p) => <span className="tg-nowrap"><Num value={p.quantity} /> {say(l.unitName)}</span> },
        { title: t('periodic.returned'), align: 'right', render: (_, p) => <Num value={p.returned} /> },
      ]} />
  );
}

interface TaxRow { key: string; name: string; taxes: PeriodicTaxes; total?: boolean }

/** What the deliveries were taxed and what is billed: line by line, and what makes the difference. */
function Taxes({ of }: { of: PeriodicStatementCase }) {
  const { t } = useI18n();
  const rows: TaxRow[] = [...of.lines.map((l) => ({ key: `${String(l.number ?? '')}-${String(l.item ?? '')}`, name: `${String(l.number ?? '—')} · ${l.description}`, taxes: l.taxes })), { key: 'total', name: t('periodic.sum'), taxes: of.total, total: true }];
  const money = (value: string | null | undefined, r: TaxRow) => (value === null || value === undefined ? '—' : r.total ? <b><Money value={value} /></b> : <Money value={value} />);
  const signed = (value: string | null | undefined) => (value === null || value === undefined ? '—' : value === '0.00' ? <span className="tg-faint">0.00</span> : <span className="tg-num">{value.startsWith('-') ? value : `+${value}`}</span>);
  return (
    <>
      <p className="tg-faint">{t('periodic.taxesHint')}</p>
      <Rows<TaxRow> rowKey={(r) => r.key} dataSource={rows} pagination={false} columns={[
        { title: t('periodic.description'), render: (_, r) => (r.total ? <b>{r.name}</b> : r.name) },
        { title: t('periodic.valueDelivered'), align: 'right', render: (_, r) => money(r.taxes.valueDelivered, r) },
        { title: t('periodic.valueTogether'), align: 'right', render: (_, r) => money(r.taxes.valueTogether, r) },
        { title: t('periodic.taxDelivered'), align: 'right', render: (_, r) => money(r.taxes.delivered, r) },
        { title: t('periodic.taxCharges'), align: 'right', render: (_, r) => signed(r.taxes.charges) },
        { title: t('periodic.taxOtherwise'), align: 'right', render: (_, r) => signed(r.taxes.otherwise) },
        { title: t('periodic.taxDeclared'), align: 'right', render: (_, r) => money(r.taxes.declared, r) },
        { title: t('periodic.cause'), render: (_, r) => (r.taxes.causes.length === 0 ? <Tag tone="green">{t('periodic.agrees')}</Tag> : <span className="tg-tags">{r.taxes.causes.map((c) => <Value key={c} kind="periodicCause" value={c} />)}</span>) },
      ]} />
    </>
  );
}

function Case({ of }: { of: PeriodicStatementCase }) {
  const { t, say } = useI18n();
  const s = of.statement;
  const act = useAct();
  const invalidate = useInvalidate();
  const desk = has(useSession(), 'DECLARANT', 'TRADER_MANAGER') && s.state !== 'DROPPED';
  const [explaining, setExplaining] = useState<number | null>(null);
  async function explain(explanation: string) {
    const done = await act(async () => {
      await post(`/periodic/statements/${s.number}/explanations`, { line: explaining ?? 0, explanation });
      return true;
    }, t('periodic.explained'));
    void invalidate('/periodic');
    return done;
  }
  return (
    <Page title={<span className="tg-row"><span className="tg-mono">{s.number}</span><Value kind="periodicStatement" value={s.state} /></span>} name={s.number} hint={say(s.traderName)} back="/periodic/statements"
      actions={<Link to={`/declarations/${s.declarationId}`}><Button type="primary">{t('periodic.declaration')}</Button></Link>}>
      <div className="tg-stack">
        <Panel>
          <Facts items={[
            [t('periodic.month'), <span key="m" className="tg-num">{s.month}</span>], [t('periodic.due'), <span key="d" className="tg-num">{date(s.dueOn)}</span>], [t('periodic.rates'), <span key="r" className="tg-num">{date(s.ratesOn)}</span>],
            [t('periodic.declaration'), <span key="n" className="tg-row"><span className="tg-mono">{of.declarationNumber ?? s.sequenceNumber}</span><Value kind="state" value={of.declarationState} /></span>],
            [t('periodic.approval'), <Link key="a" to={`/periodic/approvals/${of.approval}`} className="tg-mono">{of.approval}</Link>],
          ]} />
        </Panel>
        <Panel title={t('periodic.lines')}>
          <Rows<PeriodicDifference> lead={2} rowKey={(l) => `${l.number ?? ''}-${l.item ?? ''}`} dataSource={of.lines} pagination={false}
            expandable={{ expandedRowRender: (l) => <Parts line={l} />, rowExpandable: (l) => l.parts.length > 0 }}
            columns={[
              { title: t('periodic.item'), render: (_, l) => l.number ?? '—' },
              { title: t('periodic.code'), render: (_, l) => <span className="tg-mono">{l.code}</span> },
              { title: t('periodic.description'), dataIndex: 'description' },
              { title: t('periodic.actual'), align: 'right', render: (_, l) => <span className="tg-nowrap"><Num value={l.delivered} /> {say(l.unitName)}</span> },
              { title: t('periodic.declared'), align: 'right', render: (_, l) => <span className="tg-nowrap"><Num value={l.declared} /> {say(l.unitName)}</span> },
              { title: t('periodic.differs'), render: (_, l) => (l.kinds.length === 0 ? <Tag tone="green">{t('periodic.agrees')}</Tag> : <span className="tg-tags">{l.kinds.map((k) => <Value key={k} kind="periodicDifference" value={k} />)}</span>) },
              { title: t('periodic.explanation'), render: (_, l) => l.explanation ?? (desk && l.open && l.number !== null ? <Button size="small" onClick={() => setExplaining(l.number)}>{t('periodic.explain')}</Button> : '—') },
            ]} />
        </Panel>
        {of.lines.length > 0 && <Panel title={t('periodic.taxes')}><Taxes of={of} /></Panel>}
      </div>
      {explaining !== null && <ReasonDialog title={t('periodic.explain')} ok={t('common.confirm')} label={t('periodic.explanation')} onGive={explain} onClose={() => setExplaining(null)} />}
    </Page>
  );
}

/** A statement line by line against its declaration. */
export function StatementPage() {
  const { number = '' } = useParams();
  const query = useGet(`/periodic/statements/${number}`);
  return <Loaded query={query}>{(s) => <Case of={s} />}</Loaded>;
}
