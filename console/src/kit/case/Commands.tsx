import { Alert, App, Button, Dropdown } from 'antd';
import { EllipsisOutlined } from '@ant-design/icons';
import { useState } from 'react';
import { ApiError, post } from '../../api/client';
import { useInvalidate } from '../../api/hooks';
import type { Declaration } from '../../api/types';
import { useI18n } from '../../i18n';
import { useAct } from '../act';
import { ReasonDialog } from '../ReasonDialog';
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
      {asked && asked !== 'determine-duty' && <Reason declaration={d} command={asked} name={name(asked)} onClose={() => setAsked(null)} />}
    </>
  );
}

function Reason({ declaration: d, command, name, onClose }: { declaration: Declaration; command: string; name: string; onClose: () => void }) {
  const { t } = useI18n();
  const act = useAct();
  const { message } = App.useApp();
  const invalidate = useInvalidate();
  async function give(reason: string) {
    const done = await act(async () => {
      try {
        const after = await post(`/declarations/${d.id}/commands/${command}`, { reason: reason || undefined, version: d.version });
        const waits = command === 'lift-stop' && after.holds.some((h) => h.reason === 'RISK' && !h.liftedAt);
        void message.success(waits ? t('oversight.waits') : t('case.commandDone', { command: name }));
      } catch (e) {
        if (!(e instanceof ApiError && e.status === 409 && !e.type.startsWith('two-persons'))) {
          throw e;
        }
        void message.warning(t('case.conflict'), 6);
      }
      return true;
    });
    void invalidate('/two-persons', '/declarations', '/work-queue', '/statistics', '/inspections');
    return done;
  }
  return <ReasonDialog title={name} ok={name} danger={GRAVE.includes(command)} optional={SILENT.includes(command)} hint={<Alert type="info" title={t('case.commandHint')} />} onGive={give} onClose={onClose} />;
}
