import { DownloadOutlined, SearchOutlined } from '@ant-design/icons';
import { Button, Input, Select } from 'antd';
import { useDeferredValue, useMemo, useState } from 'react';
import { asPage, useGet } from '../../api/hooks';
import { useI18n } from '../../i18n';
import { useAct } from '../../kit/act';
import { download, toCsv } from '../../kit/csv';
import { Loaded, Nothing, Page, Panel } from '../../kit/Page';

/** What is checked in each declaration, and by what authority. */
export function CataloguePage() {
  const { t, say } = useI18n();
  const act = useAct();
  const query = useGet('/reference/rules', undefined, { staleTime: 300_000 });
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState<string | null>(null);
  const q = useDeferredValue(typed.trim().toLowerCase());
  const all = useMemo(() => (query.data ? asPage(query.data).items : []), [query.data]);
  const shown = all.filter((r) => (!at || r.group === at) && (!q || `${r.code} ${r.text.zh} ${r.text.en} ${r.source}`.toLowerCase().includes(q)));
  const groups = [...new Set(all.map((r) => r.group))];
  const name = (group: string) => say(all.find((r) => r.group === group)!.groupName);
  return (
    <Page title={t('common.catalogue')} hint={t('reference.catalogueHint')} width="reading"
      actions={<><Input className="tg-filter-text" allowClear prefix={<SearchOutlined />} placeholder={t('reference.searchRules')} aria-label={t('reference.searchRules')} value={typed} onChange={(e) => setTyped(e.target.value)} />
        <Select className="tg-filter-choice" allowClear placeholder={t('reference.group')} aria-label={t('reference.group')} value={at ?? undefined} popupMatchSelectWidth={false} options={groups.map((g) => ({ value: g, label: name(g) }))} onChange={(v?: string) => setAt(v ?? null)} />
        <Button type="text" icon={<DownloadOutlined />} aria-label={t('common.exportCsv')} title={t('common.exportCsv')} onClick={() => void act(async () => {
          await download('rules.csv', { what: 'rules', rows: shown.length }, toCsv([['code', 'group', 'zh', 'en', 'source'], ...shown.map((r) => [r.code, r.group, r.text.zh, r.text.en, r.source])]));
          return true;
        })} /></>}>
      <Loaded query={query}>
        {() => (shown.length === 0 ? <Nothing title={t('common.emptyFiltered')} /> : (
          <div className="tg-stack">
            {groups.filter((g) => shown.some((r) => r.group === g)).map((g) => (
              <Panel key={g} title={<>{name(g)} <span className="tg-code">{shown.filter((r) => r.group === g).length}</span></>}>
                <div className="tg-rules">{shown.filter((r) => r.group === g).map((r) => <div key={r.code}><p>{say(r.text)}</p><small><span className="tg-mono">{r.code}</span> · {r.source}</small></div>)}</div>
              </Panel>
            ))}
          </div>
        ))}
      </Loaded>
    </Page>
  );
}
