import { DownloadOutlined, PlusOutlined, SearchOutlined, UploadOutlined } from '@ant-design/icons';
import { Badge, Button, Input, Table, Tabs, Tooltip } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useSearchParams } from 'react-router';
import { useGet } from '../../api/hooks';
import type { Code, Parameter, RetailRule } from '../../api/types';
import { has, useSession } from '../../app/session';
import { useI18n } from '../../i18n';
import { useAct } from '../../kit/act';
import { download, toCsv } from '../../kit/csv';
import { date, group } from '../../kit/format';
import { Loaded, Nothing, Page, Panel } from '../../kit/Page';
import { useNarrow } from '../../kit/screen';
import { Tag } from '../../kit/Tags';
import { Changes } from './Changes';
import { sourceText } from './source';
import { Prices } from './Prices';
import { AddCode, EndCode, ImportCodes, ChangeParameter } from './Proposals';

const LIST: string = 'retail_positive_list';
/** More than any such list has had; the one in force has some 1,500 lines. */
const LIMIT = 5_000;

/** What a line of the positive list says beside the goods: the modes it is open to, and its remark. */
export function Conditions({ attributes: a }: { attributes: Record<string, string> }) {
  const { t } = useI18n();
  return a.modes || a.note ? <span className="tg-tags">{a.modes && <Tag tone="amber">{t('retail.onlyModes', { modes: a.modes })}</Tag>}{a.note && <span>{a.note}</span>}</span> : null;
}

/** The positive list of the day; whoever may, proposes what comes on it and what goes. */
function Positive({ keeps }: { keeps: boolean }) {
  const { t, say } = useI18n();
  const narrow = useNarrow();
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed.trim());
  const query = useGet(`/reference/codes/${LIST}`, { q, limit: LIMIT }, { keep: true });
  const [adding, setAdding] = useState(false);
  const [importing, setImporting] = useState(false);
  const [ending, setEnding] = useState<Code | null>(null);
  const valid = (c: Code) => (c.validTo ? `${date(c.validFrom)} – ${date(c.validTo)}` : t('retail.since', { date: date(c.validFrom) }));
  const act = useAct();
  async function exportCsv(codes: Code[]) {
    const head = [t('retail.commodity'), t('retail.nameZh'), t('retail.nameEn'), t('retail.openModes'), t('retail.remark'), t('retail.validFrom'), t('retail.validTo'), t('retail.source')];
    const rows = codes.map((c) => [c.code, c.name.zh, c.name.en, c.attributes.modes, c.attributes.note, c.validFrom, c.validTo, c.source]);
    await act(() => download(`retail-positive-list-${new Date().toISOString().slice(0, 10)}.csv`, { what: 'retail-positive-list', rows: rows.length }, toCsv([head, ...rows])), t('common.exported', { n: rows.length }));
  }
  const end = (c: Code) => keeps && !c.validTo && <Button size="small" type="text" danger onClick={() => setEnding(c)}>{t('retail.end')}</Button>;
  return (
    <Panel flush title={<Input className="tg-filter-text" allowClear prefix={<SearchOutlined />} placeholder={t('retail.searchPositive')} aria-label={t('retail.searchPositive')} value={typed} onChange={(e) => setTyped(e.target.value)} />}
      extra={<span className="tg-row"><Tooltip title={t('common.exportCsv')}><Button type="text" icon={<DownloadOutlined />} aria-label={t('common.exportCsv')} disabled={!query.data?.length} onClick={() => void exportCsv(query.data ?? [])} /></Tooltip>{keeps && <><Button icon={<UploadOutlined />} onClick={() => setImporting(true)}>{t('retail.importFile')}</Button><Button type="primary" icon={<PlusOutlined />} onClick={() => setAdding(true)}>{t('retail.add')}</Button></>}</span>}>
      <p className="tg-faint tg-panel-note">{t('retail.positiveHint')}</p>
      <Loaded query={query}>
        {(codes) => (
          <Table<Code> size="small" dataSource={codes} rowKey={(c) => c.code} pagination={codes.length > 50 ? { pageSize: 50, size: 'small', showSizeChanger: false, showTotal: (n: number) => t('common.total', { n }) } : false} locale={{ emptyText: <Nothing title={t('common.emptyFiltered')} /> }} scroll={narrow ? undefined : { x: 'max-content' }} columns={[
            { title: t('retail.commodity'), width: 110, render: (_, c) => <span className="tg-mono">{c.code}</span> },
            { title: t('common.name'), render: (_, c) => <span className="tg-two"><span>{say(c.name)}</span><Conditions attributes={c.attributes} />{narrow && <span className="tg-num">{valid(c)}</span>}</span> },
            ...(narrow ? [] : [{ title: t('common.valid'), render: (_: unknown, c: Code) => <span className="tg-num">{valid(c)}</span> }, { title: t('retail.source'), render: (_: unknown, c: Code) => <div className="tg-clip tg-clip-source" title={c.source}>{c.source}</div> }]),
            ...(keeps ? [{ title: '', align: 'right' as const, render: (_: unknown, c: Code) => end(c) }] : []),
          ]} />
        )}
      </Loaded>
      {adding && <AddCode list={LIST} onClose={() => setAdding(false)} />}
      {importing && <ImportCodes list={LIST} onClose={() => setImporting(false)} />}
      {ending && <EndCode list={LIST} code={ending} onClose={() => setEnding(null)} />}
    </Panel>
  );
}

