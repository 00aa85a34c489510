import { PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { post } from '../../api/client';
import { useInvalidate } from '../../api/hooks';
import type { LevyCase } from '../../api/types';
import { has, useSession } from '../../app/session';
import { useI18n } from '../../i18n';
import { About } from '../../kit/About';
import { useAct } from '../../kit/act';
import { useOptions } from '../../kit/Filters';
import { date } from '../../kit/format';
import { ListPage } from '../../kit/ListPage';
import { ReasonDialog } from '../../kit/ReasonDialog';
import { useFigures } from '../../kit/rules';
import { Money, Number18 } from '../../kit/Show';
import { Value } from '../../kit/Tags';

interface Values { declarationNumber: string; ground: LevyCase['ground']; tax: string; amount: string; reason: string }

const TAXES = ['DUTY', 'ANTI_DUMPING', 'COUNTERVAILING', 'SAFEGUARD', 'RETALIATORY', 'CONSUMPTION_TAX', 'VAT', 'EXPORT_DUTY'];

/** An officer proposes to levy a tax after the fact. */
function Propose({ onClose }: { onClose: () => void }) {
  const { t } = useI18n();
  const act = useAct();
  const invalidate = useInvalidate();
  const [form] = Form.useForm<Values>();
  const figures = useFigures();
  const [busy, setBusy] = useState(false);
  const grounds = useOptions('levyGround', ['CONFIRMED', 'VIOLATION', 'SMUGGLING']);
  const taxes = useOptions('tax', TAXES);
  async function propose(v: Values) {
    setBusy(true);
    const made = await act(() => post('/levies', { declarationNumber: v.declarationNumber.trim(), ground: v.ground, lines: [{ tax: v.tax, amount: v.amount }], reason: v.reason }), t('levy.proposed'));
    setBusy(false);
    if (made) {
      onClose();
      await invalidate('/levies');
    }
  }
  const must = { required: true, whitespace: true, message: t('common.required') };
  return (
    <Modal open title={t('levy.propose')} okText={t('levy.propose')} cancelText={t('common.cancel')} onCancel={onClose} onOk={() => form.submit()} confirmLoading={busy}>
      <p className="tg-faint tg-gap-bottom">{t('levy.proposeHint')}</p>
      <Form form={form} layout="vertical" initialValues={{ ground: 'CONFIRMED', tax: 'DUTY' }} onFinish={(v) => void propose(v)}>
        <Form.Item name="declarationNumber" label={t('revenue.declaration')} rules={[must]}><Input maxLength={18} className="tg-mono" /></Form.Item>
        <Form.Item name="ground" label={t('levy.ground')} rules={[{ required: true }]}><Select options={grounds} /></Form.Item>
        <div className="tg-form-2">
          <Form.Item name="tax" label={t('refund.tax')} rules={[{ required: true }]}><Select options={taxes} /></Form.Item>
          <Form.Item name="amount" label={`${t('common.amount')} (CNY)`} rules={[must, figures.amount]}><Input inputMode="decimal" className="tg-input-number" /></Form.Item>
        </div>
        <Form.Item name="reason" label={t('common.reason')} rules={[must]}><Input.TextArea rows={3} maxLength={500} /></Form.Item>
      </Form>
    </Modal>
  );
}

/** Levies after the fact, for officers; another than who proposed one decides it. */
export function LeviesPage() {
  const { t, word, say } = useI18n();
  const act = useAct();
  const invalidate = useInvalidate();
  const officer = has(useSession(), 'OFFICER', 'SENIOR');
  const [proposing, setProposing] = useState(false);
  const [asked, setAsked] = useState<{ levy: LevyCase; command: string } | null>(null);
  const states = useOptions('levy', ['PROPOSED', 'DECIDED', 'REFUSED']);
  async function decide(note: string) {
    const done = await act(() => post(`/levies/${asked?.levy.number ?? ''}/commands/${asked?.command ?? ''}`, { note }), t('guarantee.done'));
    await invalidate('/levies', '/bills');
    return done;
  }
  const buttons = (l: LevyCase) => <span className="tg-row">{l.commands.map((c) => <Button key={c} size="small" type={c === 'approve' ? 'primary' : 'default'} onClick={() => setAsked({ levy: l, command: c })}>{word('levyCommand', c)}</Button>)}</span>;
  const last = (l: LevyCase) => <span className="tg-num">{l.lastDay ? date(l.lastDay) : t('levy.never')}</span>;
  return (
    <>
      <ListPage<LevyCase>
        title={t('levy.nav')} hint={t('levy.hint')} path="/levies" fileName="levies" rowKey={(l) => l.number} empty={t('levy.empty')}
        actions={officer && <Button type="primary" icon={<PlusOutlined />} onClick={() => setProposing(true)}>{t('levy.propose')}</Button>}
        filters={[{ kind: 'text', name: 'q', label: t('levy.search') }, { kind: 'choice', name: 'state', label: t('common.state'), options: states }]}
        columns={[
          { key: 'number', title: t('levy.number'), render: (l) => <span className="tg-mono tg-nowrap">{l.number}</span>, csv: (l) => l.number },
          { key: 'state', title: t('common.state'), render: (l) => <Value kind="levy" value={l.state} />, csv: (l) => word('levy', l.state) },
          { key: 'ground', title: t('levy.ground'), render: (l) => word('levyGround', l.ground), csv: (l) => word('levyGround', l.ground) },
          { key: 'trader', title: t('money.trader'), render: (l) => <span className="tg-clip tg-clip-trader" title={say(l.traderName)}>{say(l.traderName)}</span>, csv: (l) => say(l.traderName) },
          { key: 'declaration', title: t('revenue.declaration'), render: (l) => <Number18 value={l.declarationNumber} />, csv: (l) => l.declarationNumber },
          { key: 'amount', title: `${t('common.amount')} (CNY)`, align: 'right', render: (l) => <Money value={l.amount} />, csv: (l) => l.amount },
          { key: 'last', title: t('levy.lastDay'), render: last, csv: (l) => l.lastDay ?? '' },
          { key: 'reason', title: t('common.reason'), render: (l) => <span className="tg-clip tg-clip-short" title={l.reason}>{l.reason}</span>, csv: (l) => l.reason },
          { key: 'by', title: t('levy.decision'), render: (l) => (l.billNumber ? <About number={l.billNumber} /> : l.commands.length > 0 ? buttons(l) : l.note || l.proposedBy), csv: (l) => l.billNumber ?? '' },
        ]}
        card={(l) => <><div className="tg-card-top"><b><Money value={l.amount} currency="CNY" /></b><Value kind="levy" value={l.state} /></div><div className="tg-card-line"><span>{word('levyGround', l.ground)}</span><Number18 value={l.declarationNumber} /></div><div className="tg-card-line"><span>{say(l.traderName)}</span><span>{t('levy.lastDay')} {last(l)}</span></div><div className="tg-card-line">{l.billNumber ? <About number={l.billNumber} /> : buttons(l)}</div></>}
      />
      {proposing && <Propose onClose={() => setProposing(false)} />}
      {asked && <ReasonDialog title={`${word('levyCommand', asked.command)} ${asked.levy.number}`} ok={word('levyCommand', asked.command)} optional={asked.command === 'approve'} onGive={decide} onClose={() => setAsked(null)} />}
    </>
  );
}
