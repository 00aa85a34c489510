import { MinusCircleOutlined, PlusOutlined } from '@ant-design/icons';
import { App, Button, DatePicker, Form, Input, InputNumber, Modal } from 'antd';
import dayjs from 'dayjs';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { post } from '../../api/client';
import { useGet, useInvalidate } from '../../api/hooks';
import type { AskedReference, RiskReference } from '../../api/types';
import { has, useSession } from '../../app/session';
import { useI18n } from '../../i18n';
import { useAct } from '../../kit/act';
import { date } from '../../kit/format';
import { ListPage } from '../../kit/ListPage';
import { Panel } from '../../kit/Page';
import { Rows } from '../../kit/Rows';
import { Num } from '../../kit/Show';
import { Waiting } from '../../kit/Waiting';
import { useRiskFields } from './Conditions';

interface Row { metric: string; key: string; value: string; validFrom: Dayjs; validTo?: Dayjs | null; source: string }
interface Values { values: Row[]; reason: string }

/** Asks for values; another person confirms them. */
function Change() {
  const { t } = useI18n();
  const act = useAct();
  const { message } = App.useApp();
  const invalidate = useInvalidate();
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<Values>();
  async function ask(v: Values) {
    const values = v.values.map((r) => ({ ...r, value: Number(r.value), validFrom: r.validFrom.format('YYYY-MM-DD'), validTo: r.validTo ? r.validTo.format('YYYY-MM-DD') : null }));
    const done = await act(() => post('/risk/references', { values, reason: v.reason }));
    if (done) {
      void message.success(done.waiting ? t('oversight.waits') : t('common.saved'));
      setOpen(false);
      form.resetFields();
      await invalidate('/risk/references', '/two-persons');
    }
  }
  const must = { required: true, message: t('common.required') };
  return (
    <>
      <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen(true)}>{t('analyst.changeReferences')}</Button>
      <Modal open={open} width={640} title={t('analyst.changeReferences')} okText={t('common.confirm')} cancelText={t('common.cancel')} onCancel={() => setOpen(false)} onOk={() => form.submit()}>
        <p className="tg-faint">{t('analyst.takesTwo')} {t('analyst.changeReferencesHint')}</p>
        <Form form={form} layout="vertical" initialValues={{ values: [{ validFrom: dayjs() }] }} onFinish={(v) => void ask(v)}>
          <Form.List name="values">
            {(fields, { add, remove }) => (
              <div className="tg-gap-bottom">
                {fields.map((f) => (
                  <div key={f.key}>
                    <div className="tg-form-2">
                      <Form.Item name={[f.name, 'metric']} rules={[must]} label={<span className="tg-row">{t('analyst.metric')}{fields.length > 1 && <Button type="text" size="small" icon={<MinusCircleOutlined />} aria-label={t('common.remove')} onClick={() => remove(f.name)} />}</span>}><Input maxLength={200} placeholder="valuePerKg" /></Form.Item>
                      <Form.Item name={[f.name, 'key']} label={t('analyst.commodityPrefix')} rules={[must, { pattern: /^\d{2,10}$/, message: '2–10' }]}><Input inputMode="numeric" maxLength={10} /></Form.Item>
                    </div>
                    <div className="tg-form-2">
                      <Form.Item name={[f.name, 'value']} label={t('analyst.value')} rules={[must]}><InputNumber<string> stringMode min="0" className="tg-fill" /></Form.Item>
                      <Form.Item name={[f.name, 'source']} label={t('analyst.source')} rules={[must]}><Input maxLength={200} /></Form.Item>
                    </div>
                    <div className="tg-form-2">
                      <Form.Item name={[f.name, 'validFrom']} label={t('analyst.validFrom')} rules={[must]}><DatePicker className="tg-fill" /></Form.Item>
                      <Form.Item name={[f.name, 'validTo']} label={t('analyst.validUntil')}><DatePicker className="tg-fill" placeholder={t('common.unlimited')} /></Form.Item>
                    </div>
                  </div>
                ))}
                <Button icon={<PlusOutlined />} onClick={() => add({ validFrom: dayjs() })}>{t('analyst.addReference')}</Button>
              </div>
            )}
          </Form.List>
          <Form.Item name="reason" label={t('common.reason')} rules={[must]} className="tg-last"><Input.TextArea rows={3} maxLength={500} showCount /></Form.Item>
        </Form>
      </Modal>
    </>
  );
}

