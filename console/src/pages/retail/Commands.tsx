import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { post } from '../../api/client';
import { useInvalidate } from '../../api/hooks';
import type { RetailListWhole } from '../../api/types';
import { useI18n } from '../../i18n';
import { useAct } from '../../kit/act';

const GRAVE = ['reject', 'send-back', 'return'];

/** The buttons that the procedure offers this account now; each asks why. */
export function ListCommands({ whole }: { whole: RetailListWhole }) {
  const { t, word } = useI18n();
  const act = useAct();
  const invalidate = useInvalidate();
  const [asked, setAsked] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const name = (c: string) => word('retailCommand', c);
  async function give() {
    setBusy(true);
    const done = await act(() => post(`/ecommerce/lists/${whole.list.id}/commands/${asked!}`, { reason: reason.trim() }), t('retail.commandDone', { command: name(asked!) }));
    setBusy(false);
    await invalidate('/ecommerce');
    if (done) {
      setAsked(null);
      setReason('');
    }
  }
  return (
    <>
      {[...whole.commands].sort((a, b) => Number(a === 'release') - Number(b === 'release')).map((c) => <Button key={c} type={c === 'release' ? 'primary' : 'default'} danger={GRAVE.includes(c)} onClick={() => setAsked(c)}>{name(c)}</Button>)}
      <Modal open={asked !== null} title={asked && name(asked)} okText={asked && name(asked)} cancelText={t('common.cancel')} onCancel={() => setAsked(null)} onOk={() => void give()} confirmLoading={busy}
        okButtonProps={{ danger: asked !== null && GRAVE.includes(asked), disabled: !reason.trim() }}>
        <label className="tg-stack tg-tight">
          <span>{t('common.reason')}</span>
          <Input.TextArea autoFocus rows={3} maxLength={500} showCount value={reason} onChange={(e) => setReason(e.target.value)} />
        </label>
        <p className="tg-faint tg-gap-top">{t('retail.reasonHint')}</p>
      </Modal>
    </>
  );
}
