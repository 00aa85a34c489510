import { BulbOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import type { Assessment, AssessmentLine } from '../../api/types';
import { useI18n } from '../../i18n';
import { date, group, rateText, sum, trim } from '../../kit/format';
import { Money } from '../../kit/Show';
import { Value } from '../../kit/Tags';
import { Fold } from './parts';
import { Ways } from './Ways';
import type { Way } from './Ways';

type Step = AssessmentLine['worked'][number];

/** Sentences in order, each with the article of the law that says so. */
export function Steps({ steps }: { steps: Step[] }) {
  const { say } = useI18n();
  return <ol className="tg-steps">{steps.map((s, i) => <li key={i}><span>{say(s.text)}</span>{s.article && <cite>{say(s.article)}</cite>}</li>)}</ol>;
}

/** The best way of a line that is not in use; undefined when the line cannot be had for less. */
export const better = (l: AssessmentLine): Way | undefined => (l.alternatives ?? []).filter((w) => !w.applied && w.saving !== null && Number(w.saving) > 0)
  .sort((a, b) => Number(b.saving) - Number(a.saving))[0];

/** What is owed in all, and what could be saved. */
export function Totals({ a, busy, onCheapest }: { a: Assessment; busy: boolean; onCheapest?: () => void }) {
  const { t, word } = useI18n();
  const value = sum(a.lines.map((l) => l.customsValue));
  const parts: [string, string][] = ([[word('tax', 'DUTY'), a.duty], [t('duty.remedies'), a.remedies], [word('tax', 'CONSUMPTION_TAX'), a.consumptionTax], [word('tax', 'VAT'), a.vat], [word('tax', 'EXPORT_DUTY'), a.exportDuty]] as [string, string][])
    .filter(([, v]) => Number(v) !== 0);
  const share = Number(value) > 0 ? (Number(a.total) / Number(value) * 100).toFixed(2) : null;
  return (
    <section className={`tg-total ${busy ? 'tg-busy' : ''}`} aria-live="polite" aria-busy={busy}>
      <div className="tg-total-sum">
        <span>{t('duty.total')}</span>
        <b className="tg-num" data-total={a.total}>{group(a.total)}<small>{a.currency}</small></b>
        {share && <small className="tg-faint">{t('duty.perValue', { n: share })}</small>}
      </div>
      <dl className="tg-total-parts">
        <div><dt>{t('duty.valueSum')}</dt><dd><Money value={value} /></dd></div>
        {parts.map(([label, v]) => <div key={label}><dt>{label}</dt><dd><Money value={v} /></dd></div>)}
        {Number(a.secured) > 0 && <div><dt>{word('treatment', 'SECURED')}</dt><dd><Money value={a.secured} /></dd></div>}
      </dl>
      {!a.complete && <Alert type="warning" showIcon banner title={t('duty.incompleteTotal')} />}
      {a.saving !== null && Number(a.saving) > 0 && (
        <div className="tg-save-hint"><BulbOutlined /><span>{t('duty.cheapestSave', { amount: group(a.saving) })}</span>{onCheapest && <Button size="small" type="primary" ghost onClick={onCheapest}>{t('duty.useCheapest')}</Button>}</div>
      )}
      <p className="tg-total-basis">
        <span>{t('duty.day')} <b className="tg-num">{date(a.rateDate)}</b></span>
        {a.exchangeRates.map((x) => <span key={x.currency} title={x.source}>{x.currency} → {a.currency} <b className="tg-num">{trim(x.rate)}</b> {x.month}</span>)}
      </p>
    </section>
  );
}

/** One line with everything that led to its sum. */
export function LineResult({ l, open, onUse }: { l: AssessmentLine; open: boolean; onUse?: (w: Way) => void }) {
  const { t, word, say } = useI18n();
  const total = sum(l.taxes.map((x) => x.amount));
  const name = l.goods ? say(l.goods.name) : l.description;
  const ways = l.alternatives ?? [];
  return (
    <section className="tg-panel tg-line-result" aria-label={t('duty.item', { n: l.itemNumber })}>
      <Fold begin={open} title={<><span className="tg-line-no">{l.itemNumber}</span> <span className="tg-mono">{l.commodityCode}</span> {name}{l.treatment !== 'LEVIED' && <> <Value kind="treatment" value={l.treatment} /></>}</>} extra={<b className="tg-num">{group(total)}</b>}>
        <div className="tg-line-parts">
          <Fold level={4} begin title={t('duty.taxes')}>
            {l.taxes.length === 0 && <p className="tg-faint">{t('duty.noTaxes')}</p>}
            {l.taxes.map((tax, i) => (
              <div className="tg-tax" key={i}>
                <div className="tg-tax-head"><b>{word('tax', tax.tax)}</b><span>{word('rate', tax.rateKind)}</span><span className="tg-num">{rateText(tax.rate)}</span><span className="tg-grow" /><b><Money value={tax.amount} /></b></div>
                <Steps steps={tax.worked} />
              </div>
            ))}
          </Fold>
          {(l.decisions?.length ?? 0) > 0 && <Fold level={4} begin title={t('duty.why')}><Steps steps={l.decisions!} /></Fold>}
          {ways.length > 1 && <Fold level={4} begin title={t('duty.ways')} extra={better(l) ? <span className="tg-way-saves">{t('duty.waySaving')} {group(better(l)!.saving)}</span> : <span className="tg-faint">{t('duty.cheapestNow')}</span>}><Ways ways={ways} onUse={onUse} /></Fold>}
          {l.worked.length > 0 && <Fold level={4} title={t('duty.value')} extra={<Money value={l.customsValue} />}><Steps steps={l.worked} /></Fold>}
        </div>
      </Fold>
    </section>
  );
}
