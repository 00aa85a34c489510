import { Button } from 'antd';
import { useState } from 'react';
import type { Hold } from '../../api/types';
import { useI18n } from '../../i18n';
import { Value } from '../Tags';
import { Time } from '../Show';

function One({ hold }: { hold: Hold }) {
  const { say, t } = useI18n();
  return (
    <div className={`tg-hold ${hold.liftedAt ? 'tg-hold-lifted' : ''}`}>
      <Value kind="hold" value={hold.reason} />
      <Time at={hold.liftedAt ?? hold.placedAt} relative />
      <p>{say(hold.text)}{hold.note && <span className="tg-faint"> · {hold.note}</span>}{hold.liftedAt && <span className="tg-faint"> · {t('case.lifted')}{hold.liftedBy ? ` · ${hold.liftedBy}` : ''}</span>}</p>
    </div>
  );
}

/** Why a case waits: open holds first, lifted ones on request. */
export function Holds({ holds }: { holds: Hold[] }) {
  const { t } = useI18n();
  const [all, setAll] = useState(false);
  const open = holds.filter((h) => !h.liftedAt);
  const lifted = holds.filter((h) => h.liftedAt);
  return (
    <>
      {open.length === 0 && <p className="tg-faint">{t('case.noHolds')}</p>}
      {open.map((h) => <One key={h.id} hold={h} />)}
      {lifted.length > 0 && <Button type="link" size="small" className="tg-plain-link" onClick={() => setAll(!all)}>{all ? t('common.less') : t('case.liftedCount', { n: lifted.length })}</Button>}
      {all && lifted.map((h) => <One key={h.id} hold={h} />)}
    </>
  );
}
