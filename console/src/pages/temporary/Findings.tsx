import { Alert, Button, Form, Input, Space } from 'antd';
import { useState } from 'react';
import { post } from '../../api/client';
import { useGet, useInvalidate } from '../../api/hooks';
import type { TemporaryFindings, TemporaryItem } from '../../api/types';
import { useI18n } from '../../i18n';
import { useAct } from '../../kit/act';
import { Num, Time } from '../../kit/Show';
import { Value } from '../../kit/Tags';

type Path = `/temporary/lists/${string}/items/${string}/findings`;
type Values = Record<'code' | 'nameZh' | 'nameEn' | 'quantity' | 'pieces' | 'weight' | 'price' | 'origin' | 'reason', string>;

/** Says how an item is to read, as an inspection ordered; only what was changed is sent. */
function Correct({ path, item: i, onDone }: { path: Path; item: TemporaryItem; onDone: () => void }) {
  const { t } = useI18n();
  const act = useAct();
  const [form] = Form.useForm<Values>();
  const now = { code: i.code, nameZh: i.name.zh, nameEn: i.name.en, quantity: i.all.quantity, pieces: String(i.all.pieces), weight: i.all.weight, price: i.price, origin: i.origin };
  async function ask({ reason, ...v }: Values) {
    const values = Object.fromEntries(Object.entries(v).filter(([key, value]) => value.trim() !== now[key as keyof typeof now]));
    if (await act(() => post(path, { values, reason }), t('temporary.correctionAsked'))) {
      onDone();
    }
  }
  const must = { required: true, message: t('common.required') };
  return (
    <Form form={form} layout="vertical" initialValues={now} onFinish={(v) => void ask(v)}>
      <div className="tg-form-2"><Form.Item name="code" label={t('temporary.code')} rules={[must]}><Input maxLength={10} /></Form.Item><Form.Item name="origin" label={t('temporary.origin')} rules={[must]}><Input maxLength={3} /></Form.Item></div>
      <div className="tg-form-2"><Form.Item name="nameZh" label={t('temporary.nameZh')} rules={[must]}><Input maxLength={200} /></Form.Item><Form.Item name="nameEn" label={t('temporary.nameEn')}><Input maxLength={200} /></Form.Item></div>
      <div className="tg-form-2"><Form.Item name="quantity" label={t('temporary.quantity')} rules={[must]}><Input /></Form.Item><Form.Item name="pieces" label={t('temporary.pieces')} rules={[must]}><Input /></Form.Item></div>
      <div className="tg-form-2"><Form.Item name="weight" label={t('temporary.weight')} rules={[must]}><Input /></Form.Item><Form.Item name="price" label={`${t('temporary.value')} (${i.currency})`} rules={[must]}><Input /></Form.Item></div>
      <Form.Item name="reason" label={t('common.reason')} rules={[must]}><Input maxLength={200} /></Form.Item>
      <Button type="primary" htmlType="submit">{t('temporary.askCorrection')}</Button>
    </Form>
  );
}

/** What inspections found about an item, to what it is bound, and how it is being corrected. */
export function Findings({ list, item }: { list: string; item: TemporaryItem }) {
  const { t, word, say } = useI18n();
  const act = useAct();
  const invalidate = useInvalidate();
  const [correcting, setCorrecting] = useState(false);
  const path = `/temporary/lists/${list}/items/${String(item.number)}/findings` as const;
  const query = useGet(path);
  const found: TemporaryFindings | undefined = query.data;
  const done = () => {
    setCorrecting(false);
    void invalidate('/temporary', '/guarantees');
  };
  async function decide(command: string) {
    if (await act(() => post(`${path}/commands/${command}`, { reason: word('decision', 'AMEND') }), t('guarantee.done'))) {
      done();
    }
  }
  if (!found || found.findings.length === 0) {
    return null;
  }
  const c = found.correction;
  return (
    <div className="tg-stack">
      {found.findings.map((f) => (
        <Alert key={f.inspection} type={f.settledAt ? 'info' : 'warning'} showIcon title={<span className="tg-row">{t('inspection.decided')} <Value kind="decision" value={f.decision} /><span className="tg-mono">{f.inspection}</span></span>}
          description={<><p>{f.reason} <span className="tg-faint"><Time at={f.foundAt} /></span></p><p>{f.settledAt ? t('temporary.settled') : f.decision === 'DESTROY' ? t('temporary.mustDestroy') : f.decision === 'RE_EXPORT' ? t('temporary.mustLeave') : t('temporary.mustWait')}</p></>} />
      ))}
      {c && (
        <Alert type={c.state === 'ASKED' ? 'warning' : 'info'} title={<span className="tg-row">{t('temporary.correction')} <Value kind="temporaryCorrection" value={c.state} /></span>}
          description={<>
            <p><span className="tg-mono">{c.code}</span> {say(c.name)} · <Num value={c.quantity} /> {say(item.unitName)} · {t('temporary.sumLine', { pieces: c.pieces, weight: c.weight })} · <Num value={c.price} /> {item.currency} · {c.origin}</p>
            <p className="tg-faint">{c.reason} · {c.askedBy} · <Time at={c.askedAt} />{c.decidedBy && <> · {c.decidedBy} · {c.decisionReason}</>}</p>
            <Space>{found.commands.map((x) => <Button key={x} type={x === 'confirm' ? 'primary' : 'default'} danger={x === 'refuse'} onClick={() => void decide(x)}>{t(x === 'confirm' ? 'temporary.confirmCorrection' : 'temporary.refuseCorrection')}</Button>)}</Space>
          </>} />
      )}
      {found.correctable && (correcting ? <Correct path={path} item={item} onDone={done} /> : <div><Button type="primary" onClick={() => setCorrecting(true)}>{t('temporary.correct')}</Button></div>)}
    </div>
  );
}
