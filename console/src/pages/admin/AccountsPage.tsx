import { PlusOutlined } from '@ant-design/icons';
import { App, Button, Form, Input, Modal, Select, Switch } from 'antd';
import { useState } from 'react';
import { post, put } from '../../api/client';
import { useInvalidate } from '../../api/hooks';
import type { Account, Role } from '../../api/types';
import { has, useSession } from '../../app/session';
import { useI18n } from '../../i18n';
import { useAct } from '../../kit/act';
import { Code } from '../../kit/Code';
import { CodeField } from '../../kit/CodeField';
import { dateTime } from '../../kit/format';
import { ListPage } from '../../kit/ListPage';
import { Time } from '../../kit/Show';
import { Tag } from '../../kit/Tags';
import { TraderPick } from '../../kit/TraderPick';

const ROLES: Role[] = ['OFFICER', 'INSPECTOR', 'SENIOR', 'ANALYST', 'ADMIN', 'DECLARANT', 'TRADER_MANAGER', 'BANK', 'TERMINAL', 'LANE'];

function Editor({ account, onClose }: { account: Account | null; onClose: () => void }) {
  const { t, word } = useI18n();
  const act = useAct();
  const invalidate = useInvalidate();
  const { message } = App.useApp();
  const session = useSession();
  const admin = has(session, 'ADMIN');
  const min = session.passwordLength;
  const [form] = Form.useForm<Account & { password?: string }>();
  async function save(v: Account & { password?: string }) {
    const whole = { ...account, ...v };
    const body = {
      username: whole.username, displayName: whole.displayName, roles: admin ? whole.roles : ['DECLARANT' as const], office: whole.office, active: whole.active, password: v.password ?? null, reason: null,
      traderId: whole.traderId ? Number(whole.traderId) : null,
    };
    const done = await act(() => (account ? put(`/accounts/${account.id}`, body) : post('/accounts', body)));
    if (done) {
      void message.success(done.waiting ? t('oversight.waits') : t('admin.accountDone'));
      onClose();
      await invalidate('/accounts');
    }
  }
  const must = { required: true, message: t('common.required') };
  return (
    <Modal open title={account ? account.username : t('admin.newAccount')} okText={t('common.save')} cancelText={t('common.cancel')} onCancel={onClose} onOk={() => form.submit()}>
      <Form form={form} layout="vertical" initialValues={account ?? { active: true, roles: admin ? [] : ['DECLARANT'] }} onFinish={(v) => void save(v)}>
        {!account && <Form.Item name="username" label={t('common.username')} rules={[must]}><Input autoComplete="off" maxLength={60} /></Form.Item>}
        <Form.Item name="displayName" label={t('admin.displayName')} rules={[must]}><Input maxLength={60} /></Form.Item>
        {!account && <Form.Item name="password" label={t('admin.password')} extra={t('admin.passwordHint', { n: min })} rules={[{ ...must, min, message: t('admin.passwordHint', { n: min }) }]}><Input.Password autoComplete="new-password" /></Form.Item>}
        {admin && <>
          <Form.Item name="roles" label={t('admin.roles')} rules={[must]}><Select mode="multiple" options={ROLES.map((r) => ({ value: r, label: word('role', r) }))} /></Form.Item>
          <Form.Item name="office" label={t('admin.office')}><CodeField list="customs_district" label={t('admin.office')} /></Form.Item>
          <Form.Item name="traderId" label={t('admin.trader')}><TraderPick /></Form.Item>
        </>}
        <Form.Item name="active" label={t('admin.active')} valuePropName="checked" className="tg-last"><Switch /></Form.Item>
      </Form>
    </Modal>
  );
}

function Password({ account, onClose }: { account: Account; onClose: () => void }) {
  const { t } = useI18n();
  const act = useAct();
  const [password, setPassword] = useState('');
  const min = useSession().passwordLength;
  const official = !account.traderId;
  const save = async () => {
    const done = await act(async () => {
      await post(`/accounts/${account.id}/password`, { password, reason: null });
      return true;
    }, official ? t('oversight.passwordMayWait') : t('admin.passwordDone'));
    if (done) {
      onClose();
    }
  };
  return (
    <Modal open title={`${t('admin.newPassword')}: ${account.username}`} okText={t('common.save')} cancelText={t('common.cancel')} okButtonProps={{ disabled: password.length < min }} onCancel={onClose} onOk={() => void save()}>
      <label className="tg-stack tg-tight"><span>{t('common.newPassword')} <span className="tg-faint">{t('admin.passwordHint', { n: min })}</span></span><Input.Password autoFocus autoComplete="new-password" value={password} onChange={(e) => setPassword(e.target.value)} /></label>
    </Modal>
  );
}

/** Who may sign in and do what. */
export function AccountsPage() {
  const { t, word } = useI18n();
  const [edited, setEdited] = useState<Account | 'new' | null>(null);
  const [reset, setReset] = useState<Account | null>(null);
  const active = (a: Account) => <Tag tone={a.active ? 'green' : 'plain'}>{a.active ? t('admin.active') : t('admin.inactive')}</Tag>;
  const tools = (a: Account) => <span className="tg-row tg-nowrap"><Button size="small" onClick={() => setEdited(a)}>{t('common.edit')}</Button><Button size="small" type="text" onClick={() => setReset(a)}>{t('admin.newPassword')}</Button></span>;
  const roles = (a: Account) => a.roles.map((r) => word('role', r)).join(' · ');
  return (
    <>
      <ListPage<Account>
        title={t('common.accounts')} hint={t('admin.accountsHint')} path="/accounts" fileName="accounts" rowKey={(a) => a.id} empty={t('admin.accountsEmpty')} actions={<Button type="primary" icon={<PlusOutlined />} onClick={() => setEdited('new')}>{t('admin.newAccount')}</Button>}
        filters={[{ kind: 'text', name: 'q', label: t('admin.searchAccounts') }]}
        columns={[
          { key: 'name', title: t('admin.displayName'), render: (a) => <span className="tg-two"><span>{a.displayName}</span><span>{a.username}</span></span>, csv: (a) => `${a.displayName} (${a.username})` },
          { key: 'roles', title: t('admin.roles'), render: roles, csv: roles },
          { key: 'office', title: t('admin.office'), render: (a) => <Code list="customs_district" code={a.office} />, csv: (a) => a.office },
          { key: 'trader', title: t('admin.trader'), render: (a) => a.traderName ?? '—', csv: (a) => a.traderName },
          { key: 'active', title: t('common.state'), render: active, csv: (a) => (a.active ? t('admin.active') : t('admin.inactive')) },
          { key: 'last', title: t('admin.lastLogin'), render: (a) => <Time at={a.lastLoginAt} />, csv: (a) => (a.lastLoginAt ? dateTime(a.lastLoginAt) : '') },
          { key: 'tools', title: '', render: tools },
        ]}
        card={(a) => <><div className="tg-card-top"><b>{a.displayName}</b>{active(a)}</div><div className="tg-card-line"><span>{roles(a)}</span><span>{a.username}</span></div>{tools(a)}</>}
      />
      {edited && <Editor account={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
      {reset && <Password account={reset} onClose={() => setReset(null)} />}
    </>
  );
}
