import { Button, Form, Input, Modal, Popconfirm } from 'antd';
import { useState } from 'react';
import { post } from '../../api/client';
import { useGet, useInvalidate } from '../../api/hooks';
import type { OverseasWarehouse } from '../../api/types';
import { has, isTrader, useSession } from '../../app/session';
import { useI18n } from '../../i18n';
import { useAct } from '../../kit/act';
import { Code } from '../../kit/Code';
import { CodeField } from '../../kit/CodeField';
import { date, dateTime } from '../../kit/format';
import { ListPage } from '../../kit/ListPage';
import { Time } from '../../kit/Show';
import { Tag } from '../../kit/Tags';

interface Filing { name: string; country: string; address: string }

function File({ onClose }: { onClose: () => void }) {
  const { t } = useI18n();
  const act = useAct();
  const invalidate = useInvalidate();
  const [form] = Form.useForm<Filing>();
  const [busy, setBusy] = useState(false);
  const needed = [{ required: true, message: t('common.required') }];
  async function file(v: Filing) {
    setBusy(true);
    const done = await act(() => post('/ecommerce/warehouses', { name: v.name.trim(), country: v.country, address: v.address.trim() }), t('retail.filedWarehouse'));
    setBusy(false);
    await invalidate('/ecommerce/warehouses');
    if (done) {
      onClose();
    }
  }
  return (
    <Modal open title={t('retail.fileWarehouse')} okText={t('common.confirm')} cancelText={t('common.cancel')} onCancel={onClose} onOk={() => form.submit()} confirmLoading={busy}>
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(v) => void file(v)}>
        <Form.Item name="name" label={t('retail.warehouse')} rules={needed}><Input maxLength={100} autoFocus /></Form.Item>
        <Form.Item name="country" label={t('retail.warehouseCountry')} rules={needed}><CodeField list="country" label={t('retail.warehouseCountry')} /></Form.Item>
        <Form.Item name="address" label={t('retail.warehouseAddress')} rules={needed}><Input.TextArea rows={2} maxLength={200} /></Form.Item>
      </Form>
    </Modal>
  );
}

const stateOf = (w: OverseasWarehouse) => (w.endedOn ? 'ENDED' : w.validFrom ? 'VALID' : 'FILED');

function State({ w }: { w: OverseasWarehouse }) {
  const { t } = useI18n();
  const state = stateOf(w);
  return <Tag tone={state === 'VALID' ? 'green' : state === 'FILED' ? 'amber' : 'plain'}>{t(`retail.warehouse_${state}`)}</Tag>;
}

/** Overseas warehouses: filed by firms, accepted or ended by customs, as long as the law asks for it. */
export function WarehousesPage() {
  const { t } = useI18n();
  const act = useAct();
  const invalidate = useInvalidate();
  const session = useSession();
  const [filing, setFiling] = useState(false);
  const law = useGet('/reference/parameters', { prefix: 'export.warehouse.filing' });
  const now = law.data?.flatMap((p) => p.versions).filter((v) => v.from <= new Date().toISOString().slice(0, 10)).sort((a, b) => (a.from < b.from ? 1 : -1))[0];
  const decide = async (w: OverseasWarehouse, accept: boolean) => {
    await act(() => post(`/ecommerce/warehouses/${w.id}/${accept ? 'accept' : 'end'}`), t(accept ? 'retail.warehouseAccepted' : 'retail.warehouseEnded'));
    await invalidate('/ecommerce/warehouses');
  };
  const tools = (w: OverseasWarehouse) => has(session, 'OFFICER', 'SENIOR') && (stateOf(w) === 'VALID'
    ? <Popconfirm title={t('retail.endWarehouseSure')} okText={t('retail.endWarehouse')} okButtonProps={{ danger: true }} onConfirm={() => decide(w, false)}><Button size="small" danger>{t('retail.endWarehouse')}</Button></Popconfirm>
    : <Button size="small" type="primary" onClick={() => void decide(w, true)}>{t('retail.acceptWarehouse')}</Button>);
  return (
    <>
      <ListPage<OverseasWarehouse>
        title={t('retail.warehouses')} hint={now?.value === 'NO' ? t('retail.warehousesHint', { date: date(now.from) }) : t('retail.warehousesHintNow')} path="/ecommerce/warehouses" fileName="overseas-warehouses" rowKey={(w) => w.id} uncounted
        empty={t('retail.warehousesEmpty')} actions={isTrader(session) && <Button type="primary" onClick={() => setFiling(true)}>{t('retail.fileWarehouse')}</Button>}
        columns={[
          { key: 'name', title: t('retail.warehouse'), render: (w) => w.name, csv: (w) => w.name },
          { key: 'state', title: t('common.state'), render: (w) => <State w={w} />, csv: (w) => t(`retail.warehouse_${stateOf(w)}`) },
          { key: 'country', title: t('retail.warehouseCountry'), render: (w) => <Code list="country" code={w.country} />, csv: (w) => w.country },
          { key: 'address', title: t('retail.warehouseAddress'), render: (w) => <span className="tg-clip" title={w.address}>{w.address}</span>, csv: (w) => w.address },
          { key: 'filed', title: t('retail.filed'), render: (w) => <Time at={w.filedAt} />, csv: (w) => dateTime(w.filedAt) },
          { key: 'valid', title: t('retail.validFrom'), render: (w) => (w.validFrom ? date(w.validFrom) : '—'), csv: (w) => w.validFrom },
          { key: 'ended', title: t('retail.endedOn'), render: (w) => (w.endedOn ? date(w.endedOn) : '—'), csv: (w) => w.endedOn },
          { key: 'tools', title: '', render: tools },
        ]}
        card={(w) => <><div className="tg-card-top"><b>{w.name}</b><State w={w} /></div><div>{w.address}</div><div className="tg-card-line"><Code list="country" code={w.country} />{tools(w)}</div></>}
      />
      {filing && <File onClose={() => setFiling(false)} />}
    </>
  );
}
