import { Alert, Button, DatePicker, Form, Input, InputNumber, Modal, Radio } from 'antd';
import dayjs from 'dayjs';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { post } from '../../api/client';
import { useGet, useInvalidate } from '../../api/hooks';
import type { Decided, Inspection } from '../../api/types';
import { isTrader, useSession } from '../../app/session';
import { useI18n } from '../../i18n';
import { useAct } from '../../kit/act';
import { Code } from '../../kit/Code';
import { Loaded, Page, Panel } from '../../kit/Page';
import { Facts, Money, Number18, Time } from '../../kit/Show';
import { Value } from '../../kit/Tags';
import { Waiting } from '../../kit/Waiting';
import { TaskCard } from './TaskCard';
import { why } from '../declaration/InspectionRow';

type Asked = 'schedule' | 'decision' | 'remedy-done' | 'penalty-payment' | 'cancel';
interface Values { items?: string; place: string; at: Dayjs; decision: string; reason: string; amount?: number; article?: string; dueOn?: Dayjs; note: string; receiptNumber: string; paidOn: Dayjs }

/** Subjects whose goods are decided about item by item. */
const ITEMIZED = ['temporary-list', 'suspense-account'];

/** Item numbers as people write them, "1 3, 5-8"; null when that are none. */
export function numbersOf(text?: string): number[] | null {
  const numbers: number[] = [];
  for (const part of (text ?? '').split(/[\s,，、]+/).filter(Boolean)) {
    const found = /^(\d{1,5})(?:[-–](\d{1,5}))?$/.exec(part);
    const from = Number(found?.[1]);
    const to = Number(found?.[2] ?? found?.[1]);
    if (!found || to < from || to - from > 20_000) {
      return null;
    }
    for (let n = from; n <= to; n++) {
      numbers.push(n);
    }
  }
  return numbers;
}

function bodyOf(asked: Asked, v: Values): object {
  switch (asked) {
    case 'schedule': return { place: v.place, at: v.at.toISOString() };
    case 'decision': return { decision: v.decision, reason: v.reason, items: numbersOf(v.items) ?? [], ...(v.decision === 'PENALTY' ? { amount: v.amount?.toFixed(2), article: v.article, dueOn: v.dueOn?.format('YYYY-MM-DD') } : {}) };
    case 'penalty-payment': return { receiptNumber: v.receiptNumber, paidOn: v.paidOn.format('YYYY-MM-DD') };
    case 'cancel': return { reason: v.note };
    default: return { note: v.note };
  }
}

function Dialogs({ inspection: i, asked, onClose }: { inspection: Inspection; asked: Asked; onClose: () => void }) {
  const { t, word } = useI18n();
  const act = useAct();
  const invalidate = useInvalidate();
  const [form] = Form.useForm<Values>();
  const decision = Form.useWatch('decision', form);
  async function give(v: Values) {
    const done = await act(async () => {
      await post(`/inspections/${i.id}/${asked}`, bodyOf(asked, v));
      return true;
    }, asked === 'cancel' ? t('oversight.waits') : t('common.done'));
    if (done) {
      onClose();
      await invalidate('/two-persons', '/inspections', '/declarations', '/statistics', '/ecommerce', '/temporary', '/suspense');
    }
  }
  const titles: Record<Asked, string> = { schedule: t('inspection.schedule'), decision: t('inspection.decide'), 'remedy-done': t('inspection.remedyDone'), 'penalty-payment': word('command', 'penalty_paid'), cancel: t('inspection.cancelOrder') };
  return (
    <Modal open title={titles[asked]} okText={t('common.confirm')} cancelText={t('common.cancel')} onCancel={onClose} onOk={() => form.submit()}>
      <Form form={form} layout="vertical" onFinish={(v) => void give(v)} initialValues={{ place: i.place ?? '', at: dayjs(i.scheduledAt ?? undefined).second(0), dueOn: dayjs().add(15, 'day'), paidOn: dayjs() }}>
        {asked === 'schedule' && <>
          <Form.Item name="place" label={t('inspection.place')} rules={[{ required: true, message: t('common.required') }]}><Input maxLength={120} autoFocus /></Form.Item>
          <Form.Item name="at" label={t('inspection.scheduledAt')} rules={[{ required: true, message: t('common.required') }]}><DatePicker showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" className="tg-fill" /></Form.Item>
        </>}
        {asked === 'decision' && <>
          <p className="tg-faint tg-gap-bottom">{t('inspection.decisionHint')}</p>
          <Form.Item name="decision" rules={[{ required: true, message: t('common.required') }]}><Radio.Group className="tg-radios" options={['TREAT', 'AMEND', 'PENALTY', 'RE_EXPORT', 'DESTROY'].map((d) => ({ value: d, label: word('decision', d) }))} /></Form.Item>
          {ITEMIZED.includes(i.subjectKind) && <Form.Item name="items" label={t('inspection.items')} extra={t('inspection.itemsHint')} rules={[{ validator: (_, text: string | undefined) => (numbersOf(text) ? Promise.resolve() : Promise.reject(new Error(t('inspection.itemsWrong')))) }]}><Input maxLength={400} placeholder="1 3 5-8" /></Form.Item>}
          {decision === 'PENALTY' && <Form.Item name="amount" label={`${t('inspection.amountOfPenalty')} (CNY)`} rules={[{ required: true, message: t('common.required') }]}><InputNumber min={0.01} precision={2} className="tg-fill" /></Form.Item>}
          {decision === 'PENALTY' && <div className="tg-form-2">
            <Form.Item name="article" label={t('inspection.article')} rules={[{ required: true, message: t('common.required') }]}><Input maxLength={200} /></Form.Item>
            <Form.Item name="dueOn" label={t('revenue.dueOn')} rules={[{ required: true, message: t('common.required') }]}><DatePicker className="tg-fill" /></Form.Item>
          </div>}
          <Form.Item name="reason" label={t('common.reason')} rules={[{ required: true, message: t('common.reasonNeeded') }]}><Input.TextArea rows={3} maxLength={500} showCount /></Form.Item>
        </>}
        {asked === 'penalty-payment' && <>
          {i.decision?.penalty && <p className="tg-gap-bottom"><Money value={i.decision.penalty.amount} currency={i.decision.penalty.currency} /> <span className="tg-faint">{t('revenue.dueOn')} {i.decision.penalty.dueOn}</span></p>}
          <Form.Item name="receiptNumber" label={t('inspection.receiptNumber')} rules={[{ required: true, message: t('common.required') }]}><Input maxLength={60} autoFocus /></Form.Item>
          <Form.Item name="paidOn" label={t('revenue.paidAt')} rules={[{ required: true, message: t('common.required') }]}><DatePicker className="tg-fill" /></Form.Item>
        </>}
        {(asked === 'remedy-done' || asked === 'cancel') && <Form.Item name="note" label={asked === 'cancel' ? t('common.reason') : t('inspection.remedyNote')} rules={[{ required: true, message: t('common.required') }]}><Input.TextArea rows={3} maxLength={500} showCount autoFocus /></Form.Item>}
      </Form>
    </Modal>
  );
}

