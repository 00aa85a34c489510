import { ArrowRightOutlined } from '@ant-design/icons';
import type { RetailList } from '../../api/types';
import type { I18n } from '../../i18n';
import { Code } from '../../kit/Code';
import { dateTime } from '../../kit/format';
import type { Column } from '../../kit/ListPage';
import { Money, Time } from '../../kit/Show';
import { Tag, Value } from '../../kit/Tags';

type Row = RetailList;

/** A finding in a few words, with the values it was found by. */
export function findingText(f: Row['findings'][number], say: I18n['say']): string {
  const text = say(f.text);
  const sentence = text.charAt(0).toUpperCase() + text.slice(1);
  return f.values.length === 1 ? `${sentence}: ${f.values[0]}` : f.values.length === 2 ? `${sentence} (${f.values[0]} > ${f.values[1]})` : sentence;
}

/** Why a list does not move, or why it was stopped. */
function Why({ row, i }: { row: Row; i: I18n }) {
  if (row.missing.length > 0) {
    return <span className="tg-tags">{row.missing.map((m) => <Value key={m} kind="part" value={m} />)}</span>;
  }
  if (row.findings.length === 0) {
    return <span className="tg-faint">{row.state === 'INSPECTION' ? i.t('retail.targeted') : '—'}</span>;
  }
  return <span className="tg-two tg-why">{row.findings.slice(0, 2).map((f) => <span key={f.code} className="tg-clip tg-clip-why" title={findingText(f, i.say)}>{findingText(f, i.say)}</span>)}</span>;
}

export function whyText(row: Row, { word, say }: I18n): string {
  return row.missing.length > 0 ? row.missing.map((m) => word('part', m)).join(' ') : row.findings.map((f) => findingText(f, say)).join('; ');
}

export function retailColumns(i: I18n): Record<'number' | 'pre' | 'state' | 'why' | 'order' | 'goods' | 'declarant' | 'place' | 'office' | 'money' | 'tax' | 'times' | 'decided', Column<Row>> {
  const { t, word, say } = i;
  return {
    number: { key: 'number', title: t('retail.number'), render: (r) => <span className="tg-two"><span className="tg-mono">{r.number}</span><span className="tg-mono">{r.preNumber}</span></span>, csv: (r) => r.number },
    pre: { key: 'pre', title: t('retail.preNumber'), hidden: true, render: () => null, csv: (r) => r.preNumber },
    state: { key: 'state', title: t('common.state'), render: (r) => <span className="tg-two"><Value kind="retailState" value={r.state} />{r.archived && <span>{t('archive.from')}</span>}</span>, csv: (r) => word('retailState', r.state) },
    why: { key: 'why', title: `${t('retail.waitsFor')} / ${t('retail.found')}`, render: (r) => <Why row={r} i={i} />, csv: (r) => whyText(r, i) },
    order: { key: 'order', title: t('retail.order'), hidden: true, render: () => null, csv: (r) => r.order },
    goods: { key: 'goods', title: `${t('retail.goods')} / ${t('retail.order')}`, render: (r) => <span className="tg-two"><span className="tg-clip tg-clip-goods" title={r.goods ?? ''}>{r.goods ?? '—'}{r.lineCount > 1 && <span className="tg-faint"> {t('retail.lines', { n: r.lineCount })}</span>}</span><span className="tg-mono tg-clip tg-clip-goods" title={r.order ?? ''}>{r.order ?? '—'}</span></span>, csv: (r) => r.goods },
    declarant: { key: 'declarant', title: t('retail.declarant'), render: (r) => <span className="tg-clip tg-clip-trader" title={say(r.declarant)}>{say(r.declarant)}</span>, csv: (r) => say(r.declarant) },
    place: { key: 'place', title: t('retail.mode'), render: (r) => <span className="tg-two"><span className="tg-clip tg-clip-short"><Code list="trade_mode" code={r.mode} bare /></span><span className="tg-clip tg-clip-short"><Code list="customs_district" code={r.office} bare /></span></span>, csv: (r) => r.mode },
    office: { key: 'office', title: t('common.office'), hidden: true, render: () => null, csv: (r) => r.office },
    money: { key: 'money', title: `${t('retail.value')} / ${t('retail.tax')}`, align: 'right', render: (r) => <span className="tg-two"><Money value={r.value} /><Money value={r.tax} /></span>, csv: (r) => r.value },
    tax: { key: 'tax', title: t('retail.tax'), hidden: true, render: () => null, csv: (r) => r.tax },
    times: { key: 'times', title: t('retail.filed'), render: (r) => <span className="tg-two"><Time at={r.filedAt} />{r.decidedAt && r.decidedAt !== r.filedAt && <span title={t('retail.decided')}><ArrowRightOutlined /> <Time at={r.decidedAt} /></span>}</span>, csv: (r) => dateTime(r.filedAt) },
    decided: { key: 'decided', title: t('retail.decided'), hidden: true, render: () => null, csv: (r) => (r.decidedAt ? dateTime(r.decidedAt) : '') },
  };
}

/** The same on a telephone. */
export function RetailCard({ row, i }: { row: Row; i: I18n }) {
  const { t, say } = i;
  return (
    <>
      <div className="tg-card-top"><span className="tg-mono">{row.number}</span><span className="tg-tags"><Value kind="retailState" value={row.state} />{row.archived && <Tag>{t('archive.from')}</Tag>}</span></div>
      <div><b>{row.goods ?? '—'}</b>{row.lineCount > 1 && <span className="tg-faint"> {t('retail.lines', { n: row.lineCount })}</span>}</div>
      {row.missing.length > 0 && <div className="tg-card-line"><span className="tg-tags"><span className="tg-faint">{t('retail.waitsFor')}</span>{row.missing.map((m) => <Value key={m} kind="part" value={m} />)}</span></div>}
      {row.missing.length === 0 && row.findings.length > 0 && <div className="tg-error-text">{row.findings.map((f) => findingText(f, say)).join('; ')}</div>}
      <div className="tg-card-line"><span className="tg-mono">{row.order}</span><Money value={row.value} currency="CNY" /></div>
      <div className="tg-card-line"><Code list="trade_mode" code={row.mode} /><Time at={row.filedAt} relative /></div>
    </>
  );
}

