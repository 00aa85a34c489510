import { Alert } from 'antd';
import { useGet } from '../api/hooks';
import { useI18n } from '../i18n';

const EVERY_MILLIS = 20_000;

/** Says what of the platform does not work at present, as long as it does not. */
export function ConditionBanner() {
  const { t } = useI18n();
  const { data } = useGet('/condition', undefined, { refetchInterval: EVERY_MILLIS });
  if (!data || data.state === 'OK') {
    return null;
  }
  return (
    <div role="status">
      {data.reasons.map((r) => <Alert key={r} banner type={data.state === 'DOWN' ? 'error' : 'warning'} title={t(`continuity.reason_${r}`)} />)}
    </div>
  );
}
