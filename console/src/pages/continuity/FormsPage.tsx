import { PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useNavigate } from 'react-router';
import { asPage, useList } from '../../api/hooks';
import type { OfflineReference } from '../../api/types';
import { useI18n } from '../../i18n';
import { date } from '../../kit/format';

const ROWS = 100;

/** Blank forms with the references that are unused, to be printed and kept where they will be needed. */
export function FormsPage() {
  const { t, say } = useI18n();
  const navigate = useNavigate();
  const { data } = useList<OfflineReference>('/offline-references', { state: 'ISSUED', size: ROWS });
  const lines = [t('continuity.formDate'), t('continuity.formTransport'), t('continuity.formGoods'), t('continuity.formDecision'), t('continuity.formSign')];
  return (
    <main className="tg-forms">
      <div className="tg-forms-tools"><Button onClick={() => void navigate('/offline')}>{t('continuity.back')}</Button><Button type="primary" icon={<PrinterOutlined />} onClick={() => window.print()}>{t('continuity.print')}</Button></div>
      {asPage(data).items.map((r) => (
        <section key={r.number} className="tg-form-sheet">
          <header><h1>{t('continuity.formTitle')}</h1><b className="tg-mono">{r.number}</b></header>
          <p>{say(r.traderName) || r.office} · {t('continuity.validTo')} {date(r.validTo)}</p>
          <p className="tg-faint">{t('continuity.formHint')}</p>
          <dl>{lines.map((line) => <div key={line}><dt>{line}</dt><dd /></div>)}</dl>
        </section>
      ))}
    </main>
  );
}
