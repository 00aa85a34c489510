import { Button, Form, Input, InputNumber, Modal, Progress, Table } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { get, post, put } from '../../api/client';
import { useGet, useInvalidate } from '../../api/hooks';
import type { Guarantee } from '../../api/types';
import { has, isTrader, useSession } from '../../app/session';
import { useI18n } from '../../i18n';
import { useAct } from '../../kit/act';
import { group } from '../../kit/format';
import { Loaded, Nothing, Page, Panel } from '../../kit/Page';
import { useNarrow } from '../../kit/screen';
import { Money } from '../../kit/Show';

function Used({ g }: { g: Guarantee }) {
  const percent = Number(g.amount) > 0 ? Math.round(Number(g.drawn) / Number(g.amount) * 1000) / 10 : 100;
  return <Progress percent={percent} size="small" status={percent >= 90 ? 'exception' : 'normal'} className="tg-used" />;
}

/** Where the amount is set aside, or why it is nowhere. */
function Rests({ g }: { g: Guarantee }) {
  const { t } = useI18n();
  if (!g.guarantee) {
    return <span className={g.backing === 'NONE' && Number(g.amount) > 0 ? 'tg-bad' : 'tg-faint'}>{t(g.backing === 'EXEMPT' ? 'retail.restsOnGrade' : g.backing === 'NONE' ? 'retail.restsOnNothing' : 'retail.restsInBills')}</span>;
  }
  return (
    <span className="tg-two">
      <Link to={`/guarantees/${g.guarantee}`} className="tg-mono tg-nowrap">{g.guarantee}</Link>
      {!g.inForce && <span className="tg-bad">{t('retail.notInForce')}</span>}
    </span>
  );
}

function Register({ firm, onClose }: { firm: Guarantee | null; onClose: () => void }) {
  const { t } = useI18n();
  const act = useAct();
  const invalidate = useInvalidate();
  const [form] = Form.useForm<{ firm: string; amount: string }>();
  const [busy, setBusy] = useState(false);
  async function save(v: { firm: string; amount: string }) {
    setBusy(true);
    const done = await act(async () => {
      await put(`/ecommerce/guarantees/${encodeURIComponent(v.firm.trim())}`, { amount: v.amount as unknown as number });
      return true;
    }, t('retail.guaranteeSaved'));
    setBusy(false);
    await invalidate('/ecommerce/guarantees');
    if (done) {
      onClose();
    }
  }
  return (
    <Modal open title={t('retail.setGuarantee')} okText={t('common.save')} cancelText={t('common.cancel')} onCancel={onClose} onOk={() => form.submit()} confirmLoading={busy}>
      <Form form={form} layout="vertical" requiredMark={false} initialValues={{ firm: firm?.firm, amount: firm?.amount }} onFinish={(v) => void save(v)}>
        <Form.Item name="firm" label={t('admin.customsCode')} rules={[{ required: true, whitespace: true, message: t('common.required') }]}><Input maxLength={18} disabled={firm !== null} /></Form.Item>
        <Form.Item name="amount" label={t('retail.newAmount')} extra={t('retail.newAmountHint')} rules={[{ required: true, message: t('common.required') }]}><InputNumber className="tg-fill" stringMode min="0" precision={2} /></Form.Item>
      </Form>
    </Modal>
  );
}

interface StockAsked { book: string; item: string; quantity?: string; document?: string }

