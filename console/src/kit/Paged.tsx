import { Pagination } from 'antd';
import type { TableProps } from 'antd';
import { useEffect, useState } from 'react';
import { asPage, useList } from '../api/hooks';
import type { ListPath } from '../api/paths';
import { Loaded, Nothing } from './Page';
import { Rows } from './Rows';

interface PagedProps<T> {
  path: ListPath<T>; params?: Record<string, string | number | boolean | undefined>; size?: number; rowKey: (row: T) => string; columns: TableProps<T>['columns']; lead?: number;
  empty: string;
}

/** Rows inside a page, of a list that may be long: each page of it is read when it is looked at. */
export function Paged<T extends object>({ path, params, size = 10, empty, ...rows }: PagedProps<T>) {
  const [page, setPage] = useState(0);
  const asked = JSON.stringify([path, params]);
  useEffect(() => setPage(0), [asked]);
  const query = useList<T>(path, { ...params, page, size }, { keep: true });
  return (
    <Loaded query={query} rows={3}>
      {(answer) => {
        const { items, total } = asPage(answer);
        return total === 0 ? <Nothing title={empty} /> : (
          <>
            <Rows<T> {...rows} dataSource={items} pagination={false} />
            {total > size && <div className="tg-cards-foot"><Pagination simple size="small" current={page + 1} pageSize={size} total={total} showSizeChanger={false} onChange={(next) => setPage(next - 1)} /></div>}
          </>
        );
      }}
    </Loaded>
  );
}
