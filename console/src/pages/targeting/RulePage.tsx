import { Alert, App, Button, Checkbox, DatePicker, Form, Input, Select, Skeleton } from 'antd';
import dayjs from 'dayjs';
import type { Dayjs } from 'dayjs';
import { useEffect, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { ApiError, post, put } from '../../api/client';
import { useGet, useInvalidate } from '../../api/hooks';
import type { Condition, TargetingRule, TryResult } from '../../api/types';
import { has, useSession } from '../../app/session';
import { useI18n } from '../../i18n';
import { useAct } from '../../kit/act';
import { CodeSelect } from '../../kit/Code';
import { group } from '../../kit/format';
import { Page, Panel, Problem } from '../../kit/Page';
import { ReasonDialog } from '../../kit/ReasonDialog';
import { Facts } from '../../kit/Show';
import { Value } from '../../kit/Tags';
import { Waiting } from '../../kit/Waiting';
import { Conditions, complete } from './Conditions';
import { rate } from './RulesPage';
import { TryPanel } from './TryPanel';

interface Values { code: string; name: string; description?: string; action: TargetingRule['action']; department?: TargetingRule['departments'][number]; owner?: string; validFrom: Dayjs; validTo?: Dayjs | null; reasonZh: string; reasonEn: string }

function first(rule: TargetingRule | undefined): Partial<Values> {
  return rule ? { ...rule, description: rule.description ?? undefined, department: rule.department ?? undefined, validFrom: dayjs(rule.validFrom), validTo: rule.validTo ? dayjs(rule.validTo) : null, reasonZh: rule.reason.zh, reasonEn: rule.reason.en } : { action: 'INSPECT', department: 'CUSTOMS', validFrom: dayjs() };
}

function Editor({ rule }: { rule: TargetingRule | undefined }) {
  const { t, word, say } = useI18n();
  const session = useSession();
  const act = useAct();
  const { modal, message } = App.useApp();
  const invalidate = useInvalidate();
  const go = useNavigate();
  const [form] = Form.useForm<Values>();
  const [conditions, setConditions] = useState<Condition[]>(rule?.conditions ?? [{ field: '', op: 'EQ', values: [], reference: null }]);
  const [office, setOffice] = useState<string | null>(rule ? rule.office : session.office);
  const [tried, setTried] = useState<{ of: string; result: TryResult } | null>(null);
  const [confirmed, setConfirmed] = useState(false);
  const [broad, setBroad] = useState<string | null>(null);
  const [easing, setEasing] = useState<'activate' | 'retire' | null>(null);
  const writes = has(session, 'ANALYST');
  const ready = conditions.length > 0 && conditions.every(complete);
  const key = JSON.stringify([conditions, office]);
  const fresh = tried?.of === key;
  useEffect(() => setConfirmed(false), [key]);

  async function save(v: Values) {
    const body = { code: v.code, name: v.name, description: v.description ?? '', conditions, action: v.action, department: v.department, owner: v.owner ?? session.account, office, validFrom: v.validFrom.format('YYYY-MM-DD'), validTo: v.validTo ? v.validTo.format('YYYY-MM-DD') : null, reason: { zh: v.reasonZh, en: v.reasonEn } };
    const saved = await act(async () => {
      try {
        const params = confirmed ? { confirm: true } : undefined;
        return rule ? await put(`/risk/rules/${rule.id}`, body, params) : await post('/risk/rules', body, params);
      } catch (e) {
        if (e instanceof ApiError && e.status === 422) {
          setBroad(e.findings.map((f) => say(f.text)).join(' ') || say(e.text));
        }
        throw e;
      }
    }, t('analyst.saved'));
    if (saved) {
      setBroad(null);
      await invalidate('/risk/rules');
      void go(`/targeting/rules/${saved.id}`, { replace: true });
    }
  }

  const change = (to: 'activate' | 'retire') => {
    if (to === 'activate' && !fresh) {
      void message.warning(t('analyst.tryFirst'));
      return;
    }
    // Whatever ends or replaces a rule in force takes two, and the second wants to know why.
    if (rule?.state === 'ACTIVE') {
      setEasing(to);
      return;
    }
    modal.confirm({
      title: to === 'activate' ? t('analyst.activateSure') : t('analyst.retireSure'), content: fresh ? `${t('analyst.tryHits', { n: tried!.result.hit })} · ${t('analyst.tryShare', { n: String(tried!.result.share) })}` : rule?.name, icon: null, okText: to === 'activate' ? t('analyst.activate') : t('analyst.retire'), cancelText: t('common.cancel'), okButtonProps: { danger: to === 'retire' },
      onOk: async () => {
        await act(() => post(`/risk/rules/${rule!.id}/${to}`), t('common.done'));
        await invalidate('/risk/rules');
      },
    });
  };

  async function ease(reason: string) {
    const after = await act(() => post(`/risk/rules/${rule!.id}/${easing!}`, { reason }));
    if (after) {
      void message.success(after.state === 'ACTIVE' && after.activeVersion === rule!.activeVersion ? t('oversight.waits') : t('common.done'));
      await invalidate('/risk/rules', '/two-persons');
    }
    return Boolean(after);
  }

  const must = [{ required: true, message: t('common.required') }];
  return (
    <Page title={<span className="tg-row">{rule ? rule.name : t('analyst.newRule')}{rule && <Value kind="rule" value={rule.state} />}</span>} name={rule?.name ?? t('analyst.newRule')} hint={rule && <><span className="tg-mono">{rule.code}</span> · {t('analyst.version', { n: rule.version })}</>} back="/targeting/rules"
      actions={writes && <>
        {rule && rule.state === 'ACTIVE' && <Button danger onClick={() => change('retire')}>{t('analyst.retire')}</Button>}
        {rule && rule.state !== 'RETIRED' && (rule.state === 'DRAFT' || (rule.activeVersion ?? rule.version) < rule.version) && <Button onClick={() => change('activate')}>{t('analyst.activate')}</Button>}
        <Button type="primary" disabled={!ready} onClick={() => form.submit()}>{t('common.save')}</Button>
      </>}>
      <div className="tg-rule">
        <div className="tg-stack">
          {rule && <Waiting subject={rule.id} stale={['/risk/rules']} />}
          {rule?.state === 'ACTIVE' && writes && <Alert type="info" showIcon title={t('analyst.locked')} />}
          {rule?.findings?.map((f, i) => <Alert key={i} type="warning" showIcon title={say(f.text)} />)}
          {broad && <Alert type="warning" showIcon title={broad} description={<Checkbox checked={confirmed} onChange={(e) => setConfirmed(e.target.checked)}>{t('common.confirm')}</Checkbox>} />}
          <Panel title={t('analyst.conditions')} extra={<span className="tg-faint">{t('analyst.allConditions')}</span>}><Conditions value={conditions} onChange={setConditions} disabled={!writes} /></Panel>
          <Panel title={t('common.details')}>
            <Form form={form} layout="vertical" initialValues={first(rule)} disabled={!writes} onFinish={(v) => void save(v)}>
              <div className="tg-form-2">
                <Form.Item name="code" label={t('analyst.code')} rules={must}><Input maxLength={40} disabled={Boolean(rule) || !writes} /></Form.Item>
                <Form.Item name="name" label={t('analyst.name')} rules={must}><Input maxLength={120} /></Form.Item>
                <Form.Item name="action" label={t('analyst.action')} rules={must}><Select options={['INSPECT', 'DOCUMENT_REVIEW', 'HOLD'].map((a) => ({ value: a, label: word('action', a) }))} /></Form.Item>
                <Form.Item name="department" label={t('analyst.department')}><Select allowClear options={['CUSTOMS', 'QUARANTINE', 'QUALITY'].map((a) => ({ value: a, label: word('department', a) }))} /></Form.Item>
                <Form.Item label={t('analyst.office')}><CodeSelect list="customs_district" value={office} onChange={setOffice} label={t('analyst.office')} placeholder={t('analyst.allOffices')} disabled={!writes} /></Form.Item>
                <Form.Item name="owner" label={t('analyst.owner')}><Input placeholder={session.displayName} /></Form.Item>
                <Form.Item name="validFrom" label={t('analyst.validFrom')} rules={must}><DatePicker className="tg-fill" /></Form.Item>
                <Form.Item name="validTo" label={t('analyst.validTo')}><DatePicker className="tg-fill" placeholder={t('common.unlimited')} /></Form.Item>
                <Form.Item name="reasonZh" label={t('analyst.reasonZh')} extra={t('analyst.reasonHint')} rules={must}><Input.TextArea autoSize={{ minRows: 2 }} maxLength={300} /></Form.Item>
                <Form.Item name="reasonEn" label={t('analyst.reasonEn')} rules={must}><Input.TextArea autoSize={{ minRows: 2 }} maxLength={300} /></Form.Item>
              </div>
              <Form.Item name="description" label={t('analyst.description')} className="tg-last"><Input.TextArea autoSize={{ minRows: 2 }} maxLength={1000} /></Form.Item>
            </Form>
          </Panel>
        </div>
        <div className="tg-stack">
          {rule && <Panel><Facts className="tg-facts-3" items={[[t('analyst.hits'), group(rule.hits)], [t('analyst.found'), group(rule.found)], [t('analyst.hitRate'), rate(rule) === null ? '—' : t('analyst.rate', { n: rate(rule)! })]]} /></Panel>}
          {writes && <TryPanel conditions={conditions} office={office} ready={ready} result={fresh ? tried!.result : null} stale={tried !== null && !fresh} onResult={(result) => setTried({ of: key, result })} />}
        </div>
      </div>
      {easing && <ReasonDialog title={`${easing === 'activate' ? t('analyst.activate') : t('analyst.retire')}: ${rule!.name}`} ok={t('common.confirm')} danger={easing === 'retire'}
        lead={<p>{t('analyst.takesTwo')}</p>} onGive={ease} onClose={() => setEasing(null)} />}
    </Page>
  );
}

/** A targeting rule: build, try, activate, retire. */
export function RulePage() {
  const { id } = useParams();
  const isNew = id === 'new';
  const query = useGet(isNew ? null : `/risk/rules/${id}`);
  if (query.error) {
    return <div className="tg-page"><Problem error={query.error} onRetry={() => void query.refetch()} /></div>;
  }
  if (!isNew && !query.data) {
    return <div className="tg-page"><Skeleton active paragraph={{ rows: 10 }} /></div>;
  }
  return <Editor key={`${id}-${query.data?.version ?? 0}`} rule={query.data} />;
}
