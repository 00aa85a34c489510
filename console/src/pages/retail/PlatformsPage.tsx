import { App, Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { del, put } from '../../api/client';
import { useInvalidate } from '../../api/hooks';
import type { PlatformAddress } from '../../api/types';
import { has, useSession } from '../../app/session';
import { useI18n } from '../../i18n';
import { useAct } from '../../kit/act';
import { dateTime } from '../../kit/format';
import { ListPage } from '../../kit/ListPage';
import { Time } from '../../kit/Show';
import { TraderPick } from '../../kit/TraderPick';

interface Values { trader: string; url: string }

function Editor({ platform, onClose }: { platform: PlatformAddress | null; onClose: () => void }) {
  const { t, say } = useI18n();
  const act = useAct();
  const invalidate = useInvalidate();
  const { sandbox } = useSession();
  const [form] = Form.useForm<Values>();
  const [busy, setBusy] = useState(false);
  const must = { required: true, whitespace: true, message: t('common.required') };
  async function save(v: Values) {
    setBusy(true);
    const done = await act(async () => {
      await put(`/payment-proofs/platforms/${platform?.traderId ?? v.trader}`, { url: v.url });
      return true;
    }, t('retail.platformAddressSaved'));
    setBusy(false);
    if (done) {
      await invalidate('/payment-proofs');
      onClose();
    }
  }
  const title = t(platform ? 'common.edit' : 'retail.addPlatformAddress');
  return (
    <Modal open title={title} okText={t('common.save')} cancelText={t('common.cancel')} onCancel={onClose} onOk={() => form.submit()} confirmLoading={busy}>
      <Form form={form} layout="vertical" requiredMark={false} initialValues={{ url: platform?.url }} onFinish={(v) => void save(v)}>
        {platform ? <p>{say(platform.traderName) || platform.traderId}</p> : <Form.Item name="trader" label={t('retail.platform')} rules={[must]}><TraderPick /></Form.Item>}
        <Form.Item name="url" label={t('retail.platformAddress')} extra={t(sandbox ? 'retail.platformAddressSandbox' : 'retail.platformAddressHint')} rules={[must]}><Input maxLength={500} className="tg-mono" placeholder="https://" /></Form.Item>
      </Form>
    </Modal>
  );
}

/** Where platforms are asked for the payments behind their orders: entered by the administrator, seen by who asks. */
export function PlatformsPage() {
  const { t, say } = useI18n();
  const act = useAct();
  const invalidate = useInvalidate();
  const { modal } = App.useApp();
  const keeps = has(useSession(), 'ADMIN');
  const [edited, setEdited] = useState<PlatformAddress | 'new' | null>(null);
  const add = keeps && <Button type="primary" onClick={() => setEdited('new')}>{t('retail.addPlatformAddress')}</Button>;
  const remove = (p: PlatformAddress) => modal.confirm({
    title: t('common.remove'), content: <><p className="tg-mono tg-wrap">{p.url}</p><p>{t('retail.platformAddressRemove')}</p></>, okText: t('common.remove'), cancelText: t('common.cancel'), okButtonProps: { danger: true },
    onOk: async () => {
      await act(() => del(`/payment-proofs/platforms/${p.traderId}`), t('retail.platformAddressRemoved'));
      await invalidate('/payment-proofs');
    },
  });
  const tools = (p: PlatformAddress) => keeps && <span className="tg-row"><Button size="small" onClick={() => setEdited(p)}>{t('common.edit')}</Button><Button size="small" type="text" danger onClick={() => remove(p)}>{t('common.remove')}</Button></span>;
  return (
    <>
      <ListPage<PlatformAddress>
        title={t('retail.platformAddresses')} hint={t('retail.platformAddressesHint')} path="/payment-proofs/platforms" fileName="platform-addresses" rowKey={(p) => p.traderId} empty={t('retail.noPlatformAddresses')} emptyHint={t('retail.noPlatformAddressesHint')} emptyAction={add} actions={add}
        columns={[
          { key: 'trader', title: t('retail.platform'), render: (p) => <b>{say(p.traderName) || p.traderId}</b>, csv: (p) => say(p.traderName) || p.traderId },
          { key: 'url', title: t('retail.platformAddress'), render: (p) => <span className="tg-mono tg-wrap">{p.url}</span>, csv: (p) => p.url },
          { key: 'registered', title: t('common.time'), render: (p) => <span className="tg-two"><Time at={p.registeredAt} /><span>{t('retail.registeredBy', { who: p.registeredBy })}</span></span>, csv: (p) => dateTime(p.registeredAt) },
          { key: 'tools', title: '', render: tools },
        ]}
        card={(p) => <><div className="tg-card-top"><b>{say(p.traderName) || p.traderId}</b></div><div className="tg-mono tg-wrap">{p.url}</div><div className="tg-card-line"><Time at={p.registeredAt} />{tools(p)}</div></>}
      />
      {edited && <Editor platform={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </>
  );
}
