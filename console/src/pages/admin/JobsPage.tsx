import { Button } from 'antd';
import { post } from '../../api/client';
import { useInvalidate } from '../../api/hooks';
import type { DeadJob } from '../../api/types';
import { useI18n } from '../../i18n';
import { useAct } from '../../kit/act';
import { ListPage } from '../../kit/ListPage';
import { Time } from '../../kit/Show';

/** Background jobs that gave up. */
export function JobsPage() {
  const { t } = useI18n();
  const act = useAct();
  const invalidate = useInvalidate();
  const retry = async (j: DeadJob) => {
    await act(() => post(`/jobs/${j.id}/retry`), t('admin.retryDone'));
    await invalidate('/jobs', '/status');
  };
  const again = (j: DeadJob) => <Button size="small" onClick={() => void retry(j)}>{t('admin.retryJob')}</Button>;
  const subject = (j: DeadJob) => j.subject ?? '—';
  return (
    <ListPage<DeadJob>
      title={t('common.jobs')} hint={t('admin.jobsHint')} path="/jobs/dead" fileName="failed-jobs" rowKey={(j) => j.id} empty={t('admin.jobsEmpty')} emptyHint={t('admin.jobsEmptyHint')}
      columns={[
        { key: 'kind', title: t('common.kind'), render: (j) => <span className="tg-mono">{j.kind}</span>, csv: (j) => j.kind },
        { key: 'subject', title: t('admin.subject'), render: (j) => <span className="tg-mono">{subject(j)}</span>, csv: subject },
        { key: 'attempts', title: t('admin.attempts'), align: 'right', render: (j) => j.attempts, csv: (j) => j.attempts },
        { key: 'error', title: t('admin.lastError'), render: (j) => <span className="tg-error-text">{j.lastError}</span>, csv: (j) => j.lastError },
        { key: 'at', title: t('admin.failedAt'), render: (j) => <Time at={j.failedAt} />, csv: (j) => j.failedAt },
        { key: 'retry', title: '', render: again },
      ]}
      card={(j) => <><div className="tg-card-top"><span className="tg-mono">{j.kind}</span>{again(j)}</div><div className="tg-error-text">{j.lastError}</div><div className="tg-card-line"><span>{t('admin.attempts')} {j.attempts}</span><Time at={j.failedAt} /></div></>}
    />
  );
}
