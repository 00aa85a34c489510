import { PlusOutlined, PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { OfflineReference } from '../../api/types';
import { useI18n } from '../../i18n';
import { useOptions } from '../../kit/Filters';
import { date, dateTime } from '../../kit/format';
import { ListPage } from '../../kit/ListPage';
import { Value } from '../../kit/Tags';
import { EntryDialog } from './EntryDialog';
import { IssueDialog } from './IssueDialog';

/** References for paper: given out, printed, entered once. A trader's own, or all for officers. */
export function OfflinePage() {
  const { t, word, say } = useI18n();
  const navigate = useNavigate();
  const [issuing, setIssuing] = useState(false);
  const [chosen, setChosen] = useState<OfflineReference | null>(null);
  const states = useOptions('offline', ['ISSUED', 'ENTERED', 'VOIDED']);
  const holder = (r: OfflineReference) => say(r.traderName) || r.office || '';
  const subject = (r: OfflineReference) => r.subject ?? r.note ?? r.reason;
  return (
    <>
      <ListPage<OfflineReference>
        title={t('continuity.nav')} hint={t('continuity.hint')} path="/offline-references" fileName="offline-references" rowKey={(r) => r.number} empty={t('continuity.empty')} onOpen={setChosen}
        actions={<>
          <Button icon={<PrinterOutlined />} onClick={() => void navigate('/offline/forms')}>{t('continuity.print')}</Button>
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setIssuing(true)}>{t('continuity.issue')}</Button>
        </>}
        filters={[{ kind: 'text', name: 'q', label: t('continuity.search') }, { kind: 'choice', name: 'state', label: t('common.state'), options: states }]}
        columns={[
          { key: 'number', title: t('continuity.number'), render: (r) => <span className="tg-mono tg-nowrap">{r.number}</span>, csv: (r) => r.number },
          { key: 'state', title: t('common.state'), render: (r) => <Value kind="offline" value={r.state} />, csv: (r) => word('offline', r.state) },
          { key: 'holder', title: t('continuity.holder'), render: holder, csv: holder },
          { key: 'validTo', title: t('continuity.validTo'), render: (r) => <span className="tg-num">{date(r.validTo)}</span>, csv: (r) => r.validTo },
          { key: 'subject', title: t('continuity.subject'), render: (r) => subject(r) || '—', csv: subject },
          { key: 'occurredAt', title: t('continuity.occurredAt'), render: (r) => r.occurredAt ? <span className="tg-num">{dateTime(r.occurredAt)}</span> : '—', csv: (r) => r.occurredAt ?? '' },
        ]}
        card={(r) => <><div className="tg-card-top"><span className="tg-mono">{r.number}</span><Value kind="offline" value={r.state} /></div><div className="tg-card-line"><span>{holder(r)}</span><span className="tg-num">{date(r.validTo)}</span></div>{subject(r) && <div className="tg-card-line"><span>{subject(r)}</span></div>}</>}
      />
      {issuing && <IssueDialog onClose={() => setIssuing(false)} />}
      {chosen && <EntryDialog reference={chosen} onClose={() => setChosen(null)} />}
    </>
  );
}
