import { useGet } from '../api/hooks';
import { useI18n } from '../i18n';

/** The name of a company that is known by its id. */
export function TraderName({ id }: { id: number | string }) {
  const { say } = useI18n();
  const trader = useGet(`/traders/${String(id)}`, undefined, { staleTime: 300_000 });
  const name = say(trader.data?.name) || String(id);
  return <span className="tg-clip tg-clip-trader" title={name}>{name}</span>;
}