/** Parameters of exports that are declared by list; others that begin so are of goods declarations. */
const EXPORTS = /^export\.(firms|receipt|return|summary|warehouse)\./;

/** Limits and thresholds with all their values, the one of today first to be seen. */
function Thresholds({ keeps }: { keeps: boolean }) {
  const { t, word, lang } = useI18n();
  const imports = useGet('/reference/parameters', { prefix: 'retail.' });
  const exports = useGet('/reference/parameters', { prefix: 'export.' });
  const [changing, setChanging] = useState<Parameter | null>(null);
  const today = new Date().toISOString().slice(0, 10);
  const figure = (value: string) => (value === 'YES' ? t('common.yes') : value === 'NO' ? t('common.no') : group(value));
  const isNow = (v: Parameter['versions'][number]) => v.from <= today && (!v.to || v.to > today);
  return (
    <>
      {[imports, exports].map((query, n) => <Loaded key={n} query={query}>
        {(all) => (
          <div className={n === 0 ? 'tg-params' : 'tg-params tg-gap-top'}>
            {all.filter((p) => n === 0 || EXPORTS.test(p.name)).map((p) => {
              const now = p.versions.find(isNow);
              return (
                <Panel key={p.name} title={<span title={p.name}>{word('retailParameter', p.name)}</span>} extra={keeps && <Button size="small" onClick={() => setChanging(p)}>{t('retail.newValue')}</Button>}>
                  <p className="tg-param-now"><b className="tg-num">{now ? figure(now.value) : '—'}</b>{now && <span className="tg-faint">{t('retail.since', { date: date(now.from) })}</span>}</p>
                  <p className="tg-param-source">{word('retailBasis', p.name)}</p>
                  {now && <p className="tg-faint tg-param-source" title={now.source}>{sourceText(now.source, lang)}</p>}
                  {p.versions.length > 1 && <ul className="tg-plain tg-param-all">{p.versions.filter((v) => v !== now).map((v) => <li key={v.from}><b className="tg-num">{figure(v.value)}</b> <span className="tg-num">{date(v.from)} – {v.to ? date(v.to) : t('common.unlimited')}</span>{v.from > today && <Tag tone="blue">{t('retail.from', { date: date(v.from) })}</Tag>}</li>)}</ul>}
                </Panel>
              );
            })}
          </div>
        )}
      </Loaded>)}
      {changing && <ChangeParameter parameter={changing} onClose={() => setChanging(null)} />}
    </>
  );
}

function DocumentRules() {
  const { t, say, word, lang } = useI18n();
  const query = useGet('/ecommerce/rules', undefined, { staleTime: 300_000 });
  return (
    <Loaded query={query}>
      {(all) => (
        <div className="tg-stack">
          {[...new Set(all.map((r) => r.form))].map((form) => (
            <Panel key={form} title={<>{word('cebForm', form)} <span className="tg-code">{form}</span></>}>
              <div className="tg-rules">{all.filter((r: RetailRule) => r.form === form).map((r) => <div key={r.code}><p>{say(r.text)} <Tag tone={r.doubt ? 'blue' : 'red'}>{r.doubt ? t('retail.question') : t('retail.refusal')}</Tag></p><small><span className="tg-mono">{r.code}</span> · {sourceText(r.source, lang)}</small></div>)}</div>
            </Panel>
          ))}
        </div>
      )}
    </Loaded>
  );
}

/** What retail lists are judged by: dated data that is changed with four eyes. */
export function RulesPage() {
  const { t } = useI18n();
  const session = useSession();
  const keeps = has(session, 'ADMIN', 'SENIOR');
  const sees = has(session, 'ADMIN', 'SENIOR', 'OFFICER', 'ANALYST');
  const [search, setSearch] = useSearchParams();
  const changes = useGet(sees ? '/reference/changes' : null, { size: 50 }, { refetchInterval: 30_000 });
  const open = changes.data?.items.filter((c) => c.state === 'PROPOSED').length ?? 0;
  return (
    <Page title={t('retail.rules')} hint={t('retail.rulesHint')}>
      <Tabs activeKey={search.get('tab') ?? 'positive'} onChange={(tab) => setSearch(tab === 'positive' ? {} : { tab }, { replace: true })} items={[
        { key: 'positive', label: t('retail.positive'), children: <Positive keeps={keeps} /> },
        { key: 'thresholds', label: t('retail.thresholds'), children: <Thresholds keeps={keeps} /> },
        { key: 'rules', label: t('retail.documentRules'), children: <DocumentRules /> },
        ...(sees ? [{ key: 'prices', label: t('retail.prices'), children: <Prices /> }] : []),
        ...(sees ? [{ key: 'changes', label: <Badge count={open} size="small" offset={[8, 0]} title={t('retail.openChanges', { n: open })}>{t('retail.changes')}</Badge>, children: <Changes query={changes} /> }] : []),
      ]} />
    </Page>
  );
}
