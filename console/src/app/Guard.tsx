import { Button, Result, Spin } from 'antd';
import { Navigate, Outlet, useLocation } from 'react-router';
import { useI18n } from '../i18n';
import { NewPassword } from './NewPassword';
import { useAccess } from './session';

/** Lets only signed-in accounts further; sends others to the log-in page and back again afterwards. */
export function Guard() {
  const { session, ready, error, refresh } = useAccess();
  const { t, say } = useI18n();
  const at = useLocation();
  if (error) {
    return <Result status="warning" title={t('common.failed')} subTitle={say(error.text) || error.message}
      extra={<Button type="primary" onClick={refresh}>{t('common.retry')}</Button>} />;
  }
  if (!ready) {
    return <div className="tg-centre"><Spin size="large" aria-label={t('common.loading')} /></div>;
  }
  if (session?.mustChangePassword) {
    return <NewPassword />;
  }
  return session ? <Outlet /> : <Navigate to="/login" replace state={{ from: at.pathname + at.search }} />;
}
