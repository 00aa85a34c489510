import { PlusOutlined } from '@ant-design/icons';
import { App, Button, DatePicker, Form, Input, Modal, Select } from 'antd';
import dayjs from 'dayjs';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { del, post } from '../../api/client';
import { asPage, useGet, useInvalidate } from '../../api/hooks';
import type { Exemption, TargetingRule } from '../../api/types';
import { useI18n } from '../../i18n';
import { useAct } from '../../kit/act';
import { date } from '../../kit/format';
import { ListPage } from '../../kit/ListPage';
import { TraderPick } from '../../kit/TraderPick';

interface Values { traderId?: string; commodityPrefix?: string; ruleId?: string; validFrom: Dayjs; validTo?: Dayjs | null; reason: string }

function Grant({ rules }: { rules: TargetingRule[] }) {
  const { t } = useI18n();
  const act = useAct();
  const { message } = App.useApp();
  const invalidate = useInvalidate();
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<Values>();
  async function grant(v: Values) {
    const body = { traderId: v.traderId ? Number(v.traderId) : null, commodityPrefix: v.commodityPrefix || null, ruleId: v.ruleId ?? null, validFrom: v.validFrom.format('YYYY-MM-DD'), validTo: v.validTo ? v.validTo.format('YYYY-MM-DD') : null, reason: v.reason };
    const done = await act(() => post('/risk/exemptions', body));
    if (done) {
      void message.success(done.waiting ? t('oversight.waits') : t('common.saved'));
      setOpen(false);
      form.resetFields();
      await invalidate('/risk/exemptions', '/two-persons');
    }
  }
  const must = [{ required: true, message: t('common.required') }];
  return (
    <>
      <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen(true)}>{t('analyst.newExemption')}</Button>
      <Modal open={open} title={t('analyst.newExemption')} okText={t('common.save')} cancelText={t('common.cancel')} onCancel={() => setOpen(false)} onOk={() => form.submit()}>
        <Form form={form} layout="vertical" initialValues={{ validFrom: dayjs() }} onFinish={(v) => void grant(v)}>
          <Form.Item name="traderId" label={t('officer.trader')}><TraderPick /></Form.Item>
          <Form.Item name="ruleId" label={t('analyst.rule')}><Select allowClear showSearch={{ optionFilterProp: 'label' }} placeholder={t('analyst.everyRule')} options={rules.map((r) => ({ value: r.id, label: `${r.code} ${r.name}` }))} /></Form.Item>
          <Form.Item name="commodityPrefix" label={t('analyst.commodityPrefix')} rules={[{ pattern: /^\d{2,10}$/, message: '2–10' }]}><Input inputMode="numeric" maxLength={10} /></Form.Item>
          <div className="tg-form-2">
            <Form.Item name="validFrom" label={t('analyst.validFrom')} rules={must}><DatePicker className="tg-fill" /></Form.Item>
            <Form.Item name="validTo" label={t('analyst.validTo')}><DatePicker className="tg-fill" placeholder={t('common.unlimited')} /></Form.Item>
          </div>
          <Form.Item name="reason" label={t('common.reason')} rules={must} className="tg-last"><Input.TextArea rows={3} maxLength={500} showCount /></Form.Item>
        </Form>
      </Modal>
    </>
  );
}

/** Who or what is set aside from targeting; never from the random share. */
export function ExemptionsPage() {
  const { t, say } = useI18n();
  const act = useAct();
  const { modal } = App.useApp();
  const invalidate = useInvalidate();
  const rules = useGet('/risk/rules', { size: 200 }, { staleTime: 60_000 });
  const traders = useGet('/traders', { size: 200 }, { staleTime: 60_000 });
  const rule = (e: Exemption) => (e.ruleId ? asPage(rules.data).items.find((r) => r.id === e.ruleId)?.code ?? e.ruleId.slice(0, 8) : t('analyst.everyRule'));
  const trader = (e: Exemption) => (e.traderId === null ? t('analyst.everyTrader') : say(asPage(traders.data).items.find((x) => x.id === String(e.traderId))?.name) || `#${e.traderId}`);
  const valid = (e: Exemption) => `${date(e.validFrom)} – ${e.validTo ? date(e.validTo) : t('common.unlimited')}`;
  const end = (e: Exemption) => modal.confirm({
    title: t('analyst.endExemption'), content: `${trader(e)} · ${rule(e)}`, icon: null, okText: t('analyst.endExemption'), cancelText: t('common.cancel'), okButtonProps: { danger: true },
    onOk: async () => {
      await act(() => del(`/risk/exemptions/${e.id}`), t('common.done'));
      await invalidate('/risk/exemptions');
    },
  });
  const tools = (e: Exemption) => <Button size="small" danger type="text" onClick={() => end(e)}>{t('analyst.endExemption')}</Button>;
  return (
    <ListPage<Exemption>
      title={t('common.exemptions')} hint={t('analyst.exemptionsHint')} path="/risk/exemptions" fileName="exemptions" rowKey={(e) => e.id} empty={t('analyst.noExemptions')} actions={<Grant rules={asPage(rules.data).items} />}
      columns={[
        { key: 'trader', title: t('officer.trader'), render: trader, csv: trader },
        { key: 'rule', title: t('analyst.rule'), render: (e) => <span className="tg-mono">{rule(e)}</span>, csv: rule },
        { key: 'goods', title: t('analyst.commodityPrefix'), render: (e) => (e.commodityPrefix ? <span className="tg-mono">{e.commodityPrefix}…</span> : t('common.all')), csv: (e) => e.commodityPrefix },
        { key: 'valid', title: t('common.valid'), render: (e) => <span className="tg-num">{valid(e)}</span>, csv: valid },
        { key: 'reason', title: t('common.reason'), render: (e) => <span className="tg-clip" title={e.reason}>{e.reason}</span>, csv: (e) => e.reason },
        { key: 'end', title: '', render: tools },
      ]}
      card={(e) => <><div className="tg-card-top"><b>{trader(e)}</b>{tools(e)}</div><div className="tg-card-line"><span className="tg-mono">{rule(e)}</span><span>{valid(e)}</span></div><div>{e.reason}</div></>}
    />
  );
}
