import { Button, Result } from 'antd';
import { Link, useRouteError } from 'react-router';
import { useI18n } from '../i18n';

/** A page that does not exist, or that broke. */
export function Failure() {
  const { t } = useI18n();
  const error = useRouteError() as { status?: number; message?: string } | null | undefined;
  const missing = !error || error.status === 404;
  return (
    <Result
      status={missing ? '404' : 'error'}
      title={missing ? t('common.notFound') : t('common.failed')}
      subTitle={missing ? t('common.notFoundHint') : error.message}
      extra={missing ? <Link to="/"><Button type="primary">{t('common.back')}</Button></Link>
        : <Button type="primary" onClick={() => window.location.reload()}>{t('common.retry')}</Button>}
    />
  );
}
