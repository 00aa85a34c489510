import type { ExportLine } from '../../api/types';
import { useI18n } from '../../i18n';
import { dateTime } from '../../kit/format';
import { ListPage } from '../../kit/ListPage';
import { Time } from '../../kit/Show';

/** What was taken out as a file. */
export function ExportsPage() {
  const { t } = useI18n();
  const count = (n: number | null | undefined) => (n === null || n === undefined ? '—' : n.toLocaleString());
  return (
    <ListPage<ExportLine>
      title={t('oversight.exports')} hint={t('oversight.exportsHint')} path="/exports" fileName="exports" rowKey={(e) => e.id} empty={t('oversight.exportsEmpty')}
      filters={[{ kind: 'text', name: 'account', label: t('oversight.account') }]}
      columns={[
        { key: 'at', title: t('oversight.at'), render: (e) => <Time at={e.at} />, csv: (e) => dateTime(e.at) },
        { key: 'account', title: t('oversight.account'), render: (e) => e.account, csv: (e) => e.account },
        { key: 'what', title: t('oversight.what'), render: (e) => <span className="tg-wrap">{e.what}</span>, csv: (e) => e.what },
        { key: 'rows', title: t('oversight.rows'), align: 'right', render: (e) => count(e.rows), csv: (e) => e.rows },
        { key: 'bytes', title: t('oversight.bytes'), align: 'right', render: (e) => count(e.bytes), csv: (e) => e.bytes },
        { key: 'format', title: t('oversight.format'), render: (e) => e.format, csv: (e) => e.format },
      ]}
      card={(e) => <><div className="tg-card-top"><b>{e.account}</b><Time at={e.at} /></div><div className="tg-card-line"><span className="tg-wrap">{e.what}</span><span>{count(e.rows)}</span></div></>}
    />
  );
}
