import type { UseQueryResult } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { post } from '../../api/client';
import type { ApiError } from '../../api/client';
import { useInvalidate } from '../../api/hooks';
import type { Page as Paged, ReferenceChange } from '../../api/types';
import { useSession } from '../../app/session';
import { useI18n } from '../../i18n';
import { useAct } from '../../kit/act';
import { date, group } from '../../kit/format';
import { Loaded, Nothing, Panel } from '../../kit/Page';
import { ReasonDialog } from '../../kit/ReasonDialog';
import { Time } from '../../kit/Show';
import { Tag, Value } from '../../kit/Tags';

function Decide({ change: c, command, onClose }: { change: ReferenceChange; command: string; onClose: () => void }) {
  const { t, word } = useI18n();
  const act = useAct();
  const invalidate = useInvalidate();
  const name = word('referenceCommand', command);
  async function decide(note: string) {
    const done = await act(() => post(`/reference/changes/${c.id}/${command}`, { note: note || null } as never), t('common.done'));
    void invalidate('/reference');
    return done;
  }
  return <ReasonDialog title={name} ok={name} label={t('retail.note')} danger={command !== 'approve'} optional={command === 'approve'} onGive={decide} onClose={onClose} />;
}

function ChangeCard({ change: c }: { change: ReferenceChange }) {
  const { t, word, say } = useI18n();
  const session = useSession();
  const [command, setCommand] = useState<string | null>(null);
  const own = c.state === 'PROPOSED' && c.proposedBy === session.account;
  return (
    <Panel title={<span className="tg-row">{word('list', c.list)}<Value kind="referenceChange" value={c.state} /></span>} extra={<Time at={c.proposedAt} />}>
      <p><b>{c.reason}</b> <span className="tg-faint">{t('retail.proposedBy', { who: c.proposedBy })}</span></p>
      <ul className="tg-plain tg-change-rows">
        {c.first.map((r, n) => (
          <li key={n}><span className="tg-mono">{r.key}</span> <span>{c.kind === 'PARAMETERS' ? word('retailParameter', r.key) : say(r.name)}</span>{r.value && <b className="tg-num">{group(r.value)}</b>}{r.attributes && <small>{r.attributes}</small>} <span className="tg-num">{date(r.from)} – {r.to ? date(r.to) : t('common.unlimited')}</span><small>{r.source}</small></li>
        ))}
        {c.rows > c.first.length && <li className="tg-faint">{t('retail.rowsMore', { n: c.rows - c.first.length })}</li>}
      </ul>
      {c.decidedAt && <p className="tg-faint">{t('retail.decidedBy', { who: c.decidedBy ?? '' })} · <Time at={c.decidedAt} />{c.note && ` · ${c.note}`}</p>}
      {c.state === 'PROPOSED' && <div className="tg-row tg-gap-top">{own && <Tag tone="amber">{t('retail.ownProposal')}</Tag>}<span className="tg-grow" />{[...c.commands].reverse().map((k) => <Button key={k} type={k === 'approve' ? 'primary' : 'default'} danger={k === 'refuse'} onClick={() => setCommand(k)}>{word('referenceCommand', k)}</Button>)}</div>}
      {command && <Decide change={c} command={command} onClose={() => setCommand(null)} />}
    </Panel>
  );
}

/** Changes of reference data, those to be decided first. */
export function Changes({ query }: { query: UseQueryResult<Paged<ReferenceChange>, ApiError> }) {
  const { t } = useI18n();
  return <Loaded query={query}>{(all) => (all.items.length === 0 ? <Panel><Nothing title={t('retail.noChanges')} hint={t('retail.noChangesHint')} /></Panel> : <div className="tg-stack tg-reading">{all.items.map((c) => <ChangeCard key={c.id} change={c} />)}</div>)}</Loaded>;
}
