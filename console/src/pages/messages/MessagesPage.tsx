import { SendOutlined } from '@ant-design/icons';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { sendMessage } from '../../api/filing';
import { useInvalidate } from '../../api/hooks';
import type { Message } from '../../api/types';
import { useI18n } from '../../i18n';
import { useAct } from '../../kit/act';
import { dateTime, messageKind } from '../../kit/format';
import { ListPage } from '../../kit/ListPage';
import { Time } from '../../kit/Show';
import { Value } from '../../kit/Tags';
import { FilePick } from '../../kit/Upload';

function Send() {
  const { t } = useI18n();
  const act = useAct();
  const go = useNavigate();
  const invalidate = useInvalidate();
  const [open, setOpen] = useState(false);
  const [file, setFile] = useState<File | null>(null);
  const [busy, setBusy] = useState(false);
  async function send() {
    setBusy(true);
    const message = await act(async () => sendMessage(await file!.text()), t('desk.sent'));
    setBusy(false);
    if (message) {
      setOpen(false);
      setFile(null);
      await invalidate('/messages');
      void go(`/messages/${message.id}`);
    }
  }
  return (
    <>
      <Button type="primary" icon={<SendOutlined />} onClick={() => setOpen(true)}>{t('desk.sendMessage')}</Button>
      <Modal open={open} title={t('desk.sendMessage')} okText={t('desk.sendMessage')} cancelText={t('common.cancel')} onCancel={() => setOpen(false)} onOk={() => void send()} confirmLoading={busy} okButtonProps={{ disabled: !file }}>
        <p className="tg-faint tg-gap-bottom">{t('desk.sendHint')}</p>
        <FilePick file={file} onPick={setFile} progress={null} accept=".xml,text/xml,application/xml" />
      </Modal>
    </>
  );
}

/** The sender's own number of a message, without what the platform puts before it to tell kinds and acts apart. */
export function referenceOf(m: Message): string {
  const parts = (m.key ?? '').split(':');
  return parts.slice(parts.length > 2 ? 2 : 1).join(' · ') || '—';
}

/** Messages that were sent, newest first. */
export function MessagesPage() {
  const { t, word } = useI18n();
  const go = useNavigate();
  return (
    <ListPage<Message>
      title={t('common.messages')} hint={t('desk.messagesHint')} path="/messages" fileName="messages" rowKey={(m) => m.id} actions={<Send />} empty={t('desk.messagesEmpty')} onOpen={(m) => void go(`/messages/${m.id}`)}
      columns={[
        { key: 'at', title: t('desk.receivedAt'), render: (m) => <Time at={m.receivedAt} />, csv: (m) => dateTime(m.receivedAt) },
        { key: 'kind', title: t('desk.messageKind'), render: (m) => messageKind(m.kind, word), csv: (m) => m.kind },
        { key: 'key', title: t('desk.key'), render: (m) => <span className="tg-mono">{referenceOf(m)}</span>, csv: (m) => m.key },
        { key: 'state', title: t('common.state'), render: (m) => <Value kind="message" value={m.state} />, csv: (m) => word('message', m.state) },
        { key: 'findings', title: t('case.findings'), align: 'right', render: (m) => m.findings?.length || '—', csv: (m) => m.findings?.length ?? 0 },
      ]}
      card={(m) => <><div className="tg-card-top"><b>{messageKind(m.kind, word)}</b><Value kind="message" value={m.state} /></div><div className="tg-card-line"><span className="tg-mono">{referenceOf(m)}</span><Time at={m.receivedAt} /></div></>}
    />
  );
}
