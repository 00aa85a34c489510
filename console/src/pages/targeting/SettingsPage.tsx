import { App, Button, InputNumber } from 'antd';
import { useEffect, useState } from 'react';
import { put } from '../../api/client';
import { useGet, useInvalidate } from '../../api/hooks';
import type { RiskSettings } from '../../api/types';
import { has, useSession } from '../../app/session';
import { useI18n } from '../../i18n';
import { useAct } from '../../kit/act';
import { group } from '../../kit/format';
import { Loaded, Page, Panel } from '../../kit/Page';
import { ReasonDialog } from '../../kit/ReasonDialog';
import { Facts } from '../../kit/Show';
import { Waiting } from '../../kit/Waiting';

function Share({ settings }: { settings: RiskSettings }) {
  const { t } = useI18n();
  const act = useAct();
  const invalidate = useInvalidate();
  const session = useSession();
  const [share, setShare] = useState<string | null>(settings.randomSharePercent);
  const [broad, setBroad] = useState<string | null>(settings.tooBroadPercent);
  const [asking, setAsking] = useState(false);
  const { message } = App.useApp();
  useEffect(() => {
    setShare(settings.randomSharePercent);
    setBroad(settings.tooBroadPercent);
  }, [settings.randomSharePercent, settings.tooBroadPercent]);
  const writes = has(session, 'ANALYST');
  // Only an own share is raised by one; whatever else another has to confirm, and wants to know why.
  const changes = Number(share) !== Number(settings.randomSharePercent);
  const two = changes && (settings.fromLaw || Number(share) < Number(settings.randomSharePercent));
  const save = async (reason: string | null) => {
    const now = await act(() => put('/risk/settings', { randomSharePercent: share, tooBroadPercent: broad, reason }));
    if (now) {
      void message.success(two && now.randomSharePercent === settings.randomSharePercent ? t('oversight.waits') : t('common.saved'));
      await invalidate('/risk/settings', '/two-persons');
    }
    return Boolean(now);
  };
  const numbers = [['randomSelected', 'analyst.hits'], ['randomInspected', 'analyst.inspected'], ['randomFound', 'analyst.found']] as const;
  const percent = (label: string, value: string | null, set: (v: string | null) => void) => <InputNumber<string> stringMode min="0" max="100" step="0.1" suffix="%" aria-label={label} value={value} onChange={set} disabled={!writes} />;
  return (
    <div className="tg-stack">
      <Waiting subject={settings.subject} stale={['/risk/settings']} />
      <Panel title={t('analyst.randomShare')}>
        <div className="tg-stack">
          <p className="tg-faint">{t('analyst.randomHint')}{settings.fromLaw && <> {t('analyst.fromLaw')}</>}</p>
          {percent(t('analyst.randomShare'), share, setShare)}
          <Facts items={numbers.map(([k, label]) => [t(label), group(settings[k])])} />
        </div>
      </Panel>
      <Panel title={t('analyst.tooBroad')}>
        <div className="tg-stack"><p className="tg-faint">{t('analyst.tooBroadHint')}</p>{percent(t('analyst.tooBroad'), broad, setBroad)}</div>
      </Panel>
      {writes && <div><Button type="primary" disabled={!share || !broad || (share === settings.randomSharePercent && broad === settings.tooBroadPercent)} onClick={() => (two ? setAsking(true) : void save(null))}>{t('common.save')}</Button></div>}
      {asking && <ReasonDialog title={t('analyst.lowerShare')} ok={t('common.confirm')} lead={<p>{t('analyst.takesTwo')}</p>} onGive={save} onClose={() => setAsking(false)} />}
    </div>
  );
}

/** How much is inspected at random. */
export function SettingsPage() {
  const { t } = useI18n();
  const query = useGet('/risk/settings');
  return <Page title={t('common.riskSettings')} width="reading"><Loaded query={query}>{(s) => <Share settings={s} />}</Loaded></Page>;
}
