import { Skeleton } from 'antd';
import { useMemo, useState } from 'react';
import { useLocation, useParams } from 'react-router';
import { useGet } from '../../api/hooks';
import type { Doc } from '../../api/types';
import { useSession } from '../../app/session';
import { useDictionary } from '../../kit/dictionary';
import { kept, keptKey } from '../../kit/form/draft';
import { Problem } from '../../kit/Page';
import { DeclarationForm } from './DeclarationForm';
import { fresh } from './fresh';

/** Loads what the form begins with: a draft, a declaration to amend, or a new document. */
export function FormPage() {
  const { id } = useParams();
  const session = useSession();
  const location = useLocation();
  const dictionary = useDictionary();
  const existing = useGet(id ? `/declarations/${id}` : null, undefined, { staleTime: Infinity });
  const trader = useGet(!id && session.traderId ? `/traders/${session.traderId}` : null, undefined, { staleTime: 300_000 });
  const [key, setKey] = useState(0);
  const waiting = !dictionary || (id ? !existing.data : Boolean(session.traderId) && trader.isLoading);
  const begin = useMemo(() => {
    if (waiting) {
      return null;
    }
    const given = id ? undefined : (location.state as { document?: Doc } | null)?.document;
    const local = given ? null : kept(keptKey(session.account, id ?? null));
    return { document: given ?? local?.document ?? existing.data?.document ?? fresh(session, trader.data), restored: Boolean(local), key };
  }, [waiting, id, existing.data, trader.data, session, key, location.state]);
  if (existing.error) {
    return <div className="tg-page"><Problem error={existing.error} onRetry={() => void existing.refetch()} /></div>;
  }
  if (!begin || !dictionary) {
    return <div className="tg-page"><Skeleton active paragraph={{ rows: 14 }} /></div>;
  }
  return <DeclarationForm key={`${location.key}-${key}`} dictionary={dictionary} begin={begin.document} restored={begin.restored} declaration={existing.data ?? null} onStartOver={() => setKey((k) => k + 1)} />;
}
