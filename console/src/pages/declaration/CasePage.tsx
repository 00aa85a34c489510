import { Alert, Button } from 'antd';
import { Link, useParams } from 'react-router';
import { useGet } from '../../api/hooks';
import type { Bill, Declaration } from '../../api/types';
import { has, isTrader, useSession } from '../../app/session';
import { useI18n } from '../../i18n';
import { AddAttachment, Attachments } from '../../kit/case/Attachments';
import { ChangeView } from '../../kit/case/ChangeView';
import { DocumentGroups } from '../../kit/case/DocumentGroups';
import { Findings } from '../../kit/case/Findings';
import { GoodsTable } from '../../kit/case/GoodsTable';
import { Hits } from '../../kit/case/Hits';
import { Holds } from '../../kit/case/Holds';
import { JudgeNotice } from '../../kit/case/Judge';
import { Timeline } from '../../kit/case/Timeline';
import { WorkedDuty } from '../../kit/case/WorkedDuty';
import { rowsOf } from '../../kit/dictionary';
import { date } from '../../kit/format';
import { Loaded, Panel } from '../../kit/Page';
import { Waiting } from '../../kit/Waiting';
import { Facts, Money, Time } from '../../kit/Show';
import { Tag, Value } from '../../kit/Tags';
import { CaseHead } from './CaseHead';
import { InspectionRow } from './InspectionRow';

/** States in which an officer's look at the papers may be open. */
const JUDGED = ['ACCEPTED', 'PICKUP'];

function BillFacts({ bill, title }: { bill: Bill; title: string }) {
  const { t, say } = useI18n();
  return (
    <Panel title={title} extra={<Value kind="bill" value={bill.state} />}>
      <div className="tg-stack">
        <Facts className="tg-facts-narrow" items={[
          [t('revenue.number'), <Link key="n" to={`/bills?q=${bill.number}`} className="tg-mono">{bill.number}</Link>],
          [t('revenue.amount'), <Money key="a" value={bill.amount} currency={bill.currency} />],
          [t('revenue.dueOn'), date(bill.dueOn)],
          ...(Number(bill.lateFee) > 0 ? [[t('revenue.lateFee'), <Money key="l" value={bill.lateFee} currency={bill.currency} />] as [string, React.ReactNode]] : []),
        ]} />
        {bill.basis && <p className="tg-faint"><small>{say(bill.basis)}</small></p>}
      </div>
    </Panel>
  );
}

function ReleaseFacts({ d }: { d: Declaration }) {
  const { t } = useI18n();
  const r = d.release!;
  return (
    <Panel title={t('case.release')} extra={(r.blockedReason || r.revokedReason) && <Tag tone="red" title={r.blockedReason ?? r.revokedReason ?? ''}>{t('gate.blocked')}</Tag>}>
      <Facts className="tg-facts-narrow" items={[[t('case.releaseNumber'), <span key="n" className="tg-mono">{r.number}</span>], [t('case.releasedAt'), <Time key="t" at={r.grantedAt} />],
        [t('case.releaseValid'), `${date(r.validFrom)} – ${r.validTo ? date(r.validTo) : t('common.unlimited')}`],
        ...(r.containers.length > 0 ? [[t('case.containers'), <span key="c" className="tg-tags">{r.containers.map((c) => <Tag key={c.number} tone={c.usedAt ? 'plain' : 'green'}><span className="tg-mono">{c.number}</span> {c.usedAt ? t('gate.used') : t('gate.unused')}</Tag>)}</span>] as [string, React.ReactNode]] : [])]} />
    </Panel>
  );
}

