import { PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { post } from '../../api/client';
import { useInvalidate } from '../../api/hooks';
import type { Conflict } from '../../api/types';
import { has, useSession } from '../../app/session';
import { useI18n } from '../../i18n';
import { useAct } from '../../kit/act';
import { dateTime } from '../../kit/format';
import { ListPage } from '../../kit/ListPage';
import { ReasonDialog } from '../../kit/ReasonDialog';
import { Time } from '../../kit/Show';
import { Tag } from '../../kit/Tags';
import { TraderPick } from '../../kit/TraderPick';

function Declare({ onClose }: { onClose: () => void }) {
  const { t } = useI18n();
  const act = useAct();
  const invalidate = useInvalidate();
  const session = useSession();
  const [form] = Form.useForm<{ officer?: string; traderId: string; relation: string }>();
  const must = { required: true, message: t('common.required') };
  return (
    <Modal open title={t('oversight.declare')} okText={t('common.save')} cancelText={t('common.cancel')} onCancel={onClose} onOk={() => form.submit()}>
      <Form form={form} layout="vertical" onFinish={(v) => void (async () => {
        if (await act(() => post('/conflicts', { officer: v.officer || null, traderId: Number(v.traderId), relation: v.relation }), t('common.saved'))) {
          onClose();
          await invalidate('/conflicts');
        }
      })()}>
        {has(session, 'ADMIN', 'SENIOR') && <Form.Item name="officer" label={t('oversight.officer')} extra={t('oversight.officerHint')}><Input maxLength={60} placeholder={session.account} /></Form.Item>}
        <Form.Item name="traderId" label={t('oversight.trader')} rules={[must]}><TraderPick /></Form.Item>
        <Form.Item name="relation" label={t('oversight.relation')} extra={t('oversight.relationHint')} rules={[must]} className="tg-last"><Input maxLength={200} /></Form.Item>
      </Form>
    </Modal>
  );
}

/** Who may not judge whom. */
export function ConflictsPage() {
  const { t, say } = useI18n();
  const act = useAct();
  const invalidate = useInvalidate();
  const session = useSession();
  const [open, setOpen] = useState(false);
  const [ending, setEnding] = useState<Conflict | null>(null);
  const state = (c: Conflict) => <Tag tone={c.endedAt ? 'plain' : 'amber'}>{t(c.endedAt ? 'oversight.ended' : 'oversight.stands')}</Tag>;
  const tools = (c: Conflict) => !c.endedAt && c.officer !== session.account && has(session, 'ADMIN', 'SENIOR') && <Button size="small" onClick={() => setEnding(c)}>{t('oversight.end')}</Button>;
  const trader = (c: Conflict) => (c.traderName ? say(c.traderName) : c.traderId);
  return (
    <>
      <ListPage<Conflict>
        title={t('oversight.conflicts')} hint={t('oversight.conflictsHint')} path="/conflicts" fileName="conflicts" rowKey={(c) => c.id} empty={t('oversight.conflictsEmpty')}
        actions={<Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen(true)}>{t('oversight.declare')}</Button>}
        columns={[
          { key: 'officer', title: t('oversight.officer'), render: (c) => c.officer, csv: (c) => c.officer },
          { key: 'trader', title: t('oversight.trader'), render: trader, csv: trader },
          { key: 'relation', title: t('oversight.relation'), render: (c) => <span className="tg-wrap">{c.relation}</span>, csv: (c) => c.relation },
          { key: 'by', title: t('oversight.declaredBy'), render: (c) => <span className="tg-two"><span>{c.declaredBy}</span><span><Time at={c.declaredAt} /></span></span>, csv: (c) => `${c.declaredBy} ${dateTime(c.declaredAt)}` },
          { key: 'state', title: t('common.state'), render: state, csv: (c) => t(c.endedAt ? 'oversight.ended' : 'oversight.stands') },
          { key: 'tools', title: '', render: tools },
        ]}
        card={(c) => <><div className="tg-card-top"><b>{c.officer}</b>{state(c)}</div><div className="tg-card-line"><span>{trader(c)}</span><span>{c.relation}</span></div>{tools(c)}</>}
      />
      {open && <Declare onClose={() => setOpen(false)} />}
      {ending && <ReasonDialog title={`${t('oversight.end')}: ${ending.officer} · ${trader(ending)}`} ok={t('oversight.end')} onClose={() => setEnding(null)} onGive={(reason) => act(async () => {
        await post(`/conflicts/${ending.id}/end`, { reason });
        void invalidate('/conflicts');
        return true;
      }, t('oversight.waits'))} />}
    </>
  );
}
