import { PlusOutlined } from '@ant-design/icons';
import { App, Button, Drawer, Form, Input, Modal, Radio, Select, Switch } from 'antd';
import { useState } from 'react';
import { post, put } from '../../api/client';
import { asPage, useGet, useInvalidate } from '../../api/hooks';
import type { Grade, Trader } from '../../api/types';
import { useI18n } from '../../i18n';
import { useAct } from '../../kit/act';
import { ListPage } from '../../kit/ListPage';
import { Loaded } from '../../kit/Page';
import { Facts, Time } from '../../kit/Show';
import { Tag, Value } from '../../kit/Tags';

interface Values { customsCode: string; creditCode: string; zh: string; en: string; roles: Trader['roles']; active: boolean }

function Editor({ trader, onClose }: { trader: Trader | null; onClose: () => void }) {
  const { t, word } = useI18n();
  const act = useAct();
  const invalidate = useInvalidate();
  const [form] = Form.useForm<Values>();
  async function save(v: Values) {
    const body = { customsCode: v.customsCode, creditCode: v.creditCode, name: { zh: v.zh, en: v.en }, roles: v.roles, active: v.active };
    const done = await act(() => (trader ? put(`/traders/${trader.id}`, body) : post('/traders', body)), t('admin.traderDone'));
    if (done) {
      onClose();
      await invalidate('/traders');
    }
  }
  const must = { required: true, message: t('common.required') };
  return (
    <Modal open title={trader ? t('common.edit') : t('admin.newTrader')} okText={t('common.save')} cancelText={t('common.cancel')} onCancel={onClose} onOk={() => form.submit()}>
      <Form form={form} layout="vertical" initialValues={trader ? { ...trader, zh: trader.name.zh, en: trader.name.en } : { active: true, roles: ['CONSIGNEE' as const] }} onFinish={(v) => void save(v)}>
        <div className="tg-form-2">
          <Form.Item name="customsCode" label={t('admin.customsCode')} rules={[{ ...must, pattern: /^[0-9A-Z]{10}$/, message: '10' }]}><Input maxLength={10} /></Form.Item>
          <Form.Item name="creditCode" label={t('admin.creditCode')} rules={[{ ...must, pattern: /^[0-9A-Z]{18}$/, message: '18' }]}><Input maxLength={18} /></Form.Item>
        </div>
        <Form.Item name="zh" label={t('admin.nameZh')} rules={[must]}><Input maxLength={100} /></Form.Item>
        <Form.Item name="en" label={t('admin.nameEn')} rules={[must]}><Input maxLength={200} /></Form.Item>
        <Form.Item name="roles" label={t('admin.traderRoles')}><Select mode="multiple" options={['CONSIGNEE', 'BROKER', 'PROCESSOR', 'CARRIER', 'SITE_OPERATOR'].map((r) => ({ value: r, label: word('trader', r) }))} /></Form.Item>
        <Form.Item name="active" label={t('admin.active')} valuePropName="checked" className="tg-last"><Switch /></Form.Item>
      </Form>
    </Modal>
  );
}

