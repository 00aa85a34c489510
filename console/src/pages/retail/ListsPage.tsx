import { App, Button } from 'antd';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { post } from '../../api/client';
import { useGet } from '../../api/hooks';
import type { RetailList } from '../../api/types';
import { has, isTrader, useSession } from '../../app/session';
import { useI18n } from '../../i18n';
import { useAct } from '../../kit/act';
import type { Filter } from '../../kit/Filters';
import { ListPage } from '../../kit/ListPage';
import { Panel } from '../../kit/Page';
import { ReasonDialog } from '../../kit/ReasonDialog';
import { Strip } from '../desk/StateStrip';
import { DocumentTable } from './documents';
import { RetailCard, retailColumns } from './columns';
import { isIdentity } from './identity';

/** In which order people look: what needs a person, what waits, then everything that has an end. */
const SHOWN = ['REVIEW', 'INSPECTION', 'DETAINED', 'WAITING', 'PASSED', 'RELEASED', 'CLOSED', 'REJECTED', 'CANCELLED', 'RETURNED'] as const;
/** States whose lists are counted without reading all others. */
const COUNTED = ['REVIEW', 'INSPECTION', 'DETAINED', 'WAITING'];

/** Documents of a number that no list answers to, or that belong to others' lists. */
function Documents({ number }: { number: string }) {
  const { t } = useI18n();
  const found = useGet('/ecommerce/documents', { number });
  return found.data && found.data.length > 0 ? <div className="tg-gap-bottom"><Panel title={t('retail.foundDocuments')} flush><DocumentTable documents={found.data} /></Panel></div> : null;
}

/** What was typed is a person's number: an official is asked why before anything is looked up, and the number stands in no address. */
function Person({ number, onClose, onNumber }: { number: string; onClose: () => void; onNumber: () => void }) {
  const { t } = useI18n();
  const act = useAct();
  const go = useNavigate();
  async function look(reason: string) {
    const use = await act(() => post('/ecommerce/buyers/use', { idType: '1', idNumber: number, reason }));
    if (use) {
      void go('/retail/buyers', { state: { use } });
    }
    return use;
  }
  return (
    <ReasonDialog title={t('retail.person')} ok={t('retail.look')} label={t('retail.why')} lead={<p>{t('retail.personLead')}</p>} onGive={look} onClose={onClose}
      hint={<Button type="link" className="tg-flush" onClick={onNumber}>{t('retail.notPerson')}</Button>} />
  );
}

/** Retail lists: an officer's work, everybody's search. */
export function ListsPage() {
  const i = useI18n();
  const { t } = i;
  const go = useNavigate();
  const session = useSession();
  const trader = isTrader(session);
  const [search, setSearch] = useSearchParams();
  const { message } = App.useApp();
  const [person, setPerson] = useState<string | null>(null);
  const number = search.get('number') ?? '';
  const state = search.get('state') ?? '';
  const office = search.get('office') ?? '';
  const counts = useGet('/ecommerce/lists/counts', { office: office || undefined }, { refetchInterval: 15_000, keep: true });
  const c = retailColumns(i);
  function take(typed: string): boolean {
    if (!isIdentity(typed)) {
      return false;
    }
    if (has(session, 'OFFICER', 'SENIOR')) {
      setPerson(typed);
    } else {
      void message.warning(t('retail.personNotYours'));
    }
    return true;
  }
  const filters: Filter[] = [
    { kind: 'text', name: 'number', label: t('retail.anyNumber'), take },
    ...(trader || number ? [] : [{ kind: 'code', name: 'office', label: t('common.office'), list: 'customs_district' } as const]),
  ];
  return (
    <>
    {person && <Person number={person} onClose={() => setPerson(null)} onNumber={() => { setSearch({ number: person }); setPerson(null); }} />}
    <ListPage<RetailList>
      title={t('retail.lists')} hint={trader ? t('retail.traderListsHint') : t('retail.listsHint')} path="/ecommerce/lists" fileName="retail-lists" rowKey={(r) => r.id} refetchMs={15_000} fixed={['state']}
      uncounted={!number && !COUNTED.includes(state)} filters={filters}
      head={number ? <Documents number={number} /> : counts.data && <Strip name="state" kind="retailState" values={SHOWN} counts={counts.data} whole />}
      columns={[c.number, c.pre, c.state, c.why, c.goods, c.order, ...(trader ? [] : [c.declarant]), c.place, c.office, c.money, c.tax, c.times, c.decided]}
      onOpen={(r) => void go(`/retail/lists/${r.id}`)} card={(r) => <RetailCard row={r} i={i} />}
      empty={COUNTED.slice(0, 2).includes(state) ? t('retail.queueClear') : t('retail.listsEmpty')} emptyHint={number ? t('retail.noNumberHint') : t('retail.listsEmptyHint')}
    />
    </>
  );
}
