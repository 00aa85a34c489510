import { Alert, Button } from 'antd';
import { useState } from 'react';
import { post } from '../api/client';
import { useGet, useInvalidate } from '../api/hooks';
import type { TwoPersonRequest } from '../api/types';
import { useI18n } from '../i18n';
import type { Key } from '../i18n';
import { useAct } from './act';
import { ReasonDialog } from './ReasonDialog';
import { Time } from './Show';

/** The steps that this account may take with half an action. */
export function TwoPersonTools({ request: r, stale }: { request: TwoPersonRequest; stale?: string[] }) {
  const { t, say } = useI18n();
  const act = useAct();
  const invalidate = useInvalidate();
  const [command, setCommand] = useState<string | null>(null);
  const word = (c: string) => t(`oversight.${c}` as Key);
  const give = async (note: string) => {
    const done = await act(() => post(`/two-persons/${r.id}/${command!}`, { note }), t('oversight.done'));
    void invalidate('/two-persons', ...(stale ?? []));
    return done;
  };
  return (
    <span className="tg-row">
      {r.commands.map((c) => <Button key={c} size="small" type={c === 'confirm' ? 'primary' : 'default'} onClick={() => setCommand(c)}>{word(c)}</Button>)}
      {command && <ReasonDialog title={`${word(command)}: ${say(r.kindText)} ${r.label}`} ok={word(command)} optional={command === 'confirm'} lead={<p>{r.askedBy}: {r.reason}</p>} onGive={give} onClose={() => setCommand(null)} />}
    </span>
  );
}

/** What waits for a second person about one case; nothing when nothing does. */
export function Waiting({ subject, stale }: { subject: string; stale: string[] }) {
  const { t, say } = useI18n();
  const waiting = useGet('/two-persons', { subject, state: 'ASKED' }, { refetchInterval: 10_000 });
  return (
    <>
      {waiting.data?.items.map((r) => (
        <Alert key={r.id} type="warning" showIcon className="tg-gap-bottom" title={<>{say(r.kindText)}: {t('oversight.waits')}</>}
          description={<>{r.askedBy}, <Time at={r.askedAt} />: {r.reason}</>} action={<TwoPersonTools request={r} stale={stale} />} />
      ))}
    </>
  );
}
