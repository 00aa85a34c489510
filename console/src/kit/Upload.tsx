import { InboxOutlined } from '@ant-design/icons';
import { Progress, Upload } from 'antd';
import { useState } from 'react';
import { upload } from '../api/upload';
import { useI18n } from '../i18n';
import { bytes } from './format';

/** Sends one file and tells how far it is. */
export function useUpload() {
  const [progress, setProgress] = useState<number | null>(null);
  async function send<T>(path: string, file: File, fields: Record<string, string> = {}): Promise<T> {
    setProgress(0);
    try {
      return await upload<T>(path, file, fields, setProgress);
    } finally {
      setProgress(null);
    }
  }
  return { send, progress };
}

export function FilePick({ file, onPick, progress, accept }: { file: File | null; onPick: (file: File) => void; progress: number | null; accept?: string }) {
  const { t } = useI18n();
  return (
    <div>
      <Upload.Dragger showUploadList={false} accept={accept} disabled={progress !== null} beforeUpload={(f) => {
        onPick(f as File);
        return false;
      }}>
        <InboxOutlined className="tg-drop-icon" />
        <p>{file ? <><b>{file.name}</b> <span className="tg-faint">{bytes(file.size)}</span></> : t('common.dropFile')}</p>
      </Upload.Dragger>
      {progress !== null && <Progress percent={progress} size="small" aria-label={t('common.uploading')} />}
    </div>
  );
}
