import { PlusOutlined } from '@ant-design/icons';
import { Alert, App, Button, Input, Modal, Table } from 'antd';
import { useState } from 'react';
import { del, post } from '../../api/client';
import { useGet, useInvalidate } from '../../api/hooks';
import type { OpenSession, Passkey } from '../../api/types';
import { NoPasskey, canPasskeys, makePasskey } from '../../app/passkeys';
import { useI18n } from '../../i18n';
import { useAct } from '../../kit/act';
import { Loaded, Nothing, Page, Panel } from '../../kit/Page';
import { Time } from '../../kit/Show';
import { Tag } from '../../kit/Tags';

/** All sessions but this one. */
const OTHERS = 'others';

function Register({ onClose }: { onClose: () => void }) {
  const { t } = useI18n();
  const { message } = App.useApp();
  const act = useAct();
  const invalidate = useInvalidate();
  const [name, setName] = useState('');
  const [busy, setBusy] = useState(false);
  const make = async () => {
    setBusy(true);
    const done = await act(async () => {
      try {
        await makePasskey(name.trim());
        return 'made';
      } catch (e) {
        if (e instanceof NoPasskey) {
          return 'none';
        }
        throw e;
      }
    });
    setBusy(false);
    if (done === 'made') {
      void message.success(t('oversight.passkeyDone'));
      onClose();
      await invalidate('/passkeys');
    } else if (done === 'none') {
      void message.warning(t('oversight.noPasskeyHere'));
    }
  };
  return (
    <Modal open title={t('oversight.newPasskey')} okText={t('oversight.newPasskey')} cancelText={t('common.cancel')} confirmLoading={busy} okButtonProps={{ disabled: name.trim() === '' }} onCancel={onClose} onOk={() => void make()}>
      <label className="tg-stack tg-tight"><span>{t('oversight.passkeyName')} <span className="tg-faint">{t('oversight.passkeyNameHint')}</span></span><Input autoFocus maxLength={100} value={name} onChange={(e) => setName(e.target.value)} onPressEnter={() => name.trim() && void make()} /></label>
    </Modal>
  );
}

/** Where one is signed in, and signing out there: after a proof by passkey, or with the password. */
function SignedIn() {
  const { t } = useI18n();
  const act = useAct();
  const { message } = App.useApp();
  const invalidate = useInvalidate();
  const query = useGet('/sessions');
  const [asked, setAsked] = useState<string | null>(null);
  const [password, setPassword] = useState('');
  const end = async (id: string, given: string | null) => {
    const done = await act(() => post('/sessions/end', { id: id === OTHERS ? null : id, password: given }));
    setPassword('');
    if (done) {
      setAsked(null);
      void message.success(t('oversight.signedOut', { n: done.ended }));
      await invalidate('/sessions');
    }
  };
  const ask = (id: string) => (query.data?.byPasskey ? void end(id, null) : setAsked(id));
  return (
    <Panel title={t('oversight.signedIn')} flush extra={(query.data?.sessions.length ?? 0) > 1 && <Button size="small" danger onClick={() => ask(OTHERS)}>{t('oversight.signOutOthers')}</Button>}>
      <Loaded query={query} rows={2}>
        {(v) => (
          <Table<OpenSession> size="small" rowKey={(s) => s.id} dataSource={v.sessions} pagination={false} scroll={{ x: 'max-content' }}
            columns={[
              { title: t('oversight.openedAt'), render: (_, s) => <span className="tg-row"><Time at={s.openedAt} />{s.current && <Tag tone="green">{t('oversight.thisOne')}</Tag>}</span> },
              { title: t('oversight.seenAt'), render: (_, s) => <Time at={s.lastSeenAt} /> },
              { title: t('oversight.provedAt'), responsive: ['sm'], render: (_, s) => <Time at={s.verifiedAt} /> },
              { title: '', key: 'tools', render: (_, s) => !s.current && <Button size="small" danger onClick={() => ask(s.id)}>{t('oversight.signOutThere')}</Button> },
            ]} />
        )}
      </Loaded>
      <Modal open={asked !== null} title={t('oversight.signOutThere')} okText={t('oversight.signOutThere')} cancelText={t('common.cancel')} okButtonProps={{ disabled: password === '' }} onCancel={() => setAsked(null)} onOk={() => void end(asked!, password)}>
        <label className="tg-stack tg-tight"><span>{t('common.password')}</span><Input.Password autoFocus autoComplete="current-password" value={password} onChange={(e) => setPassword(e.target.value)} onPressEnter={() => password && void end(asked!, password)} /></label>
      </Modal>
    </Panel>
  );
}

/** One's own passkeys, what they are asked for, and where one is signed in. */
export function PasskeysPage() {
  const { t } = useI18n();
  const act = useAct();
  const invalidate = useInvalidate();
  const [open, setOpen] = useState(false);
  const query = useGet('/passkeys');
  const remove = async (k: Passkey) => {
    await act(async () => {
      await del(`/passkeys/${k.id}`);
      return true;
    }, t('oversight.removed'));
    await invalidate('/passkeys');
  };
  return (
    <Page title={t('oversight.passkeys')} hint={t('oversight.passkeysHint')} width="reading" actions={<Button type="primary" icon={<PlusOutlined />} disabled={!canPasskeys()} onClick={() => setOpen(true)}>{t('oversight.newPasskey')}</Button>}>
      <Loaded query={query} rows={3}>
        {(v) => (
          <>
            <Alert type={v.demanded ? 'info' : 'warning'} showIcon className="tg-gap-bottom" title={t(v.demanded ? 'oversight.demanded' : 'oversight.registered', { n: v.freshMinutes })}
              description={v.provedUntil && <>{t('oversight.proved')} <Time at={v.provedUntil} /></>} />
            {!canPasskeys() && <Alert type="error" showIcon className="tg-gap-bottom" title={t('oversight.unsupported')} />}
            <Panel flush>
              {v.passkeys.length === 0 ? <Nothing title={t('oversight.noPasskeys')} /> : (
                <Table<Passkey> size="small" rowKey={(k) => k.id} dataSource={v.passkeys} pagination={false} scroll={{ x: 'max-content' }}
                  columns={[
                    { title: t('oversight.passkeyName'), render: (_, k) => <span className="tg-row">{k.name}{!k.confirmed && <Tag tone="amber">{t('oversight.waits')}</Tag>}</span> },
                    { title: t('oversight.created'), responsive: ['sm'], render: (_, k) => <Time at={k.createdAt} /> },
                    { title: t('oversight.lastUsed'), render: (_, k) => <Time at={k.lastUsedAt} /> },
                    { title: '', key: 'tools', render: (_, k) => <Button size="small" danger onClick={() => void remove(k)}>{t('oversight.remove')}</Button> },
                  ]} />
              )}
            </Panel>
          </>
        )}
      </Loaded>
      <div className="tg-gap-top"><SignedIn /></div>
      {open && <Register onClose={() => setOpen(false)} />}
    </Page>
  );
}
