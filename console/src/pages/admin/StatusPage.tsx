import { CheckCircleFilled, CloseCircleFilled } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useGet } from '../../api/hooks';
import { useI18n } from '../../i18n';
import { duration, group } from '../../kit/format';
import { Loaded, Page } from '../../kit/Page';
import { Time } from '../../kit/Show';
import { ArchivePanel } from './ArchivePanel';

function Cell({ label, children, note, good }: { label: string; children: ReactNode; note?: ReactNode; good?: boolean }) {
  return (
    <div className="tg-panel tg-status">
      <span>{good !== undefined && (good ? <CheckCircleFilled className="tg-good" /> : <CloseCircleFilled className="tg-bad" />)} {label}</span>
      <b>{children}</b>
      {note && <small>{note}</small>}
    </div>
  );
}

/** How the platform is doing. */
export function StatusPage() {
  const { t, lang } = useI18n();
  const query = useGet('/status', undefined, { refetchInterval: 10_000 });
  return (
    <Page title={t('common.status')} hint={t('admin.statusHint')}>
      <Loaded query={query}>
        {(s) => (
          <div className="tg-statuses">
            <Cell label={t('admin.database')} good={s.database.ok && s.database.durable} note={s.database.durable ? t('admin.durable') : t('admin.notDurable')}>{s.database.ok ? t('admin.dbOk') : t('admin.dbDown')}</Cell>
            <Cell label={t('admin.queueDepth')}>{group(s.queueDepth)}</Cell>
            <Cell label={t('admin.jobsDead')} good={s.jobsDead === 0} note={s.jobsDead > 0 && <Link to="/admin/jobs">{t('common.open')}</Link>}>{group(s.jobsDead)}</Cell>
            <Cell label={t('admin.journal')}>{group(s.journalSeq)}</Cell>
            <Cell label={t('admin.version')}>{s.version}</Cell>
            <Cell label={t('admin.startedAt')} note={t('admin.uptime', { d: duration((Date.now() - new Date(s.startedAt).getTime()) / 1000, lang) })}><Time at={s.startedAt} zone /></Cell>
          </div>
        )}
      </Loaded>
      <ArchivePanel />
    </Page>
  );
}
