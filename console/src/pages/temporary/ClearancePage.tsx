import { Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { post } from '../../api/client';
import { useGet, useInvalidate } from '../../api/hooks';
import type { TemporaryClearanceCase, TemporaryClearanceLine } from '../../api/types';
import { useI18n } from '../../i18n';
import { useAct } from '../../kit/act';
import { useOnce } from '../../kit/once';
import { Loaded, Page, Panel } from '../../kit/Page';
import { ReasonDialog } from '../../kit/ReasonDialog';
import { Rows } from '../../kit/Rows';
import { useFigures } from '../../kit/rules';
import { Facts, Money, Num, Time } from '../../kit/Show';
import { Value } from '../../kit/Tags';

const TAXES = ['DUTY', 'CONSUMPTION_TAX', 'VAT'] as const;
type Determined = Partial<Record<(typeof TAXES)[number], string>>;

/** Confirms; where a tax cannot be computed the officer determines it here. */
function Confirm({ number, onClose }: { number: string; onClose: () => void }) {
  const { t, word } = useI18n();
  const act = useAct();
  const invalidate = useInvalidate();
  const [form] = Form.useForm<Determined>();
  const [busy, once] = useOnce();
  const figures = useFigures();
  async function confirm(v: Determined) {
    const determined = Object.fromEntries(Object.entries(v).filter(([, amount]) => amount)) as Record<string, string>;
    if (await act(() => post(`/temporary/clearances/${number}/commands/confirm`, { determined }), t('guarantee.done'))) {
      onClose();
      await invalidate('/temporary', '/guarantees', '/bills');
    }
  }
  return (
    <Modal open title={word('clearanceCommand', 'confirm')} okText={t('common.confirm')} cancelText={t('common.cancel')} onCancel={onClose} onOk={() => form.submit()} confirmLoading={busy}>
      <p>{t('temporary.confirmHint')}</p>
      <Form form={form} layout="vertical" onFinish={(v) => once(() => confirm(v))}>
        <p className="tg-faint">{t('temporary.determined')}</p>
        <div className="tg-form-2">{TAXES.map((tax) => <Form.Item key={tax} name={tax} label={`${word('tax', tax)} (CNY)`} rules={[figures.amount]}><Input inputMode="decimal" className="tg-input-number" /></Form.Item>)}</div>
      </Form>
    </Modal>
  );
}

function Case({ data: { clearance: c, lines, commands } }: { data: TemporaryClearanceCase }) {
  const { t, word, say } = useI18n();
  const act = useAct();
  const invalidate = useInvalidate();
  const [asked, setAsked] = useState<string | null>(null);
  async function take(reason: string) {
    const done = await act(() => post(`/temporary/clearances/${c.number}/commands/${asked ?? ''}`, { reason }), t('guarantee.done'));
    await invalidate('/temporary', '/guarantees', '/bills');
    return done;
  }
  const actions = commands.map((x) => <Button key={x} type={x === 'confirm' ? 'primary' : 'default'} danger={x === 'refuse' || x === 'reverse'} onClick={() => setAsked(x)}>{word('clearanceCommand', x)}</Button>);
  return (
    <Page title={<span className="tg-row"><span>{word('wayOut', c.way)}</span><Value kind="temporaryClearance" value={c.state} /></span>} name={c.number} hint={c.exhibitor} back={`/temporary/lists/${c.list}`} actions={actions}>
      <div className="tg-stack">
        <Panel>
          <Facts items={[
            [t('temporary.number'), <span key="n" className="tg-mono">{c.number}</span>], [t('temporary.list'), <Link key="l" className="tg-mono" to={`/temporary/lists/${c.list}`}>{c.list}</Link>],
            [t('temporary.evidence'), c.evidence], ...(c.place ? [[t('temporary.place'), c.place] as [string, string]] : []), ...(c.recipient ? [[t('temporary.recipient'), c.recipient] as [string, string]] : []), ...(c.permit ? [[t('temporary.permit'), c.permit] as [string, string]] : []), ...(c.voucher ? [[t('temporary.voucher'), c.voucher] as [string, string]] : []),
            [t('temporary.items'), <Num key="i" value={c.items} />], [t('temporary.pieces'), <Num key="p" value={c.pieces} />], [t('temporary.weight'), <span key="w"><Num value={c.weight} /> kg</span>], [t('temporary.value'), <Money key="v" value={c.value} currency="CNY" />],
            [t('temporary.taxes'), c.bill ? <Link key="b" to={`/bills?q=${c.bill}`}><Money value={c.tax} currency="CNY" /></Link> : t('temporary.noTax')],
            [t('temporary.askedAt'), <Time key="a" at={c.askedAt} />], [t('temporary.decidedAt'), <Time key="d" at={c.decidedAt} />], ...(c.reason ? [[t('common.reason'), c.reason] as [string, string]] : []),
          ]} />
        </Panel>
        <Panel title={t('temporary.items')} flush>
          <Rows<TemporaryClearanceLine> lead={2} rowKey={(l) => l.item} dataSource={lines} pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }} columns={[
            { title: t('temporary.item'), align: 'right', render: (_, l) => <Num value={l.item} /> }, { title: t('temporary.code'), render: (_, l) => <span className="tg-mono">{l.code}</span> }, { title: t('temporary.goods'), render: (_, l) => say(l.name) },
            { title: t('temporary.quantity'), align: 'right', render: (_, l) => <span className="tg-nowrap"><Num value={l.amount.quantity} /> {say(l.unitName)}</span> }, { title: t('temporary.pieces'), align: 'right', render: (_, l) => <Num value={l.amount.pieces} /> },
            { title: 'kg', align: 'right', render: (_, l) => <Num value={l.amount.weight} /> }, { title: `${t('temporary.value')} (CNY)`, align: 'right', render: (_, l) => <Money value={l.amount.value} /> }, { title: t('temporary.soldFor'), align: 'right', render: (_, l) => <Money value={l.price} /> },
          ]} />
        </Panel>
      </div>
      {asked === 'confirm' && <Confirm number={c.number} onClose={() => setAsked(null)} />}
      {asked && asked !== 'confirm' && <ReasonDialog title={word('clearanceCommand', asked)} ok={t('common.confirm')} optional={asked === 'withdraw'} danger={asked === 'reverse'} onGive={take} onClose={() => setAsked(null)} />}
    </Page>
  );
}

/** Goods that go one way out: what, with which paper, what is owed, and what may be done. */
export function ClearancePage() {
  const { number = '' } = useParams();
  const query = useGet(`/temporary/clearances/${number}`);
  return <Loaded query={query}>{(data) => <Case data={data} />}</Loaded>;
}
