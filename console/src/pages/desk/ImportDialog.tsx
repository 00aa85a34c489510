import { Alert, Button, Input, Modal } from 'antd';
import { useState } from 'react';
import type { Doc } from '../../api/types';
import { useI18n } from '../../i18n';
import type { Dictionary } from '../../kit/dictionary';
import { FilePick } from '../../kit/Upload';

/** Values as the form keeps them: every leaf a text, nothing empty. */
function clean(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(clean);
  }
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, clean(v)]).filter(([, v]) => v !== null && v !== undefined && v !== ''));
  }
  return value === null || value === undefined ? null : String(value);
}

function read(text: string, dictionary: Dictionary): Doc | null {
  try {
    const value = JSON.parse(text) as Record<string, unknown>;
    const doc = (value.document ?? value) as Record<string, unknown>;
    return doc !== null && typeof doc === 'object' && Object.keys(doc).some((k) => dictionary.groups.has(k)) ? clean(doc) as Doc : null;
  } catch {
    return null;
  }
}

/** Takes a document that another program wrote: a JSON file, or pasted. */
export function ImportDialog({ dictionary, onDocument }: { dictionary: Dictionary; onDocument: (doc: Doc) => void }) {
  const { t } = useI18n();
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const [file, setFile] = useState<File | null>(null);
  const [wrong, setWrong] = useState(false);
  function take() {
    const doc = read(typed, dictionary);
    setWrong(!doc);
    if (doc) {
      setOpen(false);
      setTyped('');
      setFile(null);
      onDocument(doc);
    }
  }
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('desk.importDocument')}</Button>
      <Modal open={open} title={t('desk.importDocument')} okText={t('desk.importTake')} cancelText={t('common.cancel')} okButtonProps={{ disabled: !typed.trim() }} onCancel={() => setOpen(false)} onOk={take}>
        <div className="tg-stack">
          <p className="tg-faint">{t('desk.importHint')}</p>
          <FilePick file={file} progress={null} accept=".json,application/json" onPick={(f) => { setFile(f); setWrong(false); void f.text().then(setTyped); }} />
          <Input.TextArea rows={6} className="tg-mono" aria-label={t('desk.importDocument')} placeholder={'{"head":{…},"goodsItems":[…]}'} value={typed} onChange={(e) => { setTyped(e.target.value); setWrong(false); }} />
          {wrong && <Alert type="error" showIcon title={t('desk.importWrong')} />}
        </div>
      </Modal>
    </>
  );
}