function Detail({ trader, onClose, onEdit }: { trader: Trader; onClose: () => void; onEdit: () => void }) {
  const { t, word, say } = useI18n();
  const act = useAct();
  const { message } = App.useApp();
  const invalidate = useInvalidate();
  const history = useGet(`/traders/${trader.id}/grades`);
  const [form] = Form.useForm<{ grade: Grade; reason: string }>();
  async function change(v: { grade: Grade; reason: string }) {
    const done = await act(() => post(`/traders/${trader.id}/grade`, v));
    if (done) {
      void message.success(done.waiting ? t('oversight.waits') : t('admin.gradeDone'));
    }
    form.setFieldValue('reason', '');
    await invalidate('/traders', '/two-persons');
  }
  return (
    <Drawer open size={520} title={say(trader.name)} onClose={onClose} extra={<Button onClick={onEdit}>{t('common.edit')}</Button>}>
      <div className="tg-stack">
        <Facts className="tg-facts-2" items={[[t('admin.customsCode'), <span key="c" className="tg-mono">{trader.customsCode}</span>], [t('admin.creditCode'), <span key="d" className="tg-mono">{trader.creditCode}</span>], [t('admin.nameZh'), trader.name.zh], [t('admin.nameEn'), trader.name.en], [t('admin.grade'), <Value key="g" kind="grade" value={trader.grade} />], [t('admin.traderRoles'), trader.roles.map((r) => word('trader', r)).join(' · ')]]} />
        <Form form={form} layout="vertical" initialValues={{ grade: trader.grade }} onFinish={(v) => void change(v)}>
          <Form.Item name="grade" label={t('admin.changeGrade')}><Radio.Group optionType="button" options={['ADVANCED', 'REGISTERED', 'DISHONEST'].map((g) => ({ value: g, label: word('grade', g) }))} /></Form.Item>
          <Form.Item name="reason" label={t('admin.gradeReason')} rules={[{ required: true, message: t('common.reasonNeeded') }]}><Input.TextArea rows={2} maxLength={300} /></Form.Item>
          <Button htmlType="submit" type="primary">{t('admin.changeGrade')}</Button>
        </Form>
        <div><h3 className="tg-h3">{t('admin.gradeHistory')}</h3>
          <Loaded query={history} rows={2}>{(all) => <ol className="tg-events">{asPage(all).items.map((g, i) => <li key={i}><p><Value kind="grade" value={g.grade} /> {g.reason}</p><small><Time at={g.at} /><span>{g.by}</span></small></li>)}</ol>}</Loaded></div>
      </div>
    </Drawer>
  );
}

/** Registered companies and how far they are trusted. */
export function TradersPage() {
  const { t, say, word } = useI18n();
  const [shown, setShown] = useState<Trader | null>(null);
  const [edited, setEdited] = useState<Trader | 'new' | null>(null);
  return (
    <>
      <ListPage<Trader>
        title={t('common.traders')} hint={t('admin.tradersHint')} path="/traders" fileName="traders" rowKey={(x) => x.id} empty={t('admin.tradersEmpty')} onOpen={setShown} actions={<Button type="primary" icon={<PlusOutlined />} onClick={() => setEdited('new')}>{t('admin.newTrader')}</Button>}
        filters={[{ kind: 'text', name: 'q', label: t('admin.searchTraders') }]}
        columns={[
          { key: 'name', title: t('common.name'), render: (x) => <b className="tg-medium">{say(x.name)}</b>, csv: (x) => say(x.name) },
          { key: 'customs', title: t('admin.customsCode'), render: (x) => <span className="tg-mono">{x.customsCode}</span>, csv: (x) => x.customsCode },
          { key: 'credit', title: t('admin.creditCode'), render: (x) => <span className="tg-mono">{x.creditCode}</span>, csv: (x) => x.creditCode },
          { key: 'grade', title: t('admin.grade'), render: (x) => <Value kind="grade" value={x.grade} />, csv: (x) => word('grade', x.grade) },
          { key: 'roles', title: t('admin.traderRoles'), render: (x) => x.roles.map((r) => word('trader', r)).join(' · '), csv: (x) => x.roles.join(' ') },
          { key: 'active', title: t('common.state'), render: (x) => <Tag tone={x.active ? 'green' : 'plain'}>{x.active ? t('admin.active') : t('admin.inactive')}</Tag>, csv: (x) => String(x.active) },
        ]}
        card={(x) => <><div className="tg-card-top"><b>{say(x.name)}</b><Value kind="grade" value={x.grade} /></div><div className="tg-card-line"><span className="tg-mono">{x.customsCode}</span><span className="tg-mono">{x.creditCode}</span></div></>}
      />
      {shown && <Detail trader={shown} onClose={() => setShown(null)} onEdit={() => { setEdited(shown); setShown(null); }} />}
      {edited && <Editor trader={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </>
  );
}