/** What is in stock of an item, and goods that come in. */
function StockDesk() {
  const { t } = useI18n();
  const act = useAct();
  const [form] = Form.useForm<StockAsked>();
  const [held, setHeld] = useState<string | null>(null);
  const [entering, setEntering] = useState(false);
  async function ask() {
    const v = await form.validateFields(['book', 'item']);
    const answer = await act(() => get('/ecommerce/stock', { book: v.book.trim(), item: v.item.trim() }));
    setHeld(answer ? answer.quantity : null);
  }
  async function enter(v: StockAsked) {
    const answer = await act(() => post('/ecommerce/stock', { book: v.book.trim(), item: v.item.trim(), quantity: v.quantity as unknown as number, document: v.document!.trim() }));
    if (answer) {
      setHeld(answer.quantity);
      setEntering(false);
      form.resetFields(['quantity', 'document']);
    }
  }
  const needed = [{ required: true, whitespace: true, message: t('common.required') }];
  return (
    <Panel title={t('retail.stock')} extra={held !== null && <b className="tg-num">{t('retail.stockOf', { n: group(held) })}</b>}>
      <p className="tg-faint tg-gap-bottom">{t('retail.stockHint')}</p>
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(v) => void (entering ? enter(v) : ask())}>
        <div className="tg-form-2">
          <Form.Item name="book" label={t('retail.book')} rules={needed}><Input maxLength={30} /></Form.Item>
          <Form.Item name="item" label={t('retail.item')} rules={needed}><Input maxLength={50} /></Form.Item>
          {entering && (
            <>
              <Form.Item name="quantity" label={t('retail.quantity')} rules={[{ required: true, message: t('common.required') }]}><InputNumber className="tg-fill" stringMode min="0.00001" /></Form.Item>
              <Form.Item name="document" label={t('retail.document')} rules={needed}><Input maxLength={60} /></Form.Item>
            </>
          )}
        </div>
        <div className="tg-row">
          <Button type="primary" htmlType="submit">{entering ? t('retail.stockIn') : t('retail.askStock')}</Button>
          <Button onClick={() => setEntering(!entering)}>{entering ? t('common.cancel') : t('retail.stockIn')}</Button>
        </div>
      </Form>
    </Panel>
  );
}

/** What firms stand for; bonded stock. */
export function GuaranteesPage() {
  const { t, say } = useI18n();
  const session = useSession();
  const narrow = useNarrow();
  const trader = isTrader(session);
  const senior = has(session, 'SENIOR');
  const query = useGet('/ecommerce/guarantees', undefined, { refetchInterval: 30_000 });
  const [changing, setChanging] = useState<Guarantee | null | undefined>(undefined);
  const tools = (g: Guarantee) => senior && <Button size="small" onClick={() => setChanging(g)}>{t('retail.change')}</Button>;
  return (
    <Page title={t('retail.guarantees')} hint={t('retail.guaranteesHint')} width="reading" actions={senior && <Button type="primary" onClick={() => setChanging(null)}>{t('retail.setGuarantee')}</Button>}>
      <div className="tg-stack">
        <Loaded query={query}>
          {(all) => (all.length === 0 ? <Panel><Nothing title={trader ? t('retail.noOwnGuarantee') : t('retail.noGuarantees')} /></Panel> : narrow ? (
            <div className="tg-cards">
              {all.map((g) => <div key={g.firm} className="tg-card"><div className="tg-card-top"><b>{say(g.name) || g.firm}</b>{tools(g)}</div><div className="tg-card-line"><span>{t('retail.drawn')} <Money value={g.drawn} /></span><span>{t('retail.amount')} <Money value={g.amount} /></span></div><Used g={g} /><Rests g={g} /></div>)}
            </div>
          ) : (
            <Panel flush>
              <Table<Guarantee> size="small" pagination={false} dataSource={all} rowKey="firm" columns={[
                { title: t('retail.firm'), render: (_, g) => <span className="tg-two"><span>{say(g.name) || '—'}</span><span className="tg-mono">{g.firm}</span></span> },
                { title: `${t('retail.amount')} (CNY)`, align: 'right', render: (_, g) => <Money value={g.amount} /> },
                { title: t('retail.drawn'), align: 'right', render: (_, g) => <Money value={g.drawn} /> },
                { title: t('retail.guaranteeLeft'), align: 'right', render: (_, g) => <Money value={g.left} /> },
                { title: '', width: 120, render: (_, g) => <Used g={g} /> },
                { title: t('retail.setAsideOn'), render: (_, g) => <Rests g={g} /> },
                ...(senior ? [{ title: '', render: (_: unknown, g: Guarantee) => tools(g) }] : []),
              ]} />
            </Panel>
          ))}
        </Loaded>
        {!trader && <StockDesk />}
      </div>
      {changing !== undefined && <Register firm={changing} onClose={() => setChanging(undefined)} />}
    </Page>
  );
}