function Body({ d }: { d: Declaration }) {
  const { t } = useI18n();
  const session = useSession();
  const official = !isTrader(session);
  const goods = rowsOf(d.document, 'goodsItems');
  const anchors: [string, string, number?][] = [
    ...(d.changeRequest ? [['change', t('case.change')] as [string, string]] : []),
    ...(official && d.hits.length ? [['hits', t('case.hits'), d.hits.length] as [string, string, number]] : []),
    ...(d.findings.length ? [['findings', t('case.findings'), d.findings.length] as [string, string, number]] : []),
    ['goods', t('case.goods'), goods.length], ['duty', t('case.duty')], ['inspections', t('case.inspections'), d.inspections.length],
    ['attachments', t('case.attachments'), d.attachments.length], ['document', t('case.document')],
  ];
  return (
    <div className="tg-case-body">
      <div className="tg-case-main tg-stack">
        <nav className="tg-anchors" aria-label={t('case.overview')}>
          {anchors.map(([id, label, n]) => <a key={id} href={`#${id}`} onClick={(e) => { e.preventDefault(); document.getElementById(id)?.scrollIntoView({ behavior: 'smooth' }); }}>{label}{n ? <small>{n}</small> : null}</a>)}
        </nav>
        {d.overdue && <Alert type="warning" showIcon title={t('case.notice_overdue')} description={t('officer.fullDue', { date: date(d.fullDueOn) })} />}
        {d.changeRequest && <Panel id="change" title={t('case.change')}><ChangeView request={d.changeRequest} document={d.document} /></Panel>}
        {official && d.hits.length > 0 && <Panel id="hits" title={t('case.hits')}><Hits hits={d.hits} /></Panel>}
        {d.findings.length > 0 && <Panel id="findings" title={t('case.findings')}><Findings findings={d.findings} /></Panel>}
        <Panel id="goods" title={t('case.goods')} flush><GoodsTable items={goods} /></Panel>
        <Panel id="duty" title={t('case.duty')} extra={d.assessment && <span className="tg-faint">{t('case.dutyHint')}</span>} flush>{d.assessment ? <WorkedDuty assessment={d.assessment} /> : <p className="tg-faint tg-pad">{t('case.noDuty')}</p>}</Panel>
        <Panel id="inspections" title={t('case.inspections')}>{d.inspections.length === 0 ? <p className="tg-faint">{t('case.noInspections')}</p> : d.inspections.map((i) => <InspectionRow key={i.id} inspection={i} open={official} />)}</Panel>
        <Panel id="attachments" title={t('case.attachments')} extra={!official && <AddAttachment id={d.id} />}><Attachments id={d.id} items={d.attachments} official={official} /></Panel>
        <DocumentGroups id="document" document={d.document} />
      </div>
      <aside className="tg-case-side">
        <Panel title={t('case.holds')}><Holds holds={d.holds} /></Panel>
        {d.bill && <BillFacts bill={d.bill} title={t('case.bill')} />}
        {d.lateDeclarationBill && <BillFacts bill={d.lateDeclarationBill} title={t('case.lateBill')} />}
        {d.release && <ReleaseFacts d={d} />}
        <Panel title={t('case.timeline')}><Timeline id={d.id} /></Panel>
      </aside>
    </div>
  );
}

/** One declaration with everything about it; officials and traders see the same page with their own buttons. */
export function CasePage() {
  const { id } = useParams();
  const query = useGet(`/declarations/${id}`);
  const session = useSession();
  const { t } = useI18n();
  return (
    <div className="tg-page">
      <Loaded query={query} rows={14}>
        {(d) => (
          <>
            <CaseHead d={d} />
            {has(session, 'OFFICER', 'SENIOR') && JUDGED.includes(d.state) && d.openHolds.some((h) => h === 'DOCUMENT_REVIEW' || h === 'ATTACHMENT') && <JudgeNotice id={d.id} judge={d.judge} />}
            {!isTrader(session) && <Waiting subject={d.id} stale={['/declarations', '/work-queue']} />}
            {d.state === 'DRAFT' ? <Link to={`/declarations/${d.id}/edit`}><Button type="primary">{t('case.continueDraft')}</Button></Link> : <Body d={d} />}
          </>
        )}
      </Loaded>
    </div>
  );
}
