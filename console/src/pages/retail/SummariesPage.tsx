import { useNavigate } from 'react-router';
import type { ExportSummary } from '../../api/types';
import { useI18n } from '../../i18n';
import { Code, OldCode } from '../../kit/Code';
import { dateTime } from '../../kit/format';
import { ListPage } from '../../kit/ListPage';
import { Time } from '../../kit/Show';
import { Tag } from '../../kit/Tags';

/** Who brought it about: its firm in time, or the platform when nobody had. */
export function MadeBy({ row }: { row: ExportSummary }) {
  const { t } = useI18n();
  return row.byPlatform ? <Tag tone="amber">{t('retail.byPlatform')}</Tag> : <Tag tone="green">{t('retail.byFirm')}</Tag>;
}

/** Export declarations summed up from lists. */
export function SummariesPage() {
  const { t } = useI18n();
  const go = useNavigate();
  const firm = (r: ExportSummary) => r.head.ebcName ?? r.head.ebcCode ?? '—';
  return (
    <ListPage<ExportSummary>
      title={t('retail.summaries')} hint={t('retail.summariesHint')} path="/ecommerce/summaries" fileName="export-summaries" rowKey={(r) => r.id} refetchMs={60_000} uncounted onOpen={(r) => void go(`/retail/summaries/${r.id}`)}
      empty={t('retail.summariesEmpty')} emptyHint={t('retail.summariesEmptyHint')}
      columns={[
        { key: 'number', title: `${t('retail.summaryNumber')} / ${t('retail.declSequence')}`, render: (r) => <span className="tg-two"><span className="tg-mono">{r.number}</span><span className="tg-mono">{r.declarationNumber}</span></span>, csv: (r) => r.number },
        { key: 'declaration', title: t('retail.declSequence'), hidden: true, render: () => null, csv: (r) => r.declarationNumber },
        { key: 'by', title: t('retail.madeBy'), render: (r) => <MadeBy row={r} />, csv: (r) => t(r.byPlatform ? 'retail.byPlatform' : 'retail.byFirm') },
        { key: 'firm', title: t('retail.consignor'), render: (r) => <span className="tg-clip tg-clip-trader" title={firm(r)}>{firm(r)}</span>, csv: firm },
        { key: 'mode', title: t('retail.mode'), render: (r) => <Code list="trade_mode" code={r.head.tradeMode} />, csv: (r) => r.head.tradeMode },
        { key: 'country', title: t('retail.destination'), render: (r) => <OldCode list="country" code={r.head.country} />, csv: (r) => r.head.country },
        { key: 'office', title: t('common.office'), render: (r) => <Code list="customs_district" code={r.office} bare />, csv: (r) => r.office },
        { key: 'lists', title: t('retail.listsIn'), align: 'right', render: (r) => <span className="tg-num">{r.head.lists}</span>, csv: (r) => r.head.lists },
        { key: 'lines', title: t('retail.linesIn'), align: 'right', render: (r) => <span className="tg-num">{r.lines}</span>, csv: (r) => r.lines },
        { key: 'at', title: t('retail.madeAt'), render: (r) => <Time at={r.madeAt} />, csv: (r) => dateTime(r.madeAt) },
      ]}
      card={(r) => <><div className="tg-card-top"><span className="tg-mono">{r.declarationNumber}</span><MadeBy row={r} /></div><div>{firm(r)}</div><div className="tg-card-line"><span>{t('retail.listsIn')} {r.head.lists} · {t('retail.linesIn')} {r.lines}</span><Time at={r.madeAt} relative /></div></>}
    />
  );
}
