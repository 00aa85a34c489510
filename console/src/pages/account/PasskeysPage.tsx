import { PlusOutlined } from '@ant-design/icons';
import { Alert, App, Button, Input, Modal, Table } from 'antd';
import { useState } from 'react';
import { del } from '../../api/client';
import { useGet, useInvalidate } from '../../api/hooks';
import type { Passkey } from '../../api/types';
import { NoPasskey, canPasskeys, makePasskey } from '../../app/passkeys';
import { useI18n } from '../../i18n';
import { useAct } from '../../kit/act';
import { Loaded, Nothing, Page, Panel } from '../../kit/Page';
import { Time } from '../../kit/Show';
import { Tag } from '../../kit/Tags';

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

/** One's own passkeys, and what they are asked for. */
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
                    { title: t('oversight.created'), render: (_, k) => <Time at={k.createdAt} /> },
                    { title: t('oversight.lastUsed'), render: (_, k) => <Time at={k.lastUsedAt} /> },
                    { title: '', key: 'tools', render: (_, k) => <Button size="small" danger onClick={() => void remove(k)}>{t('oversight.remove')}</Button> },
                  ]} />
              )}
            </Panel>
          </>
        )}
      </Loaded>
      {open && <Register onClose={() => setOpen(false)} />}
    </Page>
  );
}
