import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { get, postRaw } from '../../api/client';
import { useInvalidate } from '../../api/hooks';
import type { BankStatement } from '../../api/types';
import { useSession } from '../../app/session';
import { useI18n } from '../../i18n';
import { useAct } from '../../kit/act';
import { date, dateTime } from '../../kit/format';
import { ListPage } from '../../kit/ListPage';
import { Money, Num, Time } from '../../kit/Show';
import { FilePick } from '../../kit/Upload';

/** Takes a statement as a file or as text; a sandbox writes today's. */
function Send({ onClose }: { onClose: () => void }) {
  const { t } = useI18n();
  const act = useAct();
  const invalidate = useInvalidate();
  const [file, setFile] = useState<File | null>(null);
  const [xml, setXml] = useState('');
  const [busy, setBusy] = useState(false);
  const { sandbox } = useSession();
  async function pick(picked: File) {
    setFile(picked);
    setXml(await picked.text());
  }
  async function write() {
    const written = await act(() => get('/bank-reconciliation/sandbox-statement'));
    setXml(written?.xml ?? '');
  }
  async function send() {
    setBusy(true);
    const taken = await act(() => postRaw('/bank-reconciliation/statements', xml, 'application/xml'), t('bank.sent'));
    setBusy(false);
    if (taken) {
      await invalidate('/bank-reconciliation');
      onClose();
    }
  }
  return (
    <Modal open title={t('bank.send')} okText={t('bank.send')} cancelText={t('common.cancel')} onCancel={onClose} onOk={() => void send()} confirmLoading={busy} okButtonProps={{ disabled: xml.trim() === '' }}>
      <div className="tg-stack">
        <p className="tg-faint">{t('bank.sendHint')}</p>
        <FilePick file={file} onPick={(f) => void pick(f)} progress={null} accept=".xml" />
        {sandbox && <div><Button onClick={() => void write()}>{t('bank.sandbox')}</Button></div>}
        <Input.TextArea aria-label="camt.053" className="tg-mono" rows={8} value={xml} onChange={(e) => setXml(e.target.value)} />
      </div>
    </Modal>
  );
}

/** A bank's statements, and the way to send one. */
export function Statements() {
  const { t } = useI18n();
  const [sending, setSending] = useState(false);
  return (
    <>
      <ListPage<BankStatement>
        title={t('bank.statements')} hint={t('bank.statementsHint')} path="/bank-reconciliation/statements" fileName="statements" rowKey={(s) => s.id} empty={t('bank.noStatements')}
        actions={<Button type="primary" onClick={() => setSending(true)}>{t('bank.send')}</Button>}
        columns={[
          { key: 'ref', title: t('bank.reference'), render: (s) => <span className="tg-mono">{s.reference}</span>, csv: (s) => s.reference },
          { key: 'day', title: t('bank.day'), render: (s) => <span className="tg-num">{date(s.day)}</span>, csv: (s) => s.day },
          { key: 'account', title: t('bank.account'), render: (s) => <span className="tg-mono">{s.account}</span>, csv: (s) => s.account },
          { key: 'opening', title: `${t('bank.opening')} (CNY)`, align: 'right', render: (s) => <Money value={s.opening} />, csv: (s) => s.opening },
          { key: 'closing', title: t('bank.closing'), align: 'right', render: (s) => <Money value={s.closing} />, csv: (s) => s.closing },
          { key: 'entries', title: t('bank.entries'), align: 'right', render: (s) => <Num value={s.entries} />, csv: (s) => s.entries },
          { key: 'at', title: t('bank.receivedAt'), render: (s) => <Time at={s.receivedAt} />, csv: (s) => dateTime(s.receivedAt) },
        ]}
        card={(s) => <><div className="tg-card-top"><b className="tg-num">{date(s.day)}</b><Money value={s.closing} currency="CNY" /></div><div className="tg-card-line"><span className="tg-mono">{s.reference}</span><span>{t('bank.entries')} <Num value={s.entries} /></span></div></>}
      />
      {sending && <Send onClose={() => setSending(false)} />}
    </>
  );
}
