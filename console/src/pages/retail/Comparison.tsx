import { Switch } from 'antd';
import { useState } from 'react';
import type { RetailField, RetailListWhole } from '../../api/types';
import { useI18n } from '../../i18n';
import { useNarrow } from '../../kit/screen';

const KINDS = ['LIST', 'ORDER', 'PAYMENT', 'WAYBILL'] as const;

function said(row: RetailField, kind: (typeof KINDS)[number]): string | null {
  return { LIST: row.list, ORDER: row.order, PAYMENT: row.payment, WAYBILL: row.waybill }[kind];
}

/** How a row stands: the reason of a finding, a difference without consequence, or in order. */
function mark(row: RetailField): 'bad' | 'odd' | '' {
  return row.codes.length > 0 ? 'bad' : row.differs ? 'odd' : '';
}

/** The four documents side by side, what differs marked in the cells that say otherwise. */
export function Comparison({ whole, trader }: { whole: RetailListWhole; trader: boolean }) {
  const { t, word } = useI18n();
  const narrow = useNarrow();
  const rows = whole.comparison.filter((r) => KINDS.some((k) => said(r, k) !== null));
  const differing = rows.filter((r) => mark(r));
  // a telephone has no room for what agrees
  const [only, setOnly] = useState(narrow && differing.length > 0);
  const shown = only && differing.length > 0 ? differing : rows;
  const present = (k: string) => whole.documents.includes(k);
  // where only one document says something of it, that is what is doubted
  const cell = (row: RetailField, k: (typeof KINDS)[number]) => (row.odd.includes(k) || (row.odd.length === 0 && row.codes.length > 0 && said(row, k) !== null) ? `tg-cell-${mark(row)}` : '');
  const bar = (
    <div className="tg-compare-bar">
      <span className={differing.length > 0 ? 'tg-error-text' : 'tg-faint'}>{differing.length > 0 ? t('retail.differences', { n: differing.length }) : whole.documents.length > 1 ? t('retail.noDifference') : ''}</span>
      <span className="tg-grow" />
      {differing.length > 0 && <label className="tg-row"><Switch size="small" checked={only} onChange={setOnly} />{t('retail.onlyDifferences')}</label>}
    </div>
  );
  const foot = <p className="tg-compare-foot">{differing.length > 0 && <>{t('retail.compareHint')}<br /></>}{t('retail.masked')}{trader && KINDS.some((k) => !present(k)) && <> · {t('retail.orderGone')}</>}</p>;
  if (narrow) {
    return (
      <>
        {bar}
        <div className="tg-compare-cards">
          {shown.map((row) => (
            <div key={row.field} className={`tg-compare-card tg-mark-${mark(row)}`}>
              <b>{word('retailField', row.field)}{mark(row) && <span className="tg-code">{t('retail.differs')}{row.codes.length > 0 && ` ${row.codes.join(' ')}`}</span>}</b>
              <dl>{KINDS.filter((k) => said(row, k) !== null).map((k) => <div key={k} className={cell(row, k)}><dt>{word('part', k)}</dt><dd>{said(row, k)}</dd></div>)}</dl>
            </div>
          ))}
        </div>
        {foot}
      </>
    );
  }
  return (
    <>
      {bar}
      <div className="tg-compare-wide">
        <table className="tg-compare">
          <thead><tr><th scope="col">{t('retail.field')}</th>{KINDS.map((k) => <th scope="col" key={k}>{word('part', k)}{!present(k) && <span className="tg-code">{whole.list.missing.includes(k) || !trader ? t('retail.notHere') : t('retail.notShown')}</span>}</th>)}</tr></thead>
          <tbody>
            {shown.map((row) => (
              <tr key={row.field} className={`tg-mark-${mark(row)}`} data-field={row.field}>
                <th scope="row">{word('retailField', row.field)}{row.codes.length > 0 && <span className="tg-code">{row.codes.join(' ')}</span>}</th>
                {KINDS.map((k) => <td key={k} className={present(k) ? cell(row, k) : 'tg-cell-gone'}>{said(row, k) ?? (present(k) ? <span className="tg-faint">—</span> : '')}</td>)}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {foot}
    </>
  );
}
