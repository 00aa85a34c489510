import { ArrowRightOutlined, DownloadOutlined } from '@ant-design/icons';
import { Button, DatePicker, Input, Pagination, Segmented, Space, Tag } from 'antd';
import dayjs from 'dayjs';
import { Link, useSearchParams } from 'react-router';
import { url } from '../../api/client';
import { useGet } from '../../api/hooks';
import type { TariffChange } from '../../api/types';
import { useI18n } from '../../i18n';
import { Loaded, Nothing, Page, Panel } from '../../kit/Page';
import { useNarrow } from '../../kit/screen';

const COLOURS = { ADDED: 'green', REMOVED: 'red', CHANGED: 'blue' } as const;
const KINDS = ['ADDED', 'REMOVED', 'CHANGED'] as const;

function Change({ change }: { change: TariffChange }) {
  const { t, say } = useI18n();
  const name = say(change.name) || change.key;
  return (
    <li className="tg-change">
      <div className="tg-change-head">
        <Tag color={COLOURS[change.kind]}>{t(`tariffs.kind_${change.kind}`)}</Tag>
        {change.part === 'LINE' ? <Link className="tg-mono" to={`/reference/tariff/${change.code}`}>{change.code}</Link> : <span className="tg-mono">{change.code}</span>}
        <span className="tg-faint">{t(`tariffs.part_${change.part}`)}</span>
        <span>{name}</span>
        {change.part !== 'LINE' && change.key !== name && <span className="tg-code">{change.key}</span>}
      </div>
      <dl className="tg-change-fields">
        {change.fields.map((f) => (
          <div key={f.field}>
            <dt>{say(f.label)}</dt>
            <dd>{f.before && <del>{f.before}</del>}{f.before && f.after && <ArrowRightOutlined aria-label="→" />}{f.after && <ins>{f.after}</ins>}</dd>
          </div>
        ))}
      </dl>
    </li>
  );
}

/** What changed in the tariff between two days. */
export function ChangesPage() {
  const { t } = useI18n();
  const narrow = useNarrow();
  const [search, setSearch] = useSearchParams();
  const from = search.get('from') ?? dayjs().subtract(1, 'year').startOf('year').format('YYYY-MM-DD');
  const to = search.get('to') ?? dayjs().format('YYYY-MM-DD');
  const chapter = search.get('chapter') ?? '';
  const kind = KINDS.find((k) => k === search.get('kind'));
  const page = Math.max(0, Number(search.get('page') ?? 0) || 0);
  const query = useGet('/tariff/changes', { from, to, chapter, kind, page, size: 20 }, { keep: true });
  const change = (changes: Record<string, string | null>) => setSearch((old) => {
    const next = new URLSearchParams(old);
    Object.entries({ page: null, ...changes }).forEach(([k, v]) => (v ? next.set(k, v) : next.delete(k)));
    return next;
  }, { replace: true });
  const day = (name: 'from' | 'to', value: string) => (
    <label>{t(`tariffs.${name}`)} <DatePicker value={dayjs(value)} allowClear={false} onChange={(d) => d && change({ [name]: d.format('YYYY-MM-DD') })} /></label>
  );
  const count = (k: (typeof KINDS)[number]) => query.data?.counts[k] ?? 0;
  return (
    <Page title={t('tariffs.changes')} hint={t('tariffs.changesHint')}
      actions={<Button icon={<DownloadOutlined />} href={url('/tariff/changes.csv', { from, to, chapter })}>CSV</Button>}>
      <Space wrap className="tg-change-ask">
        {day('from', from)}{day('to', to)}
        <Input.Search allowClear defaultValue={chapter} placeholder={t('tariffs.chapter')} aria-label={t('tariffs.chapter')} inputMode="numeric" onSearch={(v) => change({ chapter: v.trim() || null })} />
        <Segmented value={kind ?? ''} onChange={(v) => change({ kind: v || null })} options={[{ value: '', label: t('tariffs.all') }, ...KINDS.map((k) => ({ value: k, label: `${t(`tariffs.kind_${k}`)} ${count(k)}` }))]} />
      </Space>
      <Panel>
        <Loaded query={query}>{(answer) => (answer.changes.items.length === 0 ? <Nothing title={t('tariffs.noChanges')} /> : <>
          <ul className="tg-changes">{answer.changes.items.map((c) => <Change key={`${c.part} ${c.code} ${c.key}`} change={c} />)}</ul>
          <Pagination size="small" simple={narrow} current={page + 1} pageSize={20} total={answer.changes.total} showSizeChanger={false} hideOnSinglePage onChange={(n) => change({ page: n > 1 ? String(n - 1) : null })} />
        </>)}</Loaded>
      </Panel>
    </Page>
  );
}
