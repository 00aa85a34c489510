import { useNavigate } from 'react-router';
import type { TariffLine } from '../../api/types';
import { useI18n } from '../../i18n';
import { Code } from '../../kit/Code';
import { rateText } from '../../kit/format';
import { ListPage } from '../../kit/ListPage';

interface TariffRate { tax: string; rateKind: string; rate: string }

function rates(l: TariffLine): TariffRate[] {
  const rate = (tax: string, rateKind: string, value: string): TariffRate[] => (value ? [{ tax, rateKind, rate: rateText(value) }] : []);
  return [...rate('DUTY', 'MFN', l.mfn), ...rate('DUTY', 'GENERAL', l.general), ...rate('DUTY', 'PROVISIONAL', l.provisional), ...rate('VAT', 'STANDARD', l.vat), ...rate('CONSUMPTION_TAX', 'STANDARD', l.consumption), ...rate('EXPORT_DUTY', 'STANDARD', l.exportDuty)];
}

function of(l: TariffLine, tax: string, kind: string): string {
  return rates(l).find((r) => r.tax === tax && r.rateKind === kind)?.rate ?? '—';
}

/** The tariff by code or name. */
export function TariffPage() {
  const { t, word, say } = useI18n();
  const go = useNavigate();
  const unit = (l: TariffLine) => (l.unit1 ? <><Code list="unit" code={l.unit1} bare />{l.unit2 && <> / <Code list="unit" code={l.unit2} bare /></>}</> : '—');
  const controls = (l: TariffLine) => [l.importDocuments, l.exportDocuments, l.inspection].filter(Boolean).join(' / ');
  const name = (l: TariffLine) => say(l.name) || l.code;
  return (
    <ListPage<TariffLine>
      title={t('common.tariff')} hint={t('reference.tariffHint')} path="/tariff" onOpen={(l) => void go(`/reference/tariff/${l.code}`)} fileName="tariff" rowKey={(l) => l.code} empty={t('reference.noTariff')}
      filters={[{ kind: 'text', name: 'q', label: t('reference.searchTariff') }]}
      columns={[
        { key: 'code', title: t('case.hs'), render: (l) => <span className="tg-mono">{l.code}</span>, csv: (l) => l.code },
        { key: 'name', title: t('case.description'), render: (l) => <span className="tg-tariff-name">{name(l)}</span>, csv: name },
        { key: 'unit', title: t('reference.unit'), render: unit, csv: (l) => l.unit1 },
        { key: 'mfn', title: word('rate', 'MFN'), align: 'right', render: (l) => of(l, 'DUTY', 'MFN'), csv: (l) => of(l, 'DUTY', 'MFN') },
        { key: 'provisional', title: word('rate', 'PROVISIONAL'), align: 'right', render: (l) => of(l, 'DUTY', 'PROVISIONAL'), csv: (l) => of(l, 'DUTY', 'PROVISIONAL') },
        { key: 'general', title: word('rate', 'GENERAL'), align: 'right', render: (l) => of(l, 'DUTY', 'GENERAL'), csv: (l) => of(l, 'DUTY', 'GENERAL') },
        { key: 'vat', title: word('tax', 'VAT'), align: 'right', render: (l) => of(l, 'VAT', 'STANDARD'), csv: (l) => of(l, 'VAT', 'STANDARD') },
        { key: 'controls', title: t('reference.controls'), render: (l) => controls(l) || '—', csv: controls },
      ]}
      card={(l) => <><div className="tg-card-top"><span className="tg-mono">{l.code}</span><span>{unit(l)}</span></div><div>{name(l)}</div><div className="tg-card-line"><span>{word('rate', 'MFN')} {of(l, 'DUTY', 'MFN')}</span><span>{word('tax', 'VAT')} {of(l, 'VAT', 'STANDARD')}</span></div></>}
    />
  );
}
