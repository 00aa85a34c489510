import { DownloadOutlined, ReloadOutlined } from '@ant-design/icons';
import { App, Button, Pagination, Skeleton, Table, Tooltip } from 'antd';
import type { ColumnsType } from 'antd/es/table';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { asPage, useList } from '../api/hooks';
import type { ListPath } from '../api/paths';
import { useI18n } from '../i18n';
import { useAct } from './act';
import { download, everything, toCsv } from './csv';
import type { Filter } from './Filters';
import { FilterBar } from './Filters';
import { useKeys } from './keys';
import { Nothing, Page, Problem } from './Page';
import { useNarrow } from './screen';

export interface Column<T> {
  key: string; title: string; render: (row: T) => ReactNode;
  /** Plain text for the exported file; a column without it is left out. */
  csv?: (row: T) => string | number | null | undefined;
  align?: 'right' | 'center'; width?: number; ellipsis?: boolean;
  /** Only in the exported file: its content is part of another column on the screen. */
  hidden?: boolean;
}

export interface ListProps<T> {
  path: ListPath<T>; params?: Record<string, string | number | undefined>; columns: Column<T>[]; filters?: Filter[]; rowKey: (row: T) => string;
  onOpen?: (row: T) => void; card: (row: T) => ReactNode; empty: string; emptyHint?: string; emptyAction?: ReactNode; fileName: string;
  /** Parameters that something other than the filter bar keeps in the address. */
  fixed?: string[]; rowClass?: (row: T) => string; refetchMs?: number; head?: ReactNode; expand?: (row: T) => ReactNode; summary?: (rows: T[]) => ReactNode;
  /** The total says only whether there are more. */
  uncounted?: boolean;
}

interface ListPageProps<T> extends ListProps<T> {
  title: string; hint?: ReactNode; actions?: ReactNode;
  /** What stands above the list and its filters. */
  top?: ReactNode;
}

