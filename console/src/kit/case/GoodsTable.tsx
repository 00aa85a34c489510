import { Table } from 'antd';
import type { Doc } from '../../api/types';
import { useI18n } from '../../i18n';
import { Code } from '../Code';
import { text } from '../dictionary';
import { sum, trim } from '../format';
import { Num } from '../Show';
import { useNarrow } from '../screen';
import { DocumentRow } from './DocumentGroups';

function Quantity({ row }: { row: Doc }) {
  return <><Num value={trim(text(row, 'quantity'))} /> {text(row, 'unit') && <Code list="unit" code={text(row, 'unit')} bare />}</>;
}

/** The goods as declared; a line opens to everything it says. */
export function GoodsTable({ items }: { items: Doc[] }) {
  const { t } = useI18n();
  const narrow = useNarrow();
  const currencies = [...new Set(items.map((i) => text(i, 'currency')))];
  const total = (currency: string) => sum(items.filter((i) => text(i, 'currency') === currency).map((i) => text(i, 'totalPrice')));
  if (narrow) {
    return (
      <div className="tg-cards tg-cards-in">
        {items.map((row, i) => (
          <div className="tg-card" key={i}>
            <div className="tg-card-top"><b>{text(row, 'itemNumber') || i + 1}. {text(row, 'description')}</b><span className="tg-mono">{text(row, 'commodityCode')}</span></div>
            <div className="tg-card-line"><span><Quantity row={row} /></span><span><Num value={trim(text(row, 'totalPrice'))} /><span className="tg-code">{text(row, 'currency')}</span></span></div>
            <div className="tg-card-line"><span>{text(row, 'specification')}</span><span><Code list="country" code={text(row, 'originCountry')} bare /></span></div>
          </div>
        ))}
      </div>
    );
  }
  return (
    <Table<Doc>
      size="small" pagination={items.length > 50 ? { pageSize: 50, size: 'small' } : false} dataSource={items} rowKey={(r) => text(r, 'itemNumber') || items.indexOf(r)} scroll={{ x: 'max-content' }}
      expandable={{ expandedRowRender: (row) => <DocumentRow group="goodsItems" row={row} />, columnWidth: 36 }}
      columns={[
        { title: t('case.item'), width: 44, render: (_, r) => <Num value={text(r, 'itemNumber')} /> },
        { title: t('case.hs'), render: (_, r) => <span className="tg-mono">{text(r, 'commodityCode')}</span> },
        { title: t('case.description'), render: (_, r) => <span className="tg-two"><span className="tg-clip tg-clip-goods" title={text(r, 'description')}>{text(r, 'description')}</span>{text(r, 'specification') && <span className="tg-clip tg-clip-goods" title={text(r, 'specification')}>{text(r, 'specification')}</span>}</span> },
        { title: t('case.origin'), render: (_, r) => <Code list="country" code={text(r, 'originCountry')} bare /> },
        { title: t('case.quantity'), align: 'right', render: (_, r) => <Quantity row={r} /> },
        { title: t('case.price'), align: 'right', render: (_, r) => <Num value={trim(text(r, 'unitPrice'))} /> },
        { title: t('case.totalPrice'), align: 'right', render: (_, r) => <><Num value={trim(text(r, 'totalPrice'))} /><span className="tg-code">{text(r, 'currency')}</span></> },
        { title: t('case.dutyMode'), render: (_, r) => <div className="tg-clip tg-clip-tiny"><Code list="duty_mode" code={text(r, 'dutyMode')} bare /></div> },
      ]}
      footer={() => <span className="tg-goods-total">{t('case.totalsBy')} {currencies.map((c) => <b key={c}><Num value={trim(total(c))} /><span className="tg-code">{c}</span></b>)}</span>}
    />
  );
}
