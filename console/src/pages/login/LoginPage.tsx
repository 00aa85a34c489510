import { Alert, Button, Form, Input } from 'antd';
import { CheckOutlined, KeyOutlined } from '@ant-design/icons';
import { useState } from 'react';
import { Navigate, useLocation } from 'react-router';
import { ApiError, post } from '../../api/client';
import { useGet } from '../../api/hooks';
import { LanguageSwitch } from '../../app/Shell';
import { homeFor } from '../../app/nav';
import { canPasskeys, signInWithPasskey } from '../../app/passkeys';
import { useAccess } from '../../app/session';
import { useI18n } from '../../i18n';

interface Credentials { username: string; password: string }

export function LoginPage() {
  const { t, say } = useI18n();
  const { session, enter } = useAccess();
  const at = useLocation();
  const [form] = Form.useForm<Credentials>();
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const sandbox = useGet('/sandbox', undefined, { staleTime: Infinity });

  if (session) {
    const from = (at.state as { from?: string } | null)?.from;
    return <Navigate to={from && from !== '/' ? from : homeFor(session)} replace />;
  }

  async function signIn(values: Credentials) {
    setBusy(true);
    setError(null);
    try {
      enter(await post('/session', values));
    } catch (e) {
      setError(e instanceof ApiError && e.status !== 401 ? say(e.text) || e.message : t('common.signInFailed'));
    }
    setBusy(false);
  }

  async function byPasskey() {
    setBusy(true);
    setError(null);
    try {
      enter(await signInWithPasskey());
    } catch (e) {
      setError(e instanceof ApiError ? say(e.text) || e.message : t('oversight.noPasskeyHere'));
    }
    setBusy(false);
  }

  return (
    <div className="tg-login">
      <div className="tg-login-art" aria-hidden>
        <div>
          <img src="/seal.svg" alt="" width={52} height={52} />
          <h2>{t('common.loginLead')}</h2>
          <ul>{(['common.loginPoint1', 'common.loginPoint2', 'common.loginPoint3'] as const).map((k) => <li key={k}><CheckOutlined /> {t(k)}</li>)}</ul>
        </div>
      </div>
      <main className="tg-login-main">
        <div className="tg-login-lang"><LanguageSwitch /></div>
        <div className="tg-login-box">
          <div className="tg-brand"><img src="/seal.svg" alt="" width={36} height={36} /><span><h1>{t('common.product')}</h1><p>{t('common.tagline')}</p></span></div>
          <Form form={form} layout="vertical" size="large" requiredMark={false} onFinish={(v) => void signIn(v)}>
            {error && <Alert type="error" showIcon title={error} className="tg-gap-bottom" role="alert" />}
            <Form.Item name="username" label={t('common.username')} rules={[{ required: true, message: t('common.required') }]}><Input autoComplete="username" autoFocus autoCapitalize="none" /></Form.Item>
            <Form.Item name="password" label={t('common.password')} rules={[{ required: true, message: t('common.required') }]}><Input.Password autoComplete="current-password" /></Form.Item>
            <Button type="primary" htmlType="submit" block loading={busy}>{t('common.signIn')}</Button>
            {canPasskeys() && <Button type="text" block className="tg-gap-top" icon={<KeyOutlined />} disabled={busy} onClick={() => void byPasskey()}>{t('oversight.signInWithPasskey')}</Button>}
          </Form>
          <p className="tg-gap-top"><a href="/status">{t('continuity.statusTitle')}</a></p>
          {sandbox.data && sandbox.data.length > 0 && (
            <div className="tg-login-sandbox">
              <p>{t('common.sandboxHint')}</p>
              <div>{sandbox.data.map((a) => <button type="button" key={a.username} onClick={() => form.setFieldsValue(a)}><b>{say(a.role)}</b><span>{a.username}</span></button>)}</div>
            </div>
          )}
        </div>
      </main>
    </div>
  );
}