/** A list's rows with filters and paging kept in the address, keyboard, export, and cards on a telephone. */
export function List<T extends object>(p: ListProps<T>) {
  const { t } = useI18n();
  const act = useAct();
  const { message } = App.useApp();
  const narrow = useNarrow();
  const [search, setSearch] = useSearchParams();
  const [at, setAt] = useState(-1);
  const values = Object.fromEntries(search.entries());
  const page = Math.max(0, Number(values.page ?? 0) || 0);
  const size = Number(values.size ?? 20) || 20;
  const names = (p.filters ?? []).flatMap((f) => (f.kind === 'dates' ? [f.from, f.to] : [f.name]));
  const wanted = { ...p.params, ...Object.fromEntries([...names, ...(p.fixed ?? [])].filter((n) => values[n]).map((n) => [n, values[n]])) };
  const query = useList<T>(p.path, { ...wanted, page, size }, { keep: true, refetchInterval: p.refetchMs });
  const data = asPage(query.data);
  const filtered = names.some((n) => values[n]);

  function change(changes: Record<string, string | null>) {
    setAt(-1);
    setSearch((old) => {
      const next = new URLSearchParams(old);
      Object.entries({ page: null, ...changes }).forEach(([k, v]) => (v ? next.set(k, v) : next.delete(k)));
      return next;
    }, { replace: true });
  }

  function step(by: number) {
    const next = Math.min(data.items.length - 1, Math.max(0, at + by));
    setAt(next);
    document.querySelectorAll('[data-row]')[next]?.scrollIntoView({ block: 'nearest' });
  }
  useKeys(p.onOpen ? { j: () => step(1), k: () => step(-1), Enter: () => at >= 0 && data.items[at] && p.onOpen!(data.items[at]) } : {});

  async function exportCsv() {
    const cols = p.columns.filter((c) => c.csv);
    const all = await act(() => everything<T>(p.path, wanted));
    if (all && await act(async () => {
      await download(`${p.fileName}-${new Date().toISOString().slice(0, 10)}.csv`, { what: p.fileName, rows: all.items.length }, toCsv([cols.map((c) => c.title), ...all.items.map((r) => cols.map((c) => c.csv!(r)))]));
      return true;
    })) {
      void (all.cut ? message.warning(t('common.exportCut', { n: all.items.length })) : message.info(t('common.exported', { n: all.items.length })));
    }
  }

  const columns: ColumnsType<T> = p.columns.filter((c) => !c.hidden).map((c) => ({ key: c.key, title: c.title, align: c.align, width: c.width, ellipsis: c.ellipsis, render: (_, row) => c.render(row) }));
  const nothing = filtered ? <Nothing title={t('common.emptyFiltered')} /> : <Nothing title={p.empty} hint={p.emptyHint} action={p.emptyAction} />;
  const paging = <Pagination size="small" current={page + 1} pageSize={size} total={data.total} showSizeChanger={!narrow} simple={narrow} hideOnSinglePage={narrow} showTotal={narrow || p.uncounted ? undefined : (n) => t('common.total', { n })}
    onChange={(next, nextSize) => change({ page: next > 1 ? String(next - 1) : null, size: nextSize === 20 ? null : String(nextSize) })} />;

  return (
    <div className="tg-list">
      <div className="tg-list-bar">
        {p.filters && <FilterBar filters={p.filters} values={values} onChange={change} />}
        <span className="tg-grow" />
        <span className="tg-list-tools">
          <Tooltip title={t('common.refresh')}><Button type="text" icon={<ReloadOutlined spin={query.isFetching} />} aria-label={t('common.refresh')} onClick={() => void query.refetch()} /></Tooltip>
          <Tooltip title={t('common.exportCsv')}><Button type="text" icon={<DownloadOutlined />} aria-label={t('common.exportCsv')} disabled={data.total === 0} onClick={() => void exportCsv()} /></Tooltip>
        </span>
      </div>
      {p.head}
      {query.error && !query.data && <Problem error={query.error} onRetry={() => void query.refetch()} />}
      {query.isLoading && <div className="tg-list-wait"><Skeleton active paragraph={{ rows: 8 }} /></div>}
      {query.data && narrow && (
        <div className="tg-cards">
          {data.items.map((row, i) => (
            <div key={p.rowKey(row)} data-row className={`tg-card ${p.rowClass?.(row) ?? ''} ${i === at ? 'tg-row-at' : ''}`} {...(p.onOpen ? { role: 'button', tabIndex: 0, onClick: () => p.onOpen!(row), onKeyDown: (e: React.KeyboardEvent) => e.key === 'Enter' && p.onOpen!(row) } : {})}>{p.card(row)}</div>
          ))}
          {data.items.length === 0 && nothing}
          <div className="tg-cards-foot">{paging}</div>
        </div>
      )}
      {query.data && !narrow && (
        <div className="tg-table">
          <Table<T>
            size="small" columns={columns} dataSource={data.items} rowKey={p.rowKey} pagination={false} locale={{ emptyText: nothing }} scroll={{ x: 'max-content' }}
            expandable={p.expand ? { expandedRowRender: p.expand } : undefined}
            onRow={(row, i) => ({ 'data-row': true, className: `${p.onOpen ? 'tg-row-open' : ''} ${p.rowClass?.(row) ?? ''} ${i === at ? 'tg-row-at' : ''}`, onClick: p.onOpen && (() => !window.getSelection()?.toString() && p.onOpen!(row)) } as React.HTMLAttributes<HTMLElement>)}
            summary={p.summary && ((rows) => p.summary!([...rows]))}
          />
          {data.total > 0 && <div className="tg-table-foot">{p.onOpen && <span className="tg-faint tg-keys-hint"><kbd>j</kbd> <kbd>k</kbd> <kbd>Enter</kbd></span>}{paging}</div>}
        </div>
      )}
    </div>
  );
}

/** A page that is one list. */
export function ListPage<T extends object>({ title, hint, actions, top, ...list }: ListPageProps<T>) {
  return <Page title={title} hint={hint} actions={actions}>{top && <div className="tg-gap-bottom">{top}</div>}<List<T> {...list} /></Page>;
}
