import { Link } from 'react-router';
import { useI18n } from '../i18n';

/** The guarantee that stands behind something today and, where another was named, that one; closed: who looks may not look into it. */
export function GuaranteeNumber({ named, now, none, closed }: { named: string | null | undefined; now: string | null | undefined; none?: string; closed?: boolean }) {
  const { t } = useI18n();
  const present = now ?? named;
  if (!present) {
    return <>{none ?? '—'}</>;
  }
  return (
    <>
      {closed ? <span className="tg-mono">{present}</span> : <Link to={`/guarantees/${present}`} className="tg-mono">{present}</Link>}
      {named && named !== present && <span className="tg-faint"> {t('guarantee.inPlaceOf', { number: named })}</span>}
    </>
  );
}
