import { CheckCircleFilled, CloseCircleFilled, ExclamationCircleFilled } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import { useGet } from '../../api/hooks';
import { LanguageSwitch } from '../../app/Shell';
import { useI18n } from '../../i18n';
import { dateTime } from '../../kit/format';

const EVERY_MILLIS = 10_000;
const ICONS = { OK: <CheckCircleFilled className="tg-condition-ok" />, DEGRADED: <ExclamationCircleFilled className="tg-condition-degraded" />, DOWN: <CloseCircleFilled className="tg-condition-down" /> };

/** How the platform is, for everybody, without signing in. */
export function ConditionPage() {
  const { t } = useI18n();
  const { data, isError } = useGet('/condition', undefined, { refetchInterval: EVERY_MILLIS });
  const state = isError ? 'DOWN' : data?.state;
  return (
    <main className="tg-condition">
      <div className="tg-login-lang"><LanguageSwitch /></div>
      <div className="tg-brand"><img src="/seal.svg" alt="" width={36} height={36} /><span><h1>{t('continuity.statusTitle')}</h1><p>{t('common.product')}</p></span></div>
      <div role="status" aria-live="polite">
        {state && <p className="tg-condition-state">{ICONS[state]} <b>{t(`continuity.condition_${state}`)}</b></p>}
        {isError && <Alert type="error" showIcon title={t('continuity.unreachable')} />}
        {!isError && data?.reasons.map((r) => <Alert key={r} className="tg-gap-bottom" type={data.state === 'DOWN' ? 'error' : 'warning'} showIcon title={t(`continuity.reason_${r}`)} />)}
      </div>
      {data && <p className="tg-faint">{t('continuity.statusAt', { at: dateTime(data.at) })}</p>}
      <Button href="/">{t('continuity.toPlatform')}</Button>
    </main>
  );
}