/** What waits for a second person, value by value beside what stands. */
function Asked() {
  const { t } = useI18n();
  const asked = useGet('/risk/references/asked', undefined, { refetchInterval: 10_000 });
  if (!asked.data) {
    return null;
  }
  const { subject, values } = asked.data;
  return (
    <>
      <Waiting subject={subject} stale={['/risk/references']} />
      {values.length > 0 && (
        <div className="tg-gap-bottom"><Panel title={t('analyst.askedReferences')} flush>
          <Rows<AskedReference> dataSource={values} rowKey={(r) => `${r.metric} ${r.key} ${r.validFrom}`} pagination={values.length > 20 ? { pageSize: 20 } : false} columns={[
            { key: 'key', title: t('analyst.commodityPrefix'), render: (_, r) => <><Metric of={r.metric} /> <span className="tg-mono">{r.key}…</span></> },
            { key: 'before', title: t('analyst.before'), align: 'right', render: (_, r) => (r.before === null ? '—' : <Num value={r.before} />) },
            { key: 'value', title: t('analyst.value'), align: 'right', render: (_, r) => <b><Num value={r.value} /></b> },
            { key: 'valid', title: t('common.valid'), render: (_, r) => valid(r, t('common.unlimited')) },
            { key: 'source', title: t('analyst.source'), render: (_, r) => r.source },
          ]} />
        </Panel></div>
      )}
    </>
  );
}

/** What a value is of, in words where rules have a field of that name. */
function Metric({ of }: { of: string }) {
  const { say } = useI18n();
  const field = useRiskFields().find((f) => f.path.endsWith(`.${of}`));
  return field ? <>{say(field.label)} <span className="tg-faint tg-mono">{of}</span></> : <span className="tg-mono">{of}</span>;
}

function valid(r: { validFrom: string | null; validTo: string | null }, open: string): string {
  return `${date(r.validFrom)} – ${r.validTo ? date(r.validTo) : open}`;
}

/** What ratios of rules divide by; every change takes two. */
export function ReferencesPage() {
  const { t } = useI18n();
  const session = useSession();
  return (
    <ListPage<RiskReference>
      title={t('common.riskReferences')} hint={t('analyst.referencesHint')} path="/risk/references" fileName="risk-references" rowKey={(r) => `${r.metric} ${r.key} ${r.validFrom}`} empty={t('analyst.noReferences')}
      actions={has(session, 'ANALYST') && <Change />} head={<Asked />}
      columns={[
        { key: 'metric', title: t('analyst.metric'), render: (r) => <Metric of={r.metric} />, csv: (r) => r.metric },
        { key: 'key', title: t('analyst.commodityPrefix'), render: (r) => <span className="tg-mono">{r.key}…</span>, csv: (r) => r.key },
        { key: 'value', title: t('analyst.value'), align: 'right', render: (r) => <Num value={r.value} />, csv: (r) => r.value },
        { key: 'valid', title: t('common.valid'), render: (r) => <span className="tg-num">{valid(r, t('common.unlimited'))}</span>, csv: (r) => valid(r, '') },
        { key: 'source', title: t('analyst.source'), render: (r) => r.source, csv: (r) => r.source },
      ]}
      card={(r) => <><div className="tg-card-top"><b><Metric of={r.metric} /> <span className="tg-mono">{r.key}…</span></b><Num value={r.value} /></div><div className="tg-card-line"><span>{valid(r, t('common.unlimited'))}</span><span>{r.source}</span></div></>}
    />
  );
}
