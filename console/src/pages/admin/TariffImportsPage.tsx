import { ImportOutlined } from '@ant-design/icons';
import { Button, DatePicker, Form, Input, Modal, Progress, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { postRaw } from '../../api/client';
import { useGet, useInvalidate } from '../../api/hooks';
import type { Answer } from '../../api/paths';
import { useI18n } from '../../i18n';
import { useAct } from '../../kit/act';
import { download, toCsv } from '../../kit/csv';
import { group } from '../../kit/format';
import { Loaded, Nothing, Page, Panel } from '../../kit/Page';
import { Time } from '../../kit/Show';
import { Value } from '../../kit/Tags';
import { FilePick } from '../../kit/Upload';

type Run = Answer<'get', `/tariff/imports/${string}`>;
interface Values { kind: Run['kind']; source?: string; schedule?: string; validFrom?: Dayjs | null; validTo?: Dayjs | null }

const KINDS: Run['kind'][] = ['TARIFF', 'AGREEMENTS', 'PARTIES', 'AGREEMENT_RATES', 'QUOTAS', 'REMEDIES', 'CHINA', 'JAPAN', 'US', 'TARIC'];
/** Layouts that carry no source and no days of their own. */
const OUTSIDE: Run['kind'][] = ['CHINA', 'JAPAN', 'US', 'TARIC'];
const SHOWN = 20;

function Start({ onClose }: { onClose: () => void }) {
  const { t, word } = useI18n();
  const act = useAct();
  const invalidate = useInvalidate();
  const [form] = Form.useForm<Values>();
  const kind = Form.useWatch('kind', form);
  const schedules = useGet('/tariff/schedules');
  const [file, setFile] = useState<File | null>(null);
  const [busy, setBusy] = useState(false);
  const outside = kind !== undefined && OUTSIDE.includes(kind);
  async function start(v: Values) {
    setBusy(true);
    const run = await act(() => postRaw('/tariff/imports', file!, file!.type || 'application/octet-stream', {
      kind: v.kind.toLowerCase().replace('_', '-'), fileName: file!.name, source: v.source?.trim() || undefined, schedule: v.schedule, validFrom: v.validFrom?.format('YYYY-MM-DD'), validTo: v.validTo?.format('YYYY-MM-DD'),
    }), t('admin.importStarted'));
    setBusy(false);
    if (run) {
      await invalidate('/tariff/imports');
      onClose();
    }
  }
  return (
    <Modal open title={t('admin.newImport')} okText={t('admin.newImport')} cancelText={t('common.cancel')} onCancel={onClose} onOk={() => form.submit()} confirmLoading={busy} okButtonProps={{ disabled: !file }}>
      <Form form={form} layout="vertical" initialValues={{ kind: 'TARIFF' }} onFinish={(v) => void start(v)}>
        <Form.Item name="kind" label={t('admin.importKind')} rules={[{ required: true, message: t('common.required') }]}><Select options={KINDS.map((k) => ({ value: k, label: word('importKind', k) }))} /></Form.Item>
        <Form.Item label={t('admin.importFile')}><FilePick file={file} onPick={setFile} progress={null} accept=".csv,.xlsx,.xls,.txt,.zip,.xml" /></Form.Item>
        {outside && (
          <>
            <Form.Item name="source" label={t('admin.importSource')} extra={t('admin.importSourceHint')}><Input maxLength={200} /></Form.Item>
            {kind !== 'CHINA' && <Form.Item name="schedule" label={t('admin.importSchedule')}><Select allowClear options={(schedules.data ?? []).map((s) => ({ value: s.name, label: `${s.name} · ${s.currency}` }))} /></Form.Item>}
            <div className="tg-form-2">
              <Form.Item name="validFrom" label={t('admin.importFrom')}><DatePicker className="tg-fill" /></Form.Item>
              <Form.Item name="validTo" label={t('admin.importTo')}><DatePicker className="tg-fill" /></Form.Item>
            </div>
          </>
        )}
      </Form>
    </Modal>
  );
}

/** One run: how far it is, what it took, or every wrong row with its cure. The list of runs comes without the rows. */
function RunCard({ run: listed }: { run: Run }) {
  const { t, word, say } = useI18n();
  const act = useAct();
  const whole = useGet(listed.state === 'REFUSED' ? `/tariff/imports/${listed.id}` : null, undefined, { staleTime: Infinity });
  const run = whole.data ?? listed;
  const [all, setAll] = useState(false);
  const running = run.state === 'WAITING' || run.state === 'RUNNING';
  const percent = run.rowsTotal > 0 ? Math.min(100, Math.floor(run.rowsDone / run.rowsTotal * 100)) : 0;
  const saveErrors = () => void act(async () => {
    await download(`${run.fileName || run.kind}-errors.csv`, { what: `import errors ${run.id}`, rows: run.errors.length }, toCsv([['row', 'column', 'zh', 'en'], ...run.errors.map((e) => [e.line, e.column, e.problem.zh, e.problem.en])]));
    return true;
  });
  return (
    <Panel title={<span className="tg-row">{word('importKind', run.kind)}<Value kind="importState" value={run.state} /></span>} extra={<Time at={run.requestedAt} />}>
      <p className="tg-row"><span className="tg-wrap">{run.fileName || '—'}</span><span className="tg-grow" /><span className="tg-faint">{run.requestedBy}</span></p>
      {(running || run.rowsTotal > 0) && <Progress percent={run.state === 'TAKEN' ? 100 : percent} status={running ? 'active' : run.state === 'REFUSED' ? 'exception' : 'success'} format={() => t('admin.importRows', { done: group(run.rowsDone), total: run.rowsTotal > 0 ? group(run.rowsTotal) : '…' })} />}
      {run.state === 'TAKEN' && <p>{t('admin.importTaken', { n: group(run.imported) })}</p>}
      {run.errors.length > 0 && (
        <>
          <p className="tg-row tg-gap-top"><b className="tg-error-text">{t('admin.importErrors', { n: run.errors.length })}</b><Button size="small" onClick={saveErrors}>{t('common.exportCsv')}</Button></p>
          <ul className="tg-plain">{(all ? run.errors : run.errors.slice(0, SHOWN)).map((e, i) => <li key={i}><span className="tg-mono">{t('admin.importRow', { n: e.line })}{e.column && ` · ${e.column}`}</span> {say(e.problem)}</li>)}</ul>
          {!all && run.errors.length > SHOWN && <Button type="link" size="small" onClick={() => setAll(true)}>{t('common.showAll')}</Button>}
        </>
      )}
    </Panel>
  );
}

/** Whole tariffs taken over from files, with their progress. */
export function TariffImportsPage() {
  const { t } = useI18n();
  const [open, setOpen] = useState(false);
  const query = useGet('/tariff/imports', { limit: 20 }, { refetchInterval: 2_000 });
  return (
    <Page title={t('admin.imports')} hint={t('admin.importsHint')} width="reading" actions={<Button type="primary" icon={<ImportOutlined />} onClick={() => setOpen(true)}>{t('admin.newImport')}</Button>}>
      <Loaded query={query}>{(runs) => (runs.length === 0 ? <Panel><Nothing title={t('admin.noImports')} /></Panel> : <div className="tg-stack">{runs.map((r) => <RunCard key={r.id} run={r} />)}</div>)}</Loaded>
      {open && <Start onClose={() => setOpen(false)} />}
    </Page>
  );
}