function Decision({ decided: d }: { decided: Decided }) {
  const { t, word } = useI18n();
  const p = d.penalty;
  return (
    <Alert type={p?.state === 'OPEN' || (!p && !d.remediedAt) ? 'warning' : 'info'} showIcon
      title={<span className="tg-row">{t('inspection.decided')} <Value kind="decision" value={d.decision} />{p && <><Money value={p.amount} currency={p.currency} /><Value kind="penalty" value={p.state} /></>}</span>}
      description={<>
        {d.items.length > 0 && <p>{t('inspection.itemsDecided', { n: d.items.join(', ') })}</p>}
        <p>{d.reason} <span className="tg-faint">{d.by} · <Time at={d.at} zone /></span></p>
        {p && <p className="tg-faint">{p.article} · {t('revenue.dueOn')} {p.dueOn}{p.receiptNumber && ` · ${t('inspection.receiptNumber')} ${p.receiptNumber} · ${p.paidOn}`}</p>}
        {d.remediedAt && <p>{word('event', 'InspectionRemedyDone')}: {d.remedyNote} <span className="tg-faint">{d.remediedBy} · <Time at={d.remediedAt} zone /></span></p>}
      </>} />
  );
}

/** One inspection; made for a telephone held at the goods. */
export function InspectionPage() {
  const { id } = useParams();
  const { t, word } = useI18n();
  const query = useGet(`/inspections/${id}`);
  const session = useSession();
  const [asked, setAsked] = useState<Asked | null>(null);
  const i = query.data;
  const may = (c: string) => i?.commands.includes(c);
  return (
    <Page title={<span className="tg-row"><span className="tg-mono">{i?.number ?? t('common.inspections')}</span>{i && <Value kind="inspection" value={i.state} />}</span>} name={i?.number} back="/inspections" width="reading"
      actions={<>
        {may('cancel') && <Button onClick={() => setAsked('cancel')}>{t('inspection.cancelOrder')}</Button>}
        {may('schedule') && <Button type={i?.state === 'ORDERED' ? 'primary' : 'default'} onClick={() => setAsked('schedule')}>{t('inspection.schedule')}</Button>}
        {may('decision') && <Button type="primary" onClick={() => setAsked('decision')}>{t('inspection.decide')}</Button>}
        {may('penalty-paid') && <Button type="primary" onClick={() => setAsked('penalty-payment')}>{word('command', 'penalty_paid')}</Button>}
        {may('remedy-done') && <Button type="primary" onClick={() => setAsked('remedy-done')}>{t('inspection.remedyDone')}</Button>}
      </>}>
      <Loaded query={query} rows={10}>
        {(inspection) => (
          <div className="tg-stack">
            {!isTrader(session) && <Waiting subject={inspection.id} stale={['/inspections']} />}
            {inspection.decision && <Decision decided={inspection.decision} />}
            <Panel>
              <Facts items={[
                [inspection.subjectKind === 'retail-list' ? t('retail.number') : t('officer.number'), <Link key="d" to={inspection.subjectKind === 'suspense-account' ? `/suspense/${inspection.declarationNumber}` : inspection.subjectKind === 'temporary-list' ? `/temporary/lists/${inspection.declarationNumber}` : `${inspection.subjectKind === 'retail-list' ? '/retail/lists' : '/declarations'}/${inspection.declarationId}`}><Number18 value={inspection.declarationNumber} /></Link>],
                [t('common.office'), <Code key="o" list="customs_district" code={inspection.office} />],
                [t('inspection.place'), inspection.place ?? '—'], [t('inspection.scheduledAt'), <Time key="s" at={inspection.scheduledAt} zone />],
                [t('inspection.orderedAt'), <Time key="t" at={inspection.orderedAt} zone />], [t('inspection.reason'), why(inspection.reason, t)],
              ]} />
            </Panel>
            {inspection.tasks.map((task) => <TaskCard key={task.id} inspection={inspection} task={task} />)}
            {asked && <Dialogs inspection={inspection} asked={asked} onClose={() => setAsked(null)} />}
          </div>
        )}
      </Loaded>
    </Page>
  );
}
