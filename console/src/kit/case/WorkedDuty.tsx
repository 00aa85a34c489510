import { Alert, Table } from 'antd';
import type { Assessment, AssessmentLine } from '../../api/types';
import { useI18n } from '../../i18n';
import { date, rateText, sum, trim } from '../format';
import { Money, Num } from '../Show';
import { Findings } from './Findings';
import { useNarrow } from '../screen';
import { Value } from '../Tags';

/** Sentences in order, each with the article of the law that says so. */
function Steps({ steps }: { steps: AssessmentLine['worked'] }) {
  const { say } = useI18n();
  return <ol className="tg-worked">{steps.map((w, i) => <li key={i}>{say(w.text)}{w.article && <cite>{say(w.article)}</cite>}</li>)}</ol>;
}

function Worked({ line }: { line: AssessmentLine }) {
  const { word } = useI18n();
  return (
    <div className="tg-worked-line">
      {line.worked.length > 0 && <Steps steps={line.worked} />}
      {line.taxes.map((tax, i) => (
        <div className="tg-tax" key={i}>
          <div className="tg-tax-head"><b>{word('tax', tax.tax)}</b><span>{word('rate', tax.rateKind)}</span><span className="tg-num">{rateText(tax.rate)}</span><span className="tg-grow" /><b><Money value={tax.amount} /></b></div>
          <Steps steps={tax.worked} />
        </div>
      ))}
    </div>
  );
}

/** Duty and tax as worked by the platform: every line opens to its steps. */
export function WorkedDuty({ assessment: a }: { assessment: Assessment }) {
  const { t, word } = useI18n();
  const narrow = useNarrow();
  const of = (line: AssessmentLine, tax: string) => {
    const amounts = line.taxes.filter((x) => x.tax === tax).map((x) => x.amount);
    return amounts.length ? sum(amounts) : null;
  };
  const taxes = (['DUTY', 'CONSUMPTION_TAX', 'VAT', 'EXPORT_DUTY'] as const).filter((x) => a.lines.some((l) => l.taxes.some((y) => y.tax === x)));
  const sums: [string, string][] = ([['DUTY', a.duty], ['CONSUMPTION_TAX', a.consumptionTax], ['VAT', a.vat], ['EXPORT_DUTY', a.exportDuty]] as [string, string][])
    .filter(([, v]) => v && Number(v) !== 0);
  return (
    <div>
      <div className="tg-basis">
        <span>{t('case.rateDate')} <b className="tg-num">{date(a.rateDate)}</b></span>
        <span>{t('case.lawVersion')} <b>{a.lawVersion}</b></span>
        {a.exchangeRates.map((x) => <span key={x.currency}>{x.currency} → {a.currency} <b className="tg-num">{trim(x.rate)}</b> <span className="tg-faint">{x.month}</span></span>)}
      </div>
      {a.day && a.day.length > 0 && <div className="tg-basis tg-basis-day"><span>{t('duty.rateDay')}</span><Steps steps={a.day} /></div>}
      {!a.complete && <Alert type="warning" showIcon banner title={t('case.incomplete')} />}
      {a.findings.length > 0 && <div className="tg-pad"><Findings findings={a.findings} /></div>}
      <Table<AssessmentLine>
        size="small" pagination={false} dataSource={a.lines} rowKey={(l) => String(l.itemNumber)} scroll={narrow ? undefined : { x: 'max-content' }}
        expandable={{ expandedRowRender: (l) => <Worked line={l} />, columnWidth: 36, expandRowByClick: true }}
        columns={narrow ? [
          { title: t('case.description'), render: (_, l) => <span className="tg-two"><span>{l.itemNumber}. {l.description}</span><span className="tg-mono">{l.commodityCode}</span></span> },
          { title: t('case.sumTotal'), align: 'right' as const, render: (_, l) => <Num value={sum(l.taxes.map((x) => x.amount))} /> },
        ] : [
          { title: t('case.item'), width: 44, render: (_, l) => <Num value={l.itemNumber} /> },
          { title: t('case.hs'), render: (_, l) => <span className="tg-mono">{l.commodityCode}</span> },
          { title: t('case.description'), render: (_, l) => <span className="tg-row tg-nowrap"><span className="tg-clip">{l.description}</span>{l.treatment !== 'LEVIED' && <Value kind="treatment" value={l.treatment} />}</span> },
          { title: t('case.customsValue'), align: 'right' as const, render: (_, l) => <Num value={l.customsValue} /> },
          ...taxes.map((x) => ({ title: word('tax', x), align: 'right' as const, render: (_: unknown, l: AssessmentLine) => <Num value={of(l, x)} /> })),
        ]}
      />
      <dl className="tg-sums">
        {sums.map(([x, v]) => <Sum key={x} label={word('tax', x)} value={v} />)}
        {Number(a.secured) > 0 && <Sum label={t('case.sumSecured')} value={a.secured} />}
        <Sum label={t('case.sumTotal')} value={a.total} currency={a.currency} total />
      </dl>
    </div>
  );
}

function Sum({ label, value, currency, total }: { label: string; value: string; currency?: string; total?: boolean }) {
  const cls = total ? 'tg-sum-total' : undefined;
  return <><dt className={cls}>{label}</dt><dd className={cls}><Money value={value} currency={currency} /></dd></>;
}
