import { ClockCircleOutlined } from '@ant-design/icons';
import { Tooltip } from 'antd';
import type { DeclarationSummary } from '../../api/types';
import type { I18n } from '../../i18n';
import { Code } from '../../kit/Code';
import { date, dateTime } from '../../kit/format';
import type { Column } from '../../kit/ListPage';
import { Money, Number18, Time } from '../../kit/Show';
import { Direction, GreenMark, HoldTags, Value } from '../../kit/Tags';

type Row = DeclarationSummary;

function Identity({ row, i }: { row: Row; i: I18n }) {
  return (
    <span className="tg-two">
      {row.number ? <Number18 value={row.number} /> : <span className="tg-mono tg-faint">{row.sequenceNumber ?? i.t('officer.unnumbered')}</span>}
      <span><Direction value={row.direction} />{row.mode !== 'NORMAL' && ` · ${i.word('mode', row.mode)}`}{row.clientReference && ` · ${row.clientReference}`}</span>
    </span>
  );
}

export function Overdue({ row, i }: { row: Row; i: I18n }) {
  if (!row.fullDueOn || row.mode !== 'SUMMARY') {
    return null;
  }
  return <Tooltip title={i.t('officer.fullDue', { date: date(row.fullDueOn) })}><ClockCircleOutlined className={row.overdue ? 'tg-overdue' : 'tg-faint'} aria-label={row.overdue ? i.t('officer.overdue') : i.t('officer.fullDue', { date: date(row.fullDueOn) })} /></Tooltip>;
}

/** The columns that lists of declarations share. */
export function declarationColumns(i: I18n): Record<'identity' | 'direction' | 'state' | 'trader' | 'goods' | 'procedure' | 'office' | 'transport' | 'tax' | 'holds' | 'filed' | 'since' | 'released' | 'place' | 'times', Column<Row>> {
  const { t, word, say } = i;
  return {
    identity: { key: 'identity', title: t('officer.number'), render: (r) => <Identity row={r} i={i} />, csv: (r) => r.number ?? r.sequenceNumber },
    direction: { key: 'direction', title: t('common.direction'), hidden: true, render: () => null, csv: (r) => `${word('direction', r.direction)} ${word('mode', r.mode)}` },
    state: { key: 'state', title: t('common.state'), render: (r) => <span className="tg-row tg-nowrap"><Value kind="state" value={r.state} /><Overdue row={r} i={i} /></span>, csv: (r) => word('state', r.state) },
    trader: { key: 'trader', title: t('officer.trader'), render: (r) => <span className="tg-two"><span className="tg-clip tg-clip-trader" title={say(r.traderName)}>{say(r.traderName)}</span>{r.greenChannel ? <GreenMark /> : r.ownerName && r.ownerName !== r.traderName?.zh ? <span className="tg-clip">{r.ownerName}</span> : null}</span>, csv: (r) => say(r.traderName) },
    goods: { key: 'goods', title: t('officer.goods'), render: (r) => <span className="tg-two"><span className="tg-clip tg-clip-goods" title={r.firstDescription ?? ''}>{r.firstDescription ?? '—'}</span><span>{t('officer.items', { n: r.itemCount })}</span></span>, csv: (r) => r.firstDescription },
    procedure: { key: 'procedure', title: t('officer.procedure'), render: (r) => <div className="tg-clip tg-clip-short"><Code list="trade_mode" code={r.procedureCode} bare /></div>, csv: (r) => r.procedureCode },
    office: { key: 'office', title: t('common.office'), render: (r) => <Code list="customs_district" code={r.office} />, csv: (r) => r.office },
    transport: { key: 'transport', title: t('officer.transport'), render: (r) => <span className="tg-two"><Code list="transport_mode" code={r.transportMode} bare /><span className="tg-clip">{r.transportMeansName ?? ''}</span></span>, csv: (r) => r.transportMeansName },
    tax: { key: 'tax', title: `${t('officer.tax')} (CNY)`, align: 'right', render: (r) => <Money value={r.totalTax} />, csv: (r) => r.totalTax },
    holds: { key: 'holds', title: t('officer.waitingFor'), render: (r) => <HoldTags holds={r.openHolds} />, csv: (r) => r.openHolds.map((h) => word('hold', h)).join('; ') },
    filed: { key: 'filed', title: t('officer.filedAt'), render: (r) => <Time at={r.filedAt} />, csv: (r) => (r.filedAt ? dateTime(r.filedAt) : '') },
    since: { key: 'since', title: t('officer.since'), render: (r) => <Time at={r.acceptedAt ?? r.filedAt} relative />, csv: (r) => (r.acceptedAt ? dateTime(r.acceptedAt) : '') },
    place: { key: 'place', title: t('officer.procedure'), render: (r) => <span className="tg-two tg-clip-short"><span className="tg-clip tg-clip-short"><Code list="trade_mode" code={r.procedureCode} bare /></span><span className="tg-clip tg-clip-short"><Code list="customs_district" code={r.office} bare /></span></span>, csv: (r) => `${r.procedureCode ?? ''} ${r.office}` },
    times: { key: 'times', title: t('officer.filedAt'), render: (r) => <span className="tg-two"><Time at={r.filedAt} />{r.releasedAt && <span title={t('officer.releasedAt')}>✓ <Time at={r.releasedAt} /></span>}</span>, csv: (r) => (r.filedAt ? dateTime(r.filedAt) : '') },
    released: { key: 'released', title: t('officer.releasedAt'), render: (r) => <Time at={r.releasedAt} />, csv: (r) => (r.releasedAt ? dateTime(r.releasedAt) : '') },
  };
}

/** The same on a telephone. */
export function DeclarationCard({ row, i }: { row: Row; i: I18n }) {
  return (
    <>
      <div className="tg-card-top">{row.number ? <Number18 value={row.number} /> : <span className="tg-mono">{row.sequenceNumber ?? row.clientReference ?? i.t('officer.unnumbered')}</span>}<Value kind="state" value={row.state} /></div>
      <div><b>{row.firstDescription ?? '—'}</b> <span className="tg-faint">{i.t('officer.items', { n: row.itemCount })}</span></div>
      <div className="tg-card-line"><span><Direction value={row.direction} /> · {i.say(row.traderName)}</span>{row.totalTax && <Money value={row.totalTax} currency="CNY" />}</div>
      <div className="tg-card-line"><span className="tg-tags">{row.greenChannel && <GreenMark />}{row.openHolds.length > 0 && <HoldTags holds={row.openHolds} />}</span>{row.filedAt && <Time at={row.filedAt} relative />}</div>
    </>
  );
}

export const STATES = ['DRAFT', 'REJECTED', 'ACCEPTED', 'RETURNED', 'PICKUP', 'RELEASED', 'CLOSED', 'WITHDRAWN', 'FORFEITED'] as const;
export const HOLDS = ['ARRIVAL', 'DOCUMENT_REVIEW', 'INSPECTION', 'DESTINATION_INSPECTION', 'PAYMENT', 'RISK', 'ATTACHMENT', 'CHANGE_REQUEST', 'REMEDY', 'ACCOUNT', 'FULL_DECLARATION'] as const;
