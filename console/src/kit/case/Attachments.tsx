import { FileOutlined, PlusOutlined } from '@ant-design/icons';
import { App, Button, Checkbox, Modal, Tooltip } from 'antd';
import { useState } from 'react';
import { post, url } from '../../api/client';
import { useInvalidate } from '../../api/hooks';
import type { Attachment } from '../../api/types';
import { useI18n } from '../../i18n';
import { useAct } from '../act';
import { Code, CodeSelect } from '../Code';
import { bytes } from '../format';
import { Time } from '../Show';
import { Tag } from '../Tags';
import { FilePick, useUpload } from '../Upload';

/** Documents that go with a case: those here can be opened, those the trader keeps can be asked for. */
export function Attachments({ id, items, official }: { id: string; items: Attachment[]; official: boolean }) {
  const { t } = useI18n();
  const act = useAct();
  const invalidate = useInvalidate();
  const ask = async (a: Attachment) => {
    await act(() => post(`/declarations/${id}/attachments/${a.id}/request`), t('case.askDone'));
    await invalidate('/declarations');
  };
  if (items.length === 0) {
    return <p className="tg-faint">{t('case.noAttachments')}</p>;
  }
  return (
    <div>
      {items.map((a) => (
        <div className="tg-file" key={a.id}>
          <FileOutlined className="tg-faint" />
          <div>{a.fileName}<small><Code list="attached_doc" code={a.documentCode} bare /> · {bytes(a.sizeBytes)} · <Tooltip title={`SHA-256 ${a.sha256}`}><span className="tg-mono">{a.sha256.slice(0, 10)}…</span></Tooltip></small></div>
          {a.kept === 'TRADER' && !a.uploadedAt ? <Tag tone="amber">{t('case.keptByTrader')}</Tag> : null}
          {a.requestedAt && !a.uploadedAt && <span className="tg-faint">{t('case.asked')} <Time at={a.requestedAt} relative /></span>}
          {a.kept === 'PLATFORM' || a.uploadedAt
            ? <Button size="small" href={url(`/declarations/${id}/attachments/${a.id}`)} target="_blank" rel="noopener">{t('common.open')}</Button>
            : official && !a.requestedAt && <Button size="small" onClick={() => void ask(a)}>{t('case.ask')}</Button>}
        </div>
      ))}
    </div>
  );
}

/** Hands in a document, or only its fingerprint when the trader keeps it. */
export function AddAttachment({ id }: { id: string }) {
  const { t } = useI18n();
  const act = useAct();
  const { message } = App.useApp();
  const invalidate = useInvalidate();
  const [open, setOpen] = useState(false);
  const [code, setCode] = useState<string | null>('00000001');
  const [file, setFile] = useState<File | null>(null);
  const [keep, setKeep] = useState(false);
  const { send, progress } = useUpload();

  async function submit() {
    const done = await act(async () => {
      if (keep) {
        const digest = await crypto.subtle.digest('SHA-256', await file!.arrayBuffer());
        const sha256 = [...new Uint8Array(digest)].map((b) => b.toString(16).padStart(2, '0')).join('');
        await post(`/declarations/${id}/attachments`, { documentCode: code, keptByTrader: true, fileName: file!.name, sha256, sizeBytes: file!.size });
      } else {
        await send(`/declarations/${id}/attachments`, file!, { documentCode: code! });
      }
      return true;
    });
    if (done) {
      void message.success(t('case.uploadDone'));
      setOpen(false);
      setFile(null);
      await invalidate('/declarations');
    }
  }

  return (
    <>
      <Button size="small" icon={<PlusOutlined />} onClick={() => setOpen(true)}>{t('case.addAttachment')}</Button>
      <Modal open={open} title={t('case.addAttachment')} onCancel={() => setOpen(false)} onOk={() => void submit()} okText={t('common.confirm')} cancelText={t('common.cancel')} okButtonProps={{ disabled: !file || !code }} confirmLoading={progress !== null}>
        <div className="tg-stack">
          <CodeSelect list="attached_doc" value={code} onChange={setCode} label={t('case.documentKind')} />
          <FilePick file={file} onPick={setFile} progress={progress} />
          <Checkbox checked={keep} onChange={(e) => setKeep(e.target.checked)}>{t('case.keepMyself')}</Checkbox>
        </div>
      </Modal>
    </>
  );
}
