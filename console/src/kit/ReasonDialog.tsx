import { Input, Modal } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useI18n } from '../i18n';

interface ReasonProps {
  title: ReactNode; ok: string; label?: string; danger?: boolean;
  /** Goes through without words too. */
  optional?: boolean;
  /** What is said before and after the question. */
  lead?: ReactNode; hint?: ReactNode;
  /** Does it; what it gives tells whether it went through. */
  onGive: (reason: string) => Promise<unknown>; onClose: () => void;
}

/** Asks for the reason of an act and does it; what was written stays until it went through. */
export function ReasonDialog({ title, ok, label, danger, optional, lead, hint, onGive, onClose }: ReasonProps) {
  const { t } = useI18n();
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const ready = !busy && (optional || reason.trim() !== '');
  async function give() {
    setBusy(true);
    const done = await onGive(reason.trim());
    setBusy(false);
    if (done) {
      onClose();
    }
  }
  return (
    <Modal open title={title} okText={ok} cancelText={t('common.cancel')} onCancel={onClose} onOk={() => void give()} confirmLoading={busy} okButtonProps={{ danger, disabled: !ready }}>
      {lead && <div className="tg-gap-bottom">{lead}</div>}
      <label className="tg-stack tg-tight">
        <span>{label ?? t('common.reason')}{optional && <span className="tg-faint"> ({t('common.optional')})</span>}</span>
        <Input.TextArea autoFocus rows={3} maxLength={500} showCount value={reason} onChange={(e) => setReason(e.target.value)} onKeyDown={(e) => (e.ctrlKey || e.metaKey) && e.key === 'Enter' && ready && void give()} />
      </label>
      {hint && <div className="tg-gap-top">{hint}</div>}
    </Modal>
  );
}
