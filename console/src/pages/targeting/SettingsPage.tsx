import { Button, InputNumber } from 'antd';
import { useEffect, useState } from 'react';
import { put } from '../../api/client';
import { useGet, useInvalidate } from '../../api/hooks';
import type { RiskSettings } from '../../api/types';
import { has, useSession } from '../../app/session';
import { useI18n } from '../../i18n';
import { useAct } from '../../kit/act';
import { group } from '../../kit/format';
import { Loaded, Page, Panel } from '../../kit/Page';
import { Facts } from '../../kit/Show';

function Share({ settings }: { settings: RiskSettings }) {
  const { t } = useI18n();
  const act = useAct();
  const invalidate = useInvalidate();
  const session = useSession();
  const [share, setShare] = useState<string | null>(String(settings.randomSharePercent));
  useEffect(() => setShare(String(settings.randomSharePercent)), [settings.randomSharePercent]);
  const save = async () => {
    await act(() => put('/risk/settings', { ...settings, randomSharePercent: share }), t('common.saved'));
    await invalidate('/risk/settings');
  };
  const numbers = [['randomSelected', 'analyst.hits'], ['randomInspected', 'analyst.inspected'], ['randomFound', 'analyst.found']] as const;
  return (
    <Panel title={t('analyst.randomShare')}>
      <div className="tg-stack">
        <p className="tg-faint">{t('analyst.randomHint')}</p>
        <div className="tg-row"><InputNumber<string> stringMode min="0" max="100" step="0.1" suffix="%" aria-label={t('analyst.randomShare')} value={share} onChange={setShare} disabled={!has(session, 'ANALYST')} />
          <Button type="primary" disabled={share === null || share === String(settings.randomSharePercent)} onClick={() => void save()}>{t('common.save')}</Button></div>
        {numbers.some(([k]) => settings[k] !== undefined) && <Facts items={numbers.map(([k, label]) => [t(label), group(settings[k] as number)])} />}
      </div>
    </Panel>
  );
}

/** How much is inspected at random. */
export function SettingsPage() {
  const { t } = useI18n();
  const query = useGet<RiskSettings>('/risk/settings');
  return <Page title={t('common.riskSettings')} width="reading"><Loaded query={query}>{(s) => <Share settings={s} />}</Loaded></Page>;
}
