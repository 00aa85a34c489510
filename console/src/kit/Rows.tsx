import { Pagination, Table } from 'antd';
import type { TableProps } from 'antd';
import { useState } from 'react';
import type { Key, ReactNode } from 'react';
import { useNarrow } from './screen';

type Cell<T> = { key?: Key; title?: ReactNode; dataIndex?: unknown; render?: (value: never, row: T, index: number) => ReactNode };

const SIZE = 10;

/**
 * A table inside a page. On a telephone its rows stand one below the other, so that nothing is hidden at the side: one column leads, without its name, the
 * others follow with theirs.
 */
export function Rows<T extends object>({ lead = 0, ...p }: TableProps<T> & { lead?: number }) {
  const narrow = useNarrow();
  const [page, setPage] = useState(1);
  if (!narrow) {
    return <Table<T> size="small" scroll={{ x: 'max-content' }} {...p} />;
  }
  const all = [...(p.dataSource ?? [])];
  const size = p.pagination === false ? all.length : (p.pagination?.pageSize ?? SIZE);
  const at = Math.min(page, Math.max(1, Math.ceil(all.length / Math.max(1, size))));
  const keyOf = (row: T, i: number) => (typeof p.rowKey === 'function' ? p.rowKey(row) : String(row[p.rowKey as keyof T] ?? i));
  const open = (row: T, i: number) => (p.expandable?.expandedRowRender && (p.expandable.rowExpandable?.(row) ?? true) ? <div className="tg-rows-more">{p.expandable.expandedRowRender(row, i, 0, true)}</div> : null);
  return (
    <>
      <ul className="tg-rows">
        {all.slice((at - 1) * size, at * size).map((row, i) => <li key={keyOf(row, i)}>{leading(p.columns as Cell<T>[], lead).map((c, n) => <Line key={c.key ?? n} cell={c} row={row} index={i} lead={n === 0} />)}{open(row, i)}</li>)}
      </ul>
      {all.length > size && <div className="tg-cards-foot"><Pagination simple size="small" current={at} pageSize={size} total={all.length} showSizeChanger={false} onChange={setPage} /></div>}
    </>
  );
}

function leading<T>(columns: Cell<T>[], lead: number): Cell<T>[] {
  return [columns[lead]!, ...columns.filter((_, n) => n !== lead)];
}

function Line<T extends object>({ cell: c, row, index, lead }: { cell: Cell<T>; row: T; index: number; lead: boolean }) {
  const value = c.dataIndex === undefined ? undefined : row[c.dataIndex as keyof T];
  const content = c.render ? c.render(value as never, row, index) : (value as ReactNode);
  if (content === null || content === undefined || content === false || content === '') {
    return null;
  }
  if (lead) {
    return <div className="tg-rows-lead">{content}</div>;
  }
  return c.title ? <div><span className="tg-rows-name">{c.title}</span><span>{content}</span></div> : <div className="tg-rows-act">{content}</div>;
}
