import { DownloadOutlined, SearchOutlined } from '@ant-design/icons';
import { Button, Input, Select, Table } from 'antd';
import { useDeferredValue, useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { get } from '../../api/client';
import { useGet } from '../../api/hooks';
import type { Code } from '../../api/types';
import { useI18n } from '../../i18n';
import { useAct } from '../../kit/act';
import { useCodeLists } from '../../kit/codes';
import { download, toCsv } from '../../kit/csv';
import { date, group } from '../../kit/format';
import { Loaded, Nothing, Page, Panel } from '../../kit/Page';
import { useNarrow } from '../../kit/screen';
import { Facts } from '../../kit/Show';

const LIMIT = 200;

function useTableName() {
  const { word } = useI18n();
  return (list: string) => word('list', list);
}

function Table1({ list }: { list: string }) {
  const { t, say, lang } = useI18n();
  const act = useAct();
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed.trim());
  const query = useGet(`/reference/codes/${list}`, { q, limit: LIMIT }, { keep: true, staleTime: 300_000 });
  const name = useTableName();
  const narrow = useNarrow();
  const attributes = (c: Code) => Object.entries(c.attributes ?? {}).map(([k, v]) => `${k} ${v}`).join(' · ');
  const valid = (c: Code) => `${c.validFrom ? date(c.validFrom) : ''} – ${c.validTo ? date(c.validTo) : t('common.unlimited')}`;
  const other = (c: Code) => (lang === 'zh' ? c.name.en : c.name.zh);
  async function exportCsv() {
    await act(async () => {
      const all = await get(`/reference/codes/${list}`, { q, limit: 20_000 });
      await download(`${list}.csv`, { what: `codes ${list}`, rows: all.length }, toCsv([['code', 'name_zh', 'name_en', 'valid_from', 'valid_to', 'source'], ...all.map((c) => [c.code, c.name.zh, c.name.en, c.validFrom, c.validTo, c.source])]));
      return true;
    });
  }
  return (
    <Panel title={<>{name(list)} <span className="tg-code">{list}</span></>} flush extra={<><Input className="tg-filter-text" prefix={<SearchOutlined />} allowClear placeholder={t('reference.searchCodes')} aria-label={t('reference.searchCodes')} value={typed} onChange={(e) => setTyped(e.target.value)} /><Button type="text" icon={<DownloadOutlined />} aria-label={t('common.exportCsv')} title={t('common.exportCsv')} onClick={() => void exportCsv()} /></>}>
      <Loaded query={query}>
        {(codes) => (
          <>
            <Table<Code> size="small" dataSource={codes} rowKey={(c) => `${c.code}${c.validFrom ?? ''}`} pagination={codes.length > 50 ? { pageSize: 50, size: 'small', showSizeChanger: false } : false} scroll={narrow ? undefined : { x: 'max-content' }} locale={{ emptyText: <Nothing title={t('reference.noCodes')} /> }}
              expandable={narrow ? { expandRowByClick: true, columnWidth: 32, expandedRowRender: (c) => <Facts items={[...(attributes(c) ? [[t('common.attributes'), attributes(c)] as [string, string]] : []), [t('common.valid'), valid(c)], [t('common.source'), c.source]]} /> } : undefined}
              columns={[
                { title: t('common.code'), width: narrow ? 90 : 110, render: (_, c) => <span className="tg-mono">{c.code}</span> },
                { title: t('common.name'), render: (_, c) => <span className="tg-two tg-code-name"><span>{say(c.name)}</span>{other(c) && other(c) !== say(c.name) && <span>{other(c)}</span>}</span> },
                ...(narrow ? [] : [
                  { title: t('common.attributes'), render: (_: unknown, c: Code) => <span className="tg-faint">{attributes(c)}</span> },
                  { title: t('common.valid'), render: (_: unknown, c: Code) => <span className="tg-num">{valid(c)}</span> },
                  { title: t('common.source'), render: (_: unknown, c: Code) => <div className="tg-clip" title={c.source}>{c.source}</div> },
                ]),
              ]} />
            {codes.length >= LIMIT && <p className="tg-faint tg-pad">{t('reference.shownFirst', { n: LIMIT })}</p>}
          </>
        )}
      </Loaded>
    </Panel>
  );
}

/** Code tables: choose one, look something up. */
export function CodesPage() {
  const { list } = useParams();
  const { t } = useI18n();
  const go = useNavigate();
  const narrow = useNarrow();
  const lists = useCodeLists();
  const name = useTableName();
  const [q, setQ] = useState('');
  return (
    <Page title={t('common.codes')} hint={t('reference.codesHint')}>
      <Loaded query={lists}>
        {(all) => {
          const at = list ?? all.find((l) => l.list === 'trade_mode')?.list ?? all[0]?.list;
          const shown = all.filter((l) => `${l.list} ${name(l.list)}`.toLowerCase().includes(q.toLowerCase()));
          return narrow ? (
            <div className="tg-stack">
              <Select className="tg-fill" showSearch={{ optionFilterProp: 'label' }} aria-label={t('reference.tables')} value={at} options={all.map((l) => ({ value: l.list, label: `${name(l.list)} (${group(l.count)})` }))} onChange={(v: string) => void go(`/reference/codes/${v}`)} />
              {at && <Table1 key={at} list={at} />}
            </div>
          ) : (
            <div className="tg-codes">
              <Panel flush title={<Input size="small" allowClear prefix={<SearchOutlined />} placeholder={t('reference.searchTables')} aria-label={t('reference.searchTables')} value={q} onChange={(e) => setQ(e.target.value)} />}>
                <nav className="tg-code-lists" aria-label={t('reference.tables')}>{shown.map((l) => <Link key={l.list} to={`/reference/codes/${l.list}`} aria-current={l.list === at ? 'page' : undefined}><span className="tg-two"><span>{name(l.list)}</span><span>{l.list}</span></span><span className="tg-code">{group(l.count)}</span></Link>)}</nav>
              </Panel>
              {at && <Table1 key={at} list={at} />}
            </div>
          );
        }}
      </Loaded>
    </Page>
  );
}
