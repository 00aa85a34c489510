import { Alert, App, Button, Table } from 'antd';
import { post } from '../../api/client';
import { useGet, useInvalidate } from '../../api/hooks';
import type { ArchivedMonth } from '../../api/types';
import { useI18n } from '../../i18n';
import { useAct } from '../../kit/act';
import { bytes, group } from '../../kit/format';
import { Loaded, Panel } from '../../kit/Page';
import { useNarrow } from '../../kit/screen';
import { Time } from '../../kit/Show';
import { Tag } from '../../kit/Tags';

const name = (m: ArchivedMonth) => (m.part === 1 ? m.month.slice(0, 7) : `${m.month.slice(0, 7)}-${m.part}`);
const size = (m: ArchivedMonth) => bytes(m.files.reduce((sum, f) => sum + f.bytes, 0));

function State({ month }: { month: ArchivedMonth }) {
  const { t } = useI18n();
  const words: Record<string, string> = { WRITING: t('archive.stateWriting'), STORED: t('archive.stateStored'), DONE: t('archive.stateDone') };
  return <Tag tone={month.state === 'DONE' ? 'green' : 'amber'}>{words[month.state]}</Tag>;
}

/** Months of e-commerce lists that lie in files: archived by themselves, or now; compared with database and journal; handed out as tables. */
export function ArchivePanel() {
  const { t } = useI18n();
  const act = useAct();
  const narrow = useNarrow();
  const { message } = App.useApp();
  const invalidate = useInvalidate();
  const query = useGet('/ecommerce/archive', undefined, { refetchInterval: 5_000 });
  const run = async () => {
    await act(() => post('/ecommerce/archive/runs'), t('archive.begun'));
    await invalidate('/ecommerce/archive');
  };
  const check = async (m: ArchivedMonth) => {
    const result = await act(() => post(`/ecommerce/archive/${m.id}/check`));
    if (result?.sound) {
      void message.success(t('archive.sound', { month: name(m) }));
    } else if (result) {
      const words: Record<string, string> = { MISSING: t('archive.MISSING'), CHANGED: t('archive.CHANGED'), ROWS: t('archive.ROWS'), JOURNAL: t('archive.JOURNAL') };
      void message.error(`${t('archive.bad', { month: name(m) })}: ${result.faults.map((f) => `${f.file} ${words[f.fault]}`.trim()).join('; ')}`, 10);
    }
    await invalidate('/ecommerce/archive');
  };
  const acts = (m: ArchivedMonth) => m.state !== 'WRITING' && (
    <span className="tg-row"><Button size="small" onClick={() => void check(m)}>{t('archive.check')}</Button><Button size="small" href={`/api/v1/ecommerce/archive/${m.id}/lists.csv`}>{t('archive.export')}</Button></span>
  );
  return (
    <Panel title={t('archive.title')} extra={<Button size="small" loading={query.data?.running} disabled={!query.data || query.data.closed.length === 0} onClick={() => void run()}>{query.data?.running ? t('archive.running') : t('archive.run')}</Button>}>
      <p className="tg-faint">{t('archive.lead')}</p>
      <Loaded query={query}>
        {(a) => (
          <>
            {a.failure && <Alert type="error" showIcon title={t('archive.failed', { why: a.failure })} />}
            <p>{a.closed.length > 0 ? t('archive.waiting', { months: a.closed.map((m) => m.slice(0, 7)).join(', ') }) : t('archive.nothing')}</p>
            <Table<ArchivedMonth> size="small" pagination={false} dataSource={a.months} rowKey="id" locale={{ emptyText: t('archive.none') }} columns={narrow ? [
              { title: t('archive.month'), render: (_, m) => <span className="tg-two"><b>{name(m)}</b><span><State month={m} /></span></span> },
              { title: t('archive.lists'), align: 'right', render: (_, m) => <span className="tg-two"><span className="tg-num">{group(m.lists)}</span><span>{size(m)}</span></span> },
              { title: '', render: (_, m) => acts(m) },
            ] : [
              { title: t('archive.month'), render: (_, m) => name(m) },
              { title: t('archive.state'), render: (_, m) => <State month={m} /> },
              { title: t('archive.lists'), align: 'right', render: (_, m) => group(m.lists) },
              { title: t('archive.parts'), align: 'right', render: (_, m) => group(m.parts) },
              { title: t('archive.messages'), align: 'right', render: (_, m) => group(m.messages) },
              { title: t('archive.size'), align: 'right', render: (_, m) => size(m) },
              { title: t('archive.open'), align: 'right', render: (_, m) => group(m.open) },
              { title: t('archive.stored'), render: (_, m) => <Time at={m.storedAt} /> },
              { title: t('archive.checked'), render: (_, m) => <Time at={m.checkedAt} /> },
              { title: '', render: (_, m) => acts(m) },
            ]} />
          </>
        )}
      </Loaded>
    </Panel>
  );
}
