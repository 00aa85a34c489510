import { Button } from 'antd';
import { useState } from 'react';
import { post } from '../../api/client';
import { useGet, useInvalidate } from '../../api/hooks';
import type { StoppedPrivilege } from '../../api/types';
import { has, useSession } from '../../app/session';
import { useI18n } from '../../i18n';
import { useAct } from '../../kit/act';
import { Panel } from '../../kit/Page';
import { ReasonDialog } from '../../kit/ReasonDialog';
import { Rows } from '../../kit/Rows';
import { Time } from '../../kit/Show';
import { Tag } from '../../kit/Tags';

/** Whose privilege is stopped, and the officer's way to give it back; nothing while there is none. */
export function Stops() {
  const { t, say } = useI18n();
  const act = useAct();
  const invalidate = useInvalidate();
  const officer = has(useSession(), 'OFFICER', 'SENIOR');
  const stops = useGet('/consolidated-tax/stops', { size: 50 });
  const [asked, setAsked] = useState<StoppedPrivilege | null>(null);
  const items: StoppedPrivilege[] = stops.data?.items ?? [];
  async function reinstate(reason: string) {
    const done = await act(() => post(`/consolidated-tax/stops/${asked?.id ?? ''}/reinstate`, { reason }), t('money.reinstated'));
    await invalidate('/consolidated-tax');
    return done;
  }
  if (items.length === 0) {
    return null;
  }
  return (
    <div className="tg-gap-bottom"><Panel title={t('money.stops')}>
      <p className="tg-faint tg-gap-bottom">{t('money.stopHint')}</p>
      <Rows<StoppedPrivilege> rowKey={(s) => s.id} dataSource={items} pagination={{ pageSize: 5, hideOnSinglePage: true, showSizeChanger: false }}
        columns={[
          { title: t('money.trader'), render: (_, s) => say(s.traderName) },
          { title: t('money.monthNumber'), render: (_, s) => <span className="tg-mono">{s.number}</span> },
          { title: t('money.stoppedAt'), render: (_, s) => <Time at={s.stoppedAt} /> },
          { title: t('common.state'), render: (_, s) => (s.reinstatedAt ? <Tag tone="green">{t('money.reinstated')}</Tag> : <Tag tone="red">{t('money.stopped')}</Tag>) },
          { title: t('money.by'), render: (_, s) => (s.reinstatedBy ? `${s.reinstatedBy}: ${s.reason ?? ''}` : officer && <Button size="small" onClick={() => setAsked(s)}>{t('money.reinstate')}</Button>) },
        ]} />
      {asked && <ReasonDialog title={`${t('money.reinstate')}: ${say(asked.traderName)}`} ok={t('money.reinstate')} onGive={reinstate} onClose={() => setAsked(null)} />}
    </Panel></div>
  );
}
