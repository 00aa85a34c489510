import { Button, Result } from 'antd';
import { Link, useRouteError } from 'react-router';
import { useI18n } from '../i18n';

/** A page that does not exist, or that broke. */
export function Failure() {
  const { t } = useI18n();
  const error = useRouteError();
  const missing = error === undefined || (error as { status?: number }).status === 404;
  return (
    <Result
      status={missing ? '404' : 'error'}
      title={missing ? t('common.notFound') : t('common.failed')}
      subTitle={missing ? t('common.notFoundHint') : (error as Error).message}
      extra={missing ? <Link to="/"><Button type="primary">{t('common.back')}</Button></Link>
        : <Button type="primary" onClick={() => window.location.reload()}>{t('common.retry')}</Button>}
    />
  );
}
