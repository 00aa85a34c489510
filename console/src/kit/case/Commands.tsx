import { Alert, App, Button, Dropdown, Input, Modal } from 'antd';
import { EllipsisOutlined } from '@ant-design/icons';
import { useState } from 'react';
import { ApiError, post } from '../../api/client';
import { useInvalidate } from '../../api/hooks';
import type { Declaration } from '../../api/types';
import { useI18n } from '../../i18n';
import { useAct } from '../act';
import { useNarrow } from '../screen';
import { DetermineDuty } from './DetermineDuty';

const MAIN = ['accept-review', 'determine-duty', 'approve-change', 'lift-stop', 'originals-received'];
const GRAVE = ['reject', 'refuse-change'];
/** Commands that go through without words; everything else asks for a reason. */
const SILENT = ['accept-review', 'approve-change', 'originals-received'];

/** The buttons that the procedure offers this account now. */
export function Commands({ declaration: d, omit = [] }: { declaration: Declaration; omit?: string[] }) {
  const { word, t } = useI18n();
  const narrow = useNarrow();
  const [asked, setAsked] = useState<string | null>(null);
  const open = d.assessment?.lines.some((l) => l.treatment === 'NOT_COMPUTED');
  // where a line waits for an officer's figures, accepting the documents alone would leave it untaxed
  const commands = d.commands.filter((c) => !omit.includes(c) && (open ? c !== 'accept-review' : c !== 'determine-duty'));
  const main = commands.filter((c) => MAIN.includes(c));
  const others = commands.filter((c) => !MAIN.includes(c));
  const inMenu = others.length > (narrow ? 1 : 4) ? others.slice(narrow ? 1 : 3) : [];
  const shown = others.filter((c) => !inMenu.includes(c));
  const name = (c: string) => word('command', c.replace(/-/g, '_'));
  return (
    <>
      {inMenu.length > 0 && <Dropdown trigger={['click']} menu={{ items: inMenu.map((c) => ({ key: c, label: name(c), danger: GRAVE.includes(c), onClick: () => setAsked(c) })) }}>
        <Button icon={<EllipsisOutlined />} aria-label={t('common.more')} /></Dropdown>}
      {shown.map((c) => <Button key={c} danger={GRAVE.includes(c)} onClick={() => setAsked(c)}>{name(c)}</Button>)}
      {main.map((c) => <Button key={c} type="primary" onClick={() => setAsked(c)}>{name(c)}</Button>)}
      {asked === 'determine-duty' && <DetermineDuty declaration={d} onClose={() => setAsked(null)} />}
      {asked && asked !== 'determine-duty' && <ReasonDialog declaration={d} command={asked} name={name(asked)} onClose={() => setAsked(null)} />}
    </>
  );
}

function ReasonDialog({ declaration: d, command, name, onClose }: { declaration: Declaration; command: string; name: string; onClose: () => void }) {
  const { t } = useI18n();
  const act = useAct();
  const { message } = App.useApp();
  const invalidate = useInvalidate();
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const needed = !SILENT.includes(command);

  async function give() {
    setBusy(true);
    await act(async () => {
      try {
        await post(`/declarations/${d.id}/commands/${command}`, { reason: reason.trim() || undefined, version: d.version });
        void message.success(t('case.commandDone', { command: name }));
        onClose();
      } catch (e) {
        if (e instanceof ApiError && e.status === 409) {
          void message.warning(t('case.conflict'), 6);
          onClose();
        } else {
          throw e;
        }
      }
    });
    setBusy(false);
    await invalidate('/declarations', '/work-queue', '/statistics', '/inspections');
  }

  return (
    <Modal open title={name} okText={name} cancelText={t('common.cancel')} onCancel={onClose} onOk={() => void give()} confirmLoading={busy}
      okButtonProps={{ danger: GRAVE.includes(command), disabled: needed && !reason.trim() }}>
      <label className="tg-stack tg-tight">
        <span>{t('common.reason')}{!needed && <span className="tg-faint"> ({t('common.optional')})</span>}</span>
        <Input.TextArea autoFocus rows={4} maxLength={500} showCount value={reason} onChange={(e) => setReason(e.target.value)}
          onKeyDown={(e) => (e.ctrlKey || e.metaKey) && e.key === 'Enter' && (!needed || reason.trim()) && void give()} />
      </label>
      <Alert type="info" title={t('case.commandHint')} className="tg-gap-top" />
    </Modal>
  );
}
