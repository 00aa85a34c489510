import { App, Button, Input, Modal, Table } from 'antd';
import { useState } from 'react';
import { del, post } from '../../api/client';
import { useGet, useInvalidate } from '../../api/hooks';
import type { Token } from '../../api/types';
import { useI18n } from '../../i18n';
import { useAct } from '../../kit/act';
import { Loaded, Nothing, Panel } from '../../kit/Page';
import { Time } from '../../kit/Show';
import { Once } from './Once';

export function Tokens() {
  const { t } = useI18n();
  const act = useAct();
  const { modal } = App.useApp();
  const invalidate = useInvalidate();
  const query = useGet('/tokens');
  const [naming, setNaming] = useState(false);
  const [name, setName] = useState('');
  const [secret, setSecret] = useState<string | null>(null);

  async function create() {
    const token = await act(() => post('/tokens', { name: name.trim() }));
    if (token) {
      setSecret(token.token ?? null);
      setNaming(false);
      setName('');
      await invalidate('/tokens');
    }
  }
  const revoke = (token: Token) => modal.confirm({
    title: `${t('desk.revoke')}: ${token.name}`, content: t('desk.revokeSure'), okText: t('desk.revoke'), okButtonProps: { danger: true }, cancelText: t('common.cancel'),
    onOk: async () => {
      await act(() => del(`/tokens/${token.id}`), t('common.done'));
      await invalidate('/tokens');
    },
  });
  return (
    <Panel title={t('desk.tokens')} extra={<Button size="small" onClick={() => setNaming(true)}>{t('desk.newToken')}</Button>}>
      <p className="tg-faint tg-gap-bottom">{t('desk.tokensHint')}</p>
      <Loaded query={query} rows={2}>
        {(all) => (
          <Table<Token> size="small" pagination={false} dataSource={all} rowKey="id" scroll={{ x: 'max-content' }} locale={{ emptyText: <Nothing title={t('desk.noTokens')} /> }} columns={[
            { title: t('desk.tokenName'), render: (_, k) => k.name },
            { title: t('desk.createdAt'), render: (_, k) => <Time at={k.createdAt} /> },
            { title: t('desk.lastUsed'), render: (_, k) => (k.lastUsedAt ? <Time at={k.lastUsedAt} relative /> : <span className="tg-faint">{t('desk.never')}</span>) },
            { title: '', align: 'right', render: (_, k) => <Button size="small" danger type="text" onClick={() => revoke(k)}>{t('desk.revoke')}</Button> },
          ]} />
        )}
      </Loaded>
      <Modal open={naming} title={t('desk.newToken')} okText={t('common.create')} cancelText={t('common.cancel')} okButtonProps={{ disabled: !name.trim() }} onCancel={() => setNaming(false)} onOk={() => void create()}>
        <label className="tg-stack tg-tight">{t('desk.tokenName')}<Input autoFocus maxLength={80} value={name} onChange={(e) => setName(e.target.value)} onPressEnter={() => name.trim() && void create()} /></label>
      </Modal>
      <Once title={t('desk.newToken')} secret={secret} onClose={() => setSecret(null)} />
    </Panel>
  );
}
