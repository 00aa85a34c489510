import { Link } from 'react-router';
import type { RetailTax } from '../../api/types';
import { useI18n } from '../../i18n';
import { dateTime, sum } from '../../kit/format';
import { ListPage } from '../../kit/ListPage';
import { Money, Time } from '../../kit/Show';
import { Tag } from '../../kit/Tags';

function State({ tax }: { tax: RetailTax }) {
  const { t } = useI18n();
  return tax.state === 'VOID' ? <Tag tone="plain">{t('retail.tax_VOID')}</Tag> : tax.paidAt ? <Tag tone="green">{t('retail.taxPaid')}</Tag>
    : tax.state === 'CONSOLIDATED' ? <Tag tone="amber">{t('retail.tax_CONSOLIDATED')}</Tag> : <Tag tone="blue">{t('retail.tax_MADE')}</Tag>;
}

/** Tax bills of import lists (816), and the bills they are consolidated in (818). */
export function TaxesPage() {
  const { t } = useI18n();
  const total = (r: RetailTax) => sum([r.duty, r.consumptionTax, r.vat]);
  const list = (r: RetailTax) => <Link to={`/retail/lists/${r.listId}`} className="tg-mono">{r.number}</Link>;
  return (
    <ListPage<RetailTax>
      title={t('retail.taxes')} hint={t('retail.taxesHint')} path="/ecommerce/taxes" fileName="retail-taxes" rowKey={(r) => r.number} refetchMs={60_000} uncounted empty={t('retail.taxesEmpty')}
      columns={[
        { key: 'number', title: t('retail.taxNumber'), render: list, csv: (r) => r.number },
        { key: 'state', title: t('common.state'), render: (r) => <State tax={r} />, csv: (r) => (r.paidAt ? t('retail.taxPaid') : t(`retail.tax_${r.state as 'MADE' | 'CONSOLIDATED' | 'VOID'}`)) },
        { key: 'duty', title: t('retail.duty'), align: 'right', render: (r) => <Money value={r.duty} />, csv: (r) => r.duty },
        { key: 'consumption', title: t('retail.consumption'), align: 'right', render: (r) => <Money value={r.consumptionTax} />, csv: (r) => r.consumptionTax },
        { key: 'vat', title: t('retail.vat'), align: 'right', render: (r) => <Money value={r.vat} />, csv: (r) => r.vat },
        { key: 'total', title: `${t('retail.allTax')} (CNY)`, align: 'right', render: (r) => <b><Money value={total(r)} /></b>, csv: total },
        { key: 'bill', title: t('retail.consolidated'), render: (r) => <span className="tg-mono">{r.bill ?? '—'}</span>, csv: (r) => r.bill },
        { key: 'made', title: t('retail.madeAt'), render: (r) => <Time at={r.madeAt} />, csv: (r) => dateTime(r.madeAt) },
        { key: 'paid', title: t('retail.taxPaidAt'), render: (r) => <Time at={r.paidAt} />, csv: (r) => (r.paidAt ? dateTime(r.paidAt) : '') },
      ]}
      card={(r) => <><div className="tg-card-top">{list(r)}<State tax={r} /></div><div className="tg-card-line"><span className="tg-mono">{r.bill ?? '—'}</span><Money value={total(r)} currency="CNY" /></div><div className="tg-card-line"><Time at={r.madeAt} /></div></>}
    />
  );
}
