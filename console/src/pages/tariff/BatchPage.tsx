import { DeleteOutlined, DownloadOutlined } from '@ant-design/icons';
import { Button, Popconfirm, Progress, Space, Tag } from 'antd';
import { useState } from 'react';
import { del, url } from '../../api/client';
import { useGet, useInvalidate } from '../../api/hooks';
import type { DutyBatch } from '../../api/types';
import { useI18n } from '../../i18n';
import { useAct } from '../../kit/act';
import { Loaded, Nothing, Page, Panel } from '../../kit/Page';
import { Time } from '../../kit/Show';
import { FilePick, useUpload } from '../../kit/Upload';

const POLL_MS = 1_000;

/** What is wrong with which row of a file, and what cures it. */
function Problems({ id }: { id: string }) {
  const { t, say } = useI18n();
  const query = useGet(`/duty/batches/${id}/problems`, { size: 200 });
  return (
    <Loaded query={query} rows={3}>{(page) => (
      <ul className="tg-batch-problems">
        {page.items.map((p, i) => <li key={i}><span className="tg-mono">{t('tariffs.row', { n: p.row })}</span> <b>{p.column}</b> {say(p.text)}</li>)}
        {page.total > page.items.length && <li className="tg-faint">{t('tariffs.more', { n: page.total - page.items.length })}</li>}
      </ul>
    )}</Loaded>
  );
}

function BatchRow({ batch }: { batch: DutyBatch }) {
  const { t } = useI18n();
  const act = useAct();
  const invalidate = useInvalidate();
  const [open, setOpen] = useState(false);
  const done = batch.state === 'DONE';
  const remove = async () => {
    await act(() => del(`/duty/batches/${batch.id}`));
    await invalidate('/duty/batches');
  };
  return (
    <li className="tg-batch" data-batch={batch.state}>
      <div className="tg-batch-head">
        <b className="tg-batch-name">{batch.fileName}</b>
        <span className="tg-faint"><Time at={batch.createdAt} /> · {batch.account}</span>
      </div>
      <Progress percent={Math.floor((batch.rowsDone / batch.rows) * 100)} size="small" status={done ? 'success' : 'active'} aria-label={batch.fileName} />
      <div className="tg-batch-foot">
        <span>{t('tariffs.rowsDone', { done: batch.rowsDone, all: batch.rows })}</span>
        {batch.rowsWrong > 0 && <Tag color="red">{t('tariffs.rowsWrong', { n: batch.rowsWrong })}</Tag>}
        {batch.rowsOpen > 0 && <Tag color="gold">{t('tariffs.rowsOpen', { n: batch.rowsOpen })}</Tag>}
        <span className="tg-grow" />
        <Space wrap>
          {batch.rowsWrong > 0 && <Button size="small" aria-expanded={open} onClick={() => setOpen(!open)}>{t(open ? 'tariffs.hideProblems' : 'tariffs.showProblems')}</Button>}
          {(['XLSX', 'CSV'] as const).map((f) => <Button key={f} size="small" icon={<DownloadOutlined />} disabled={!done} href={done ? url(`/duty/batches/${batch.id}/result`, { format: f }) : undefined}>{f}</Button>)}
          <Popconfirm title={t('tariffs.deleteAsk')} onConfirm={() => void remove()}><Button size="small" type="text" danger icon={<DeleteOutlined />} aria-label={t('tariffs.delete')} /></Popconfirm>
        </Space>
      </div>
      {open && <Problems id={batch.id} />}
    </li>
  );
}

/** Quotes for whole files: upload, watch, fetch. */
export function BatchPage() {
  const { t } = useI18n();
  const act = useAct();
  const invalidate = useInvalidate();
  const { send, progress } = useUpload();
  const [busy, setBusy] = useState(true);
  const list = useGet('/duty/batches', { size: 50 }, { refetchInterval: busy ? POLL_MS : undefined });
  const working = list.data?.items.some((b) => b.state !== 'DONE') ?? false;
  if (list.data && working !== busy) {
    setBusy(working);
  }
  const pick = async (file: File) => {
    await act(() => send('/duty/batches', file), t('tariffs.taken'));
    await invalidate('/duty/batches');
    setBusy(true);
  };
  const template = (format: 'XLSX' | 'CSV') => <Button key={format} icon={<DownloadOutlined />} href={url('/duty/batches/template', { format })}>{t('tariffs.template', { format })}</Button>;
  return (
    <Page title={t('tariffs.batch')} hint={t('tariffs.batchHint')} actions={<Space wrap>{template('XLSX')}{template('CSV')}</Space>}>
      <Panel>
        <FilePick file={null} onPick={(f) => void pick(f)} progress={progress} accept=".csv,.xlsx" />
        <p className="tg-faint">{t('tariffs.limits')}</p>
      </Panel>
      <Panel title={t('tariffs.files')} id="batch-files">
        <Loaded query={list}>{(page) => (page.items.length === 0
          ? <Nothing title={t('tariffs.noFiles')} hint={t('tariffs.noFilesHint')} />
          : <ul className="tg-batches">{page.items.map((b) => <BatchRow key={b.id} batch={b} />)}</ul>)}</Loaded>
      </Panel>
    </Page>
  );
}
