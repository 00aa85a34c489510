import { CameraOutlined, CheckOutlined, CloseOutlined } from '@ant-design/icons';
import { App, Button, Image, Input, Progress } from 'antd';
import { useRef, useState } from 'react';
import { post, url } from '../../api/client';
import { useInvalidate } from '../../api/hooks';
import type { Inspection, Task } from '../../api/types';
import { useI18n } from '../../i18n';
import { useAct } from '../../kit/act';
import { Panel } from '../../kit/Page';
import { Time } from '../../kit/Show';
import { Tag, Value } from '../../kit/Tags';
import { useUpload } from '../../kit/Upload';

function Photos({ inspection, task, editable }: { inspection: Inspection; task: Task; editable: boolean }) {
  const { t } = useI18n();
  const act = useAct();
  const invalidate = useInvalidate();
  const input = useRef<HTMLInputElement>(null);
  const { send, progress } = useUpload();
  async function add(files: FileList | null) {
    for (const file of [...(files ?? [])]) {
      await act(() => send(`/inspections/${inspection.id}/tasks/${task.id}/photos`, file));
    }
    await invalidate('/inspections');
  }
  return (
    <div className="tg-photos">
      <Image.PreviewGroup>{task.photos.map((p) => <Image key={p.id} width={92} height={72} src={url(`/inspections/${inspection.id}/photos/${p.id}`)} alt={p.fileName} />)}</Image.PreviewGroup>
      {editable && <Button className="tg-photo-add" icon={<CameraOutlined />} loading={progress !== null} onClick={() => input.current?.click()}>{t('inspection.addPhoto')}</Button>}
      <input ref={input} type="file" accept="image/*" multiple hidden onChange={(e) => { void add(e.target.files); e.target.value = ''; }} />
      {progress !== null && <Progress percent={progress} size="small" aria-label={t('common.uploading')} />}
    </div>
  );
}

/** One department's task: what to do, what was found, photos. */
export function TaskCard({ inspection, task }: { inspection: Inspection; task: Task }) {
  const { t, word, say } = useI18n();
  const act = useAct();
  const { message } = App.useApp();
  const invalidate = useInvalidate();
  const [outcome, setOutcome] = useState<'PASS' | 'FAIL' | null>(null);
  const [findings, setFindings] = useState('');
  const [busy, setBusy] = useState(false);
  const open = task.state === 'OPEN';
  const editable = open && inspection.commands.includes('result');

  async function save() {
    if (!outcome || (outcome === 'FAIL' && !findings.trim())) {
      void message.warning(outcome ? t('inspection.findingsNeeded') : t('inspection.outcomeFirst'));
      return;
    }
    setBusy(true);
    await act(() => post(`/inspections/${inspection.id}/tasks/${task.id}/result`, { outcome, findings: findings.trim() }), t('inspection.resultSaved'));
    await invalidate('/inspections', '/declarations', '/ecommerce', '/temporary', '/suspense');
    setBusy(false);
  }

  return (
    <Panel title={<><Tag tone="violet">{word('department', task.department)}</Tag> {word('kind', task.kind)}</>} extra={task.outcome ? <Value kind="outcome" value={task.outcome} /> : <Value kind="task" value={task.state} />}>
      <div className="tg-stack">
        <p>{say(task.instructions)}</p>
        {!open && <div><p>{task.findings || '—'}</p><p className="tg-faint">{task.doneBy} · <Time at={task.doneAt} zone /></p></div>}
        {(task.photos.length > 0 || editable) && <Photos inspection={inspection} task={task} editable={editable} />}
        {editable && (
          <>
            <div className="tg-verdict" role="radiogroup" aria-label={t('common.state')}>
              <button type="button" role="radio" aria-checked={outcome === 'PASS'} className="tg-pass" onClick={() => setOutcome('PASS')}><CheckOutlined /> {t('inspection.pass')}</button>
              <button type="button" role="radio" aria-checked={outcome === 'FAIL'} className="tg-fail" onClick={() => setOutcome('FAIL')}><CloseOutlined /> {t('inspection.fail')}</button>
            </div>
            <label className="tg-stack tg-tight"><span>{t('inspection.findings')} <span className="tg-faint">{t('inspection.findingsHint')}</span></span>
              <Input.TextArea autoSize={{ minRows: 3 }} maxLength={2000} value={findings} onChange={(e) => setFindings(e.target.value)} /></label>
            <Button type="primary" size="large" block loading={busy} onClick={() => void save()}>{t('inspection.saveResult')}</Button>
          </>
        )}
      </div>
    </Panel>
  );
}
