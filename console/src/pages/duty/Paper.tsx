import type { Assessment } from '../../api/types';
import { useI18n } from '../../i18n';
import { Code } from '../../kit/Code';
import { dateTime, group } from '../../kit/format';
import type { Asked, Charge } from './asked';

/** The head of the printed page: what was asked, when, and by which state of the law. Not seen on the screen. */
export function Paper({ asked, a }: { asked: Asked; a: Assessment }) {
  const { t, word } = useI18n();
  const charge = (c: Charge) => (c.amount ? (c.mark === '1' ? `${c.amount}%` : `${c.amount} ${c.currency}${c.mark === '2' ? ` ${t('duty.mark2')}` : ''}`) : null);
  const charges = ([['freight', charge(asked.freight)], ['insurance', charge(asked.insurance)], ['other', charge(asked.other)]] as const).filter(([, v]) => v);
  return (
    <div className="tg-paper">
      <h1>{t('duty.print1')}</h1>
      <p>{word('direction', asked.direction)} · {t('duty.terms')} <Code list="transaction_mode" code={asked.terms} bare />{charges.map(([k, v]) => ` · ${t(`duty.${k}`)} ${v}`)}{asked.procedure && <> · {t('duty.procedure')} <Code list="trade_mode" code={asked.procedure} bare /></>} · {t('duty.nature')} <Code list="levy_nature" code={asked.nature} bare /></p>
      {asked.elements.filter((e) => e.kind && e.amount).map((e) => <p key={e.key}><Code list="value_element" code={e.kind} bare /> {group(e.amount)} {e.currency}{e.item && ` · ${t('duty.item', { n: Number(e.item) })}`}</p>)}
      <table>
        <thead><tr><th>{t('case.item')}</th><th>{t('case.hs')}</th><th>{t('duty.origin')}</th><th>{t('duty.price')}</th><th>{t('duty.quantity')}</th></tr></thead>
        <tbody>
          {a.lines.map((r) => {
            const l = asked.lines[r.itemNumber - 1];
            return l && (
              <tr key={r.itemNumber}>
                <td>{r.itemNumber}</td><td>{l.code}</td><td><Code list="country" code={l.origin} bare /></td><td>{group(l.price)} {l.currency}</td>
                <td>{l.first && <>{group(l.first)} <Code list="unit" code={r.goods?.unit1} bare /></>}{l.second && <> · {group(l.second)} <Code list="unit" code={r.goods?.unit2} bare /></>}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <small>{t('duty.printNote', { at: dateTime(new Date().toISOString()), version: a.lawVersion })}</small>
    </div>
  );
}
