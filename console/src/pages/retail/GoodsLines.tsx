import { Link } from 'react-router';
import type { RetailListWhole } from '../../api/types';
import { useI18n } from '../../i18n';
import { Code } from '../../kit/Code';
import { useNarrow } from '../../kit/screen';
import { Money } from '../../kit/Show';

type Line = RetailListWhole['lines'][number];
type Goods = NonNullable<Line['list']>;
type Side = 'list' | 'order';
const SIDES: Side[] = ['list', 'order'];

/** How a line, or one of its fields, stands: the reason of a finding, a difference without consequence, or in order. */
function mark(line: Line, ...fields: string[]): 'bad' | 'odd' | '' {
  const differs = line.differs.filter((d) => fields.length === 0 || fields.includes(d.field));
  return differs.some((d) => d.code) ? 'bad' : differs.length > 0 ? 'odd' : '';
}

function Name({ goods }: { goods: Goods }) {
  const code = goods.commodityCode && <Link to={`/reference/tariff/${goods.commodityCode.slice(0, 8)}`} className="tg-mono">{goods.commodityCode}</Link>;
  return <span className="tg-two"><span>{goods.name}</span><span>{goods.model}{goods.model && code && ' · '}{code}</span></span>;
}

/** What differs of a line, in words, with the codes that come of it. */
function Differences({ line }: { line: Line }) {
  const { word } = useI18n();
  return line.differs.length === 0 ? null : <span className="tg-code">{line.differs.map((d) => `${word('retailLine', d.field)}${d.code ? ` ${d.code}` : ''}`).join(' · ')}</span>;
}

/** The goods of the list beside those of its order, line by line, what differs marked. Where there is no order to be seen, the list's lines alone. */
export function GoodsLines({ whole }: { whole: RetailListWhole }) {
  const { t, word } = useI18n();
  const narrow = useNarrow();
  const both = whole.documents.includes('ORDER');
  const sides = both ? SIDES : SIDES.slice(0, 1);
  const title = (side: Side) => word('part', side === 'list' ? 'LIST' : 'ORDER');
  const cell = (line: Line, ...fields: string[]) => (mark(line, ...fields) ? `tg-cell-${mark(line, ...fields)}` : '');
  const quantity = (g: Goods) => <>{g.quantity} <Code list="unit" code={g.unit} bare /></>;
  if (narrow) {
    return (
      <div className="tg-compare-cards" data-lines>
        {whole.lines.map((line) => (
          <div key={line.number} className={`tg-compare-card tg-mark-${mark(line)}`}>
            <b>{line.number} <Differences line={line} /></b>
            <dl>
              {sides.map((side) => {
                const g = line[side];
                return (
                  <div key={side} className={g ? '' : cell(line, 'LINE')}>
                    <dt>{title(side)}</dt>
                    <dd>{g ? <><span className={cell(line, 'NAME')}><Name goods={g} /></span> <span className={`tg-num ${cell(line, 'QUANTITY', 'UNIT')}`}>{quantity(g)}</span> × <span className={cell(line, 'PRICE')}><Money value={g.price} /></span> = <span className={cell(line, 'TOTAL')}><Money value={g.total} /></span></> : t('retail.noLine')}</dd>
                  </div>
                );
              })}
            </dl>
          </div>
        ))}
      </div>
    );
  }
  return (
    <div className="tg-compare-wide">
      <table className="tg-compare tg-compare-lines" data-lines>
        <thead>
          {both && <tr><th />{sides.map((side) => <th key={side} scope="colgroup" colSpan={4}>{title(side)}</th>)}</tr>}
          <tr><th scope="col">#</th>{sides.map((side) => [t('retail.goods'), t('retail.quantity'), t('retail.price'), t('retail.total')].map((head, n) => <th key={side + head} scope="col" className={n > 0 ? 'tg-right' : ''}>{head}</th>))}</tr>
        </thead>
        <tbody>
          {whole.lines.map((line) => (
            <tr key={line.number} className={`tg-mark-${mark(line)}`} data-line={line.number}>
              <th scope="row">{line.number}<Differences line={line} /></th>
              {sides.map((side) => {
                const g = line[side];
                return g ? [
                  <td key={`${side}n`} className={cell(line, 'NAME')}><Name goods={g} /></td>,
                  <td key={`${side}q`} className={`tg-right tg-num ${cell(line, 'QUANTITY', 'UNIT')}`}>{quantity(g)}</td>,
                  <td key={`${side}p`} className={`tg-right ${cell(line, 'PRICE')}`}><Money value={g.price} /></td>,
                  <td key={`${side}t`} className={`tg-right ${cell(line, 'TOTAL')}`}><Money value={g.total} /></td>,
                ] : <td key={side} colSpan={4} className={cell(line, 'LINE')}>{t('retail.noLine')}</td>;
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
