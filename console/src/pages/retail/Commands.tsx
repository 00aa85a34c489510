import { Button, Radio } from 'antd';
import { useState } from 'react';
import { post } from '../../api/client';
import { useInvalidate } from '../../api/hooks';
import type { RetailListWhole } from '../../api/types';
import { useI18n } from '../../i18n';
import { useAct } from '../../kit/act';
import { ReasonDialog } from '../../kit/ReasonDialog';

const GRAVE = ['reject', 'send-back', 'return', 'detain', 'confiscate'];
const GROUNDS = ['CLEARANCE', 'SMUGGLING', 'LEGAL', 'OTHER'] as const;

/** The buttons that the procedure offers this account now; each asks why. */
export function ListCommands({ whole }: { whole: RetailListWhole }) {
  const { t, word } = useI18n();
  const act = useAct();
  const invalidate = useInvalidate();
  const [asked, setAsked] = useState<string | null>(null);
  const [ground, setGround] = useState<(typeof GROUNDS)[number]>('CLEARANCE');
  const name = (c: string) => word('retailCommand', c);
  async function give(command: string, reason: string) {
    const waits = command === 'release' && whole.list.state === 'DETAINED';
    const done = await act(() => post(`/ecommerce/lists/${whole.list.id}/commands/${command}`, { reason, ground: command === 'detain' ? ground : null }), waits ? t('oversight.waits') : t('retail.commandDone', { command: name(command) }));
    void invalidate('/two-persons', '/ecommerce', '/inspections');
    return done;
  }
  return (
    <>
      {[...whole.commands].sort((a, b) => Number(a === 'release') - Number(b === 'release')).map((c) => <Button key={c} type={c === 'release' ? 'primary' : 'default'} danger={GRAVE.includes(c)} onClick={() => setAsked(c)}>{name(c)}</Button>)}
      {asked && <ReasonDialog title={name(asked)} ok={name(asked)} danger={GRAVE.includes(asked)} lead={asked === 'detain' && <Radio.Group className="tg-radios" value={ground} onChange={(e) => setGround(e.target.value)} options={GROUNDS.map((g) => ({ value: g, label: word('detention', g) }))} />} hint={<p className="tg-faint">{t('retail.reasonHint')}</p>} onGive={(reason) => give(asked, reason)} onClose={() => setAsked(null)} />}
    </>
  );
}
