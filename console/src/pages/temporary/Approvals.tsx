import { Alert, Button, Form, Input, Modal, Radio } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { post } from '../../api/client';
import { useInvalidate } from '../../api/hooks';
import type { TemporaryApproval } from '../../api/types';
import { has, useSession } from '../../app/session';
import { useI18n } from '../../i18n';
import { useAct } from '../../kit/act';
import { Code } from '../../kit/Code';
import { useOptions } from '../../kit/Filters';
import { date } from '../../kit/format';
import { List } from '../../kit/ListPage';
import { useOnce } from '../../kit/once';
import { Page } from '../../kit/Page';
import { useFigures } from '../../kit/rules';
import { Num } from '../../kit/Show';
import { Tag, Value } from '../../kit/Tags';

interface Values { granted: 'yes' | 'no'; document?: string; most?: string; reason?: string }

function Decide({ approval: a, onClose }: { approval: TemporaryApproval; onClose: () => void }) {
  const { t, say } = useI18n();
  const act = useAct();
  const invalidate = useInvalidate();
  const [form] = Form.useForm<Values>();
  const [busy, once] = useOnce();
  const figures = useFigures();
  const granted = Form.useWatch('granted', form) !== 'no';
  async function decide(v: Values) {
    if (await act(() => post('/temporary/approvals', { approvals: [a.id], granted: v.granted === 'yes', document: v.document ?? null, most: v.most || null, reason: v.reason ?? null }), t('guarantee.done'))) {
      onClose();
      await invalidate('/temporary');
    }
  }
  const must = { required: true, message: t('common.required') };
  return (
    <Modal open title={`${say(a.kindName)} · ${say(a.name)}`} okText={t('common.confirm')} cancelText={t('common.cancel')} onCancel={onClose} onOk={() => form.submit()} confirmLoading={busy}>
      <p className="tg-faint">{a.exhibitor} · {t('temporary.itemN', { n: a.item })} · {a.quantity} {say(a.unitName)} · <Code list="country" code={a.origin} bare />{a.proof && ` · ${a.proof}`}</p>
      {a.finding && <Alert type="info" showIcon title={say(a.finding)} />}
      <Form form={form} layout="vertical" initialValues={{ granted: 'yes' }} onFinish={(v) => once(() => decide(v))}>
        <Form.Item name="granted"><Radio.Group optionType="button" options={[{ value: 'yes', label: t('temporary.grant') }, { value: 'no', label: t('temporary.refuse') }]} /></Form.Item>
        {granted && <div className="tg-form-2"><Form.Item name="document" label={t('temporary.document')} rules={[must]}><Input maxLength={200} /></Form.Item><Form.Item name="most" label={t('temporary.most')} rules={[figures.quantity]}><Input inputMode="decimal" /></Form.Item></div>}
        <Form.Item name="reason" label={t('common.reason')} rules={granted ? [] : [must]}><Input.TextArea rows={2} maxLength={200} /></Form.Item>
      </Form>
    </Modal>
  );
}

/** Approvals, of one list or all: those due first before the others, what is late stands out. */
export function Approvals({ list }: { list?: string }) {
  const { t, word, say } = useI18n();
  const officer = has(useSession(), 'OFFICER', 'SENIOR');
  const [asked, setAsked] = useState<TemporaryApproval | null>(null);
  const states = useOptions('approval', ['ASKED', 'GRANTED', 'REFUSED']);
  const due = (a: TemporaryApproval) => <span className="tg-num tg-nowrap">{date(a.dueOn)} {a.late && <Tag tone="red">{t('temporary.late')}</Tag>}</span>;
  const decide = (a: TemporaryApproval) => officer && a.state === 'ASKED' && <Button size="small" type="primary" onClick={() => setAsked(a)}>{t('temporary.decide')}</Button>;
  return (
    <>
      <List<TemporaryApproval>
        path="/temporary/approvals" params={{ list }} fileName="approvals" rowKey={(a) => a.id} empty={t('temporary.noApprovals')} rowClass={(a) => (a.late ? 'tg-row-late' : '')}
        filters={[{ kind: 'choice', name: 'late', label: t('temporary.late'), options: [{ value: 'true', label: t('temporary.onlyLate') }] }, ...(list ? [] : [{ kind: 'choice' as const, name: 'state', label: t('common.state'), options: states }])]}
        columns={[
          { key: 'due', title: t('temporary.approvalDue'), render: due, csv: (a) => a.dueOn },
          { key: 'kind', title: t('temporary.special'), render: (a) => say(a.kindName), csv: (a) => say(a.kindName) },
          { key: 'goods', title: t('temporary.goods'), render: (a) => <>{a.item}. {say(a.name)}{a.finding && <div className="tg-faint">{say(a.finding)}</div>}</>, csv: (a) => say(a.name) },
          { key: 'quantity', title: t('temporary.quantity'), align: 'right', render: (a) => <span className="tg-nowrap"><Num value={a.quantity} /> {say(a.unitName)}</span>, csv: (a) => a.quantity },
          { key: 'origin', title: t('temporary.origin'), render: (a) => <Code list="country" code={a.origin} />, csv: (a) => a.origin },
          { key: 'state', title: t('common.state'), render: (a) => <><Value kind="approval" value={a.state} /><div className="tg-faint">{a.document ?? a.reason}</div></>, csv: (a) => word('approval', a.state) },
          { key: 'document', title: t('temporary.document'), hidden: true, render: (a) => a.document, csv: (a) => a.document },
          { key: 'exhibitor', title: t('temporary.exhibitor'), render: (a) => <>{a.exhibitor}{!list && <div><Link className="tg-mono" to={`/temporary/lists/${a.list}`}>{a.list}</Link></div>}</>, csv: (a) => a.exhibitor },
          { key: 'list', title: t('temporary.list'), hidden: true, render: (a) => a.list, csv: (a) => a.list },
          { key: 'decide', title: '', render: decide },
        ]}
        card={(a) => <><div className="tg-card-top"><b>{say(a.kindName)}</b><Value kind="approval" value={a.state} /></div><div className="tg-card-line"><span>{a.item}. {say(a.name)}</span><span>{a.quantity} {say(a.unitName)}</span></div>{a.finding && <div className="tg-card-line"><span className="tg-faint">{say(a.finding)}</span></div>}<div className="tg-card-line">{due(a)}<span>{decide(a)}</span></div></>}
      />
      {asked && <Decide approval={asked} onClose={() => setAsked(null)} />}
    </>
  );
}

/** The queue of approvals. */
export function ApprovalsPage() {
  const { t } = useI18n();
  return <Page title={t('temporary.approvals')} hint={t('temporary.approvalsHint')}><Approvals /></Page>;
}
