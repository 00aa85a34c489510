import { DownloadOutlined } from '@ant-design/icons';
import { Button, Progress, Space, Tag } from 'antd';
import { useState } from 'react';
import { url } from '../../api/client';
import { useGet, useInvalidate } from '../../api/hooks';
import type { TemporaryUpload } from '../../api/types';
import { useI18n } from '../../i18n';
import { useAct } from '../../kit/act';
import { Loaded } from '../../kit/Page';
import { Time } from '../../kit/Show';
import { FilePick, useUpload } from '../../kit/Upload';

function Problems({ list, id }: { list: string; id: string }) {
  const { t, say } = useI18n();
  const query = useGet(`/temporary/lists/${list}/uploads/${id}/problems`, { size: 200 });
  return (
    <Loaded query={query} rows={3}>{(page) => (
      <ul className="tg-batch-problems">
        {page.items.map((p, i) => <li key={i}><span className="tg-mono">{t('tariffs.row', { n: p.row })}</span> <b>{say(p.column)}</b> {say(p.text)}</li>)}
        {page.total > page.items.length && <li className="tg-faint">{t('tariffs.more', { n: page.total - page.items.length })}</li>}
      </ul>
    )}</Loaded>
  );
}

function FileRow({ list, file: f }: { list: string; file: TemporaryUpload }) {
  const { t } = useI18n();
  const [open, setOpen] = useState(false);
  return (
    <li className="tg-batch" data-upload={f.state}>
      <div className="tg-batch-head"><b className="tg-batch-name">{f.fileName}</b><span className="tg-faint"><Time at={f.createdAt} /></span></div>
      <Progress percent={Math.floor((f.rowsDone / f.rows) * 100)} size="small" status={f.state === 'DONE' ? 'success' : 'active'} aria-label={f.fileName} />
      <div className="tg-batch-foot">
        <span>{t('tariffs.rowsDone', { done: f.rowsDone, all: f.rows })}</span>
        {f.rowsWrong > 0 && <Tag color="red">{t('tariffs.rowsWrong', { n: f.rowsWrong })}</Tag>}
        <span className="tg-grow" />
        {f.rowsWrong > 0 && <Button size="small" aria-expanded={open} onClick={() => setOpen(!open)}>{t(open ? 'tariffs.hideProblems' : 'tariffs.showProblems')}</Button>}
      </div>
      {open && <Problems list={list} id={f.id} />}
    </li>
  );
}

/** Files of a list: sent, watched, their wrong rows told. */
export function Files({ list, files, editable }: { list: string; files: TemporaryUpload[]; editable: boolean }) {
  const { t } = useI18n();
  const act = useAct();
  const invalidate = useInvalidate();
  const { send, progress } = useUpload();
  async function pick(file: File) {
    await act(() => send(`/temporary/lists/${list}/uploads`, file), t('tariffs.taken'));
    await invalidate('/temporary/lists');
  }
  return (
    <div className="tg-stack">
      {editable && (
        <>
          <FilePick file={null} onPick={(f) => void pick(f)} progress={progress} accept=".csv,.xlsx" />
          <Space wrap><span className="tg-faint">{t('temporary.fileHint')}</span>{(['XLSX', 'CSV'] as const).map((format) => <Button key={format} size="small" icon={<DownloadOutlined />} href={url('/temporary/lists/template', { format })}>{t('tariffs.template', { format })}</Button>)}</Space>
        </>
      )}
      {files.length > 0 && <ul className="tg-batches">{files.map((f) => <FileRow key={f.id} list={list} file={f} />)}</ul>}
    </div>
  );
}
