import { useNavigate, useSearchParams } from 'react-router';
import { useGet } from '../../api/hooks';
import type { RetailList } from '../../api/types';
import { isTrader, useSession } from '../../app/session';
import { useI18n } from '../../i18n';
import type { Filter } from '../../kit/Filters';
import { ListPage } from '../../kit/ListPage';
import { Panel } from '../../kit/Page';
import { Strip } from '../desk/StateStrip';
import { DocumentTable } from './documents';
import { RetailCard, retailColumns } from './columns';

/** In which order people look: what needs a person, what waits, then everything that has an end. */
const SHOWN = ['REVIEW', 'INSPECTION', 'WAITING', 'PASSED', 'RELEASED', 'CLOSED', 'REJECTED', 'CANCELLED', 'RETURNED'] as const;
/** States whose lists are counted without reading all others. */
const COUNTED = ['REVIEW', 'INSPECTION', 'WAITING'];

/** Documents of a number that no list answers to, or that belong to others' lists. */
function Documents({ number }: { number: string }) {
  const { t } = useI18n();
  const found = useGet('/ecommerce/documents', { number });
  return found.data && found.data.length > 0 ? <div className="tg-gap-bottom"><Panel title={t('retail.foundDocuments')} flush><DocumentTable documents={found.data} /></Panel></div> : null;
}

/** Retail lists: an officer's work, everybody's search. */
export function ListsPage() {
  const i = useI18n();
  const { t } = i;
  const go = useNavigate();
  const session = useSession();
  const trader = isTrader(session);
  const [search] = useSearchParams();
  const number = search.get('number') ?? '';
  const state = search.get('state') ?? '';
  const office = search.get('office') ?? '';
  const counts = useGet('/ecommerce/lists/counts', { office: office || undefined }, { refetchInterval: 15_000, keep: true });
  const c = retailColumns(i);
  const filters: Filter[] = [
    { kind: 'text', name: 'number', label: t('retail.anyNumber') },
    ...(trader || number ? [] : [{ kind: 'code', name: 'office', label: t('common.office'), list: 'customs_district' } as const]),
  ];
  return (
    <ListPage<RetailList>
      title={t('retail.lists')} hint={trader ? t('retail.traderListsHint') : t('retail.listsHint')} path="/ecommerce/lists" fileName="retail-lists" rowKey={(r) => r.id} refetchMs={15_000} fixed={['state']}
      uncounted={!number && !COUNTED.includes(state)} filters={filters}
      head={number ? <Documents number={number} /> : counts.data && <Strip name="state" kind="retailState" values={SHOWN} counts={counts.data} whole />}
      columns={[c.number, c.pre, c.state, c.why, c.goods, c.order, ...(trader ? [] : [c.declarant]), c.place, c.office, c.money, c.tax, c.times, c.decided]}
      onOpen={(r) => void go(`/retail/lists/${r.id}`)} card={(r) => <RetailCard row={r} i={i} />}
      empty={COUNTED.slice(0, 2).includes(state) ? t('retail.queueClear') : t('retail.listsEmpty')} emptyHint={number ? t('retail.noNumberHint') : t('retail.listsEmptyHint')}
    />
  );
}
