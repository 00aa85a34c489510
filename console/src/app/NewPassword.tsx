import { Button, Form, Input } from 'antd';
import { post } from '../api/client';
import { useI18n } from '../i18n';
import { useAct } from '../kit/act';
import { useAccess } from './session';

/** Shown instead of everything else while a given-out password stands. */
export function NewPassword() {
  const { t } = useI18n();
  const act = useAct();
  const { enter, leave, session } = useAccess();
  const min = session?.passwordLength ?? 1;
  const change = async (v: { password: string; newPassword: string }) => {
    const session = await act(() => post('/session/password', { password: v.password, newPassword: v.newPassword }), t('common.saved'));
    if (session) {
      enter(session);
    }
  };
  return (
    <main className="tg-login-main">
      <div className="tg-login-box">
        <div className="tg-brand"><img src="/seal.svg" alt="" width={36} height={36} /><span><h1>{t('common.mustChange')}</h1><p>{t('common.mustChangeHint', { n: min })}</p></span></div>
        <Form layout="vertical" size="large" requiredMark={false} onFinish={(v) => void change(v)}>
          <Form.Item name="password" label={t('common.password')} rules={[{ required: true, message: t('common.required') }]}><Input.Password autoComplete="current-password" autoFocus /></Form.Item>
          <Form.Item name="newPassword" label={t('common.newPassword')} rules={[{ required: true, min, message: t('admin.passwordHint', { n: min }) }]}><Input.Password autoComplete="new-password" /></Form.Item>
          <Form.Item name="again" label={t('common.repeatPassword')} dependencies={['newPassword']} rules={[({ getFieldValue }) => ({ validator: (_, v) => (v === getFieldValue('newPassword') ? Promise.resolve() : Promise.reject(new Error(t('common.passwordsDiffer')))) })]}><Input.Password autoComplete="new-password" /></Form.Item>
          <Button type="primary" htmlType="submit" block>{t('common.changePassword')}</Button>
          <Button type="text" block className="tg-gap-top" onClick={() => void leave()}>{t('common.signOut')}</Button>
        </Form>
      </div>
    </main>
  );
}
