import { Alert, Button, Form, Input, InputNumber, Select, Tabs } from 'antd';
import { useSearchParams, useParams } from 'react-router';
import { useGet } from '../../api/hooks';
import { isTrader, has, useSession } from '../../app/session';
import { useI18n } from '../../i18n';
import { CodeField } from '../../kit/CodeField';
import { Loaded, Nothing, Page } from '../../kit/Page';
import { Handbooks } from './Handbooks';
import { Notices } from './Notices';
import { OwnGoods } from './OwnGoods';
import { PreferenceSheet } from './PreferenceSheet';
import { UseTable } from './UseTable';

interface Asked { code: string; schedule: string; origin: string | null; from: number; to: number }

function LookUp() {
  const { t, say } = useI18n();
  const { code = '' } = useParams();
  const [search, setSearch] = useSearchParams();
  const now = new Date().getFullYear();
  const asked: Asked = { code: (search.get('code') ?? code).replace(/\D/g, ''), schedule: search.get('schedule') ?? 'CN', origin: search.get('origin'), from: Number(search.get('from')) || now, to: Number(search.get('to')) || now + 4 };
  const schedules = useGet('/preferences/schedules', undefined, { staleTime: 60_000 });
  const answer = useGet(asked.code ? `/tariff/${asked.code}/preferences` : null, { schedule: asked.schedule, origin: asked.origin, from: asked.from, to: asked.to }, { keep: true });
  const lines = answer.data?.lines ?? [];
  function ask(v: Asked) {
    setSearch((old) => {
      const next = new URLSearchParams(old);
      Object.entries(v).forEach(([key, value]) => (value ? next.set(key, String(value)) : next.delete(key)));
      return next;
    });
  }
  return (
    <div className="tg-stack">
      <Form<Asked> layout="inline" className="tg-pref-ask" initialValues={asked} key={JSON.stringify(asked)} onFinish={ask}>
        <Form.Item name="code" label={t('case.hs')} rules={[{ required: true, pattern: /^[\d. ]{6,13}$/, message: '6–10' }]}><Input inputMode="numeric" placeholder="6110.20.00" maxLength={13} allowClear /></Form.Item>
        <Form.Item name="schedule" label={t('handbook.tariff')}><Select popupMatchSelectWidth={false} options={(schedules.data ?? []).map((s) => ({ value: s.id, label: say(s.name) }))} /></Form.Item>
        <Form.Item name="origin" label={t('reference.origin')}><CodeField list="country" label={t('reference.origin')} /></Form.Item>
        <Form.Item label={t('handbook.years')}>
          <span className="tg-range"><Form.Item name="from" noStyle><InputNumber min={2000} max={2099} aria-label={t('handbook.fromYear')} /></Form.Item>–<Form.Item name="to" noStyle><InputNumber min={2000} max={2099} aria-label={t('handbook.toYear')} /></Form.Item></span>
        </Form.Item>
        <Button type="primary" htmlType="submit">{t('handbook.show')}</Button>
      </Form>
      {!asked.code && <Nothing title={t('handbook.askCode')} hint={t('handbook.askCodeHint')} />}
      {asked.code && <Loaded query={answer}>{(data) => (
        <>
          {data.lines.length > 1 && <Alert type="info" showIcon title={t('handbook.manyLines', { n: data.lines.length })} />}
          {lines.map((sheet) => <PreferenceSheet key={sheet.code} sheet={sheet} />)}
          <p className="tg-faint">{t('handbook.marks')} {t('handbook.version', { version: data.schedule.version })}</p>
        </>
      )}</Loaded>}
    </div>
  );
}

/** Preferences by product, agreement and year; one's own goods; how they are used; handbooks and notices. */
export function HandbookPage() {
  const { t } = useI18n();
  const session = useSession();
  const [search, setSearch] = useSearchParams();
  const insider = isTrader(session) || has(session, 'OFFICER', 'SENIOR', 'ANALYST');
  const tab = search.get('tab') ?? (search.get('book') ? 'books' : 'code');
  const tabs = [{ key: 'code', label: t('handbook.lookUp'), children: <LookUp /> }, ...(insider ? [
    { key: 'own', label: t('handbook.own'), children: <OwnGoods /> },
    { key: 'use', label: t('handbook.use'), children: <UseTable /> },
    { key: 'books', label: t('handbook.books'), children: <Handbooks /> },
    { key: 'notices', label: t('handbook.notices'), children: <Notices /> },
  ] : [])];
  return (
    <Page title={t('handbook.title')} hint={t('handbook.hint')}>
      <Tabs activeKey={tabs.some((x) => x.key === tab) ? tab : 'code'} items={tabs} destroyOnHidden onChange={(key) => setSearch((old) => {
        const next = new URLSearchParams(old);
        next.set('tab', key);
        next.delete('book');
        return next;
      }, { replace: true })} />
    </Page>
  );
}
