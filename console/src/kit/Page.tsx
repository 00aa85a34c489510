import { LeftOutlined } from '@ant-design/icons';
import { Alert, Button, Empty, Result, Skeleton } from 'antd';
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ApiError } from '../api/client';
import { useI18n } from '../i18n';

interface PageProps { title: ReactNode; name?: string; hint?: ReactNode; back?: string; actions?: ReactNode; children: ReactNode; width?: 'reading' | 'full' }

/** A page: title, what it is for, what one can do, content. */
export function Page({ title, name, hint, back, actions, children, width = 'full' }: PageProps) {
  const { t } = useI18n();
  const label = name ?? (typeof title === 'string' ? title : undefined);
  useEffect(() => {
    document.title = `${label ? `${label} · ` : ''}${t('common.product')}`;
  }, [label, t]);
  return (
    <div className={`tg-page tg-page-${width}`}>
      <div className="tg-page-head">
        <div className="tg-page-title">
          {back && <Link to={back} className="tg-back" aria-label={t('common.back')}><LeftOutlined /></Link>}
          <div><h1>{title}</h1>{hint && <p>{hint}</p>}</div>
        </div>
        {actions && <div className="tg-page-actions">{actions}</div>}
      </div>
      {children}
    </div>
  );
}

/** What went wrong, in words, with a way on. */
export function Problem({ error, onRetry }: { error: ApiError; onRetry?: () => void }) {
  const { t, say } = useI18n();
  const missing = error.status === 404 || error.status === 403;
  const retry = onRetry && !missing && <Button onClick={onRetry}>{t('common.retry')}</Button>;
  if (missing) {
    return <Result status={error.status === 403 ? '403' : '404'} title={error.status === 403 ? t('common.forbidden') : t('common.notFound')} subTitle={say(error.text) || t('common.notFoundHint')} />;
  }
  return <Alert type="error" showIcon title={t('common.failed')} description={say(error.text) || error.message} action={retry} />;
}

/** Skeleton while loading, words and a retry when it failed, content otherwise. */
export function Loaded<T>({ query, children, rows = 6 }: { query: UseQueryResult<T, ApiError>; children: (data: T) => ReactNode; rows?: number }) {
  if (query.data !== undefined) {
    return <>{children(query.data)}</>;
  }
  return query.error ? <Problem error={query.error} onRetry={() => void query.refetch()} /> : <Skeleton active paragraph={{ rows }} />;
}

export function Nothing({ title, hint, action }: { title: string; hint?: string; action?: ReactNode }) {
  return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={<><div className="tg-empty-title">{title}</div>{hint && <div className="tg-faint">{hint}</div>}</>}>{action}</Empty>;
}

/** A titled part of a page. */
export function Panel({ title, extra, children, id, flush }: { title?: ReactNode; extra?: ReactNode; children: ReactNode; id?: string; flush?: boolean }) {
  return (
    <section className="tg-panel" id={id}>
      {(title || extra) && <header><h2>{title}</h2><span className="tg-grow" />{extra}</header>}
      <div className={flush ? 'tg-panel-flush' : 'tg-panel-body'}>{children}</div>
    </section>
  );
}
