import { SearchOutlined } from '@ant-design/icons';
import { Button, Form, Input, Progress } from 'antd';
import { useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { post } from '../../api/client';
import type { BuyerUse } from '../../api/types';
import { useI18n } from '../../i18n';
import { useAct } from '../../kit/act';
import { group, sum } from '../../kit/format';
import { Nothing, Page, Panel } from '../../kit/Page';
import { Money, Time } from '../../kit/Show';
import { Value } from '../../kit/Tags';

interface Asked { idNumber: string; reason: string }

function Lists({ lists, none }: { lists: BuyerUse['lists']; none: string }) {
  const go = useNavigate();
  return lists.length === 0 ? <Nothing title={none} /> : lists.map((l) => (
    <button type="button" key={l.id} className="tg-line-button" onClick={() => void go(`/retail/lists/${l.id}`)}>
      <span className="tg-two"><span className="tg-mono">{l.number}</span><span>{l.goods}</span></span><span className="tg-grow" /><Value kind="retailState" value={l.state} /><Money value={l.value} currency="CNY" /><Time at={l.filedAt} />
    </button>
  ));
}

function Answer({ use }: { use: BuyerUse }) {
  const { t } = useI18n();
  const percent = Math.min(100, Number(use.limit) > 0 ? Math.round(Number(use.used) / Number(use.limit) * 1000) / 10 : 0);
  return (
    <div className="tg-stack">
      <Panel title={<>{t('retail.buyer')} <span className="tg-mono">{use.buyer}</span></>}>
        <Progress percent={percent} status={percent >= 100 ? 'exception' : 'normal'} format={(p) => `${p ?? 0}%`} aria-label={t('retail.used')} />
        <p className="tg-gap-top">{t('retail.usedOf', { year: use.year, used: group(use.used), limit: group(use.limit) })} · {t('retail.left')} <b className="tg-num">{group(sum([use.limit, `-${use.used}`]))}</b></p>
      </Panel>
      <Panel title={<>{t('retail.countedLists')} <span className="tg-code">{use.lists.length}</span></>}>
        <Lists lists={use.lists} none={t('retail.noCounted')} />
      </Panel>
      {use.others.length > 0 && <Panel title={<>{t('retail.otherLists')} <span className="tg-code">{use.others.length}</span></>}><Lists lists={use.others} none="" /></Panel>}
      <Panel title={t('retail.earlier')}>
        {use.looks.length === 0 ? <p className="tg-faint">{t('retail.noEarlier')}</p> : <ol className="tg-events">{use.looks.map((l, n) => <li key={n}><p>{l.reason}</p><small><Time at={l.at} /><span>{l.who}{l.office && ` · ${l.office}`}</span></small></li>)}</ol>}
      </Panel>
    </div>
  );
}

/** A buyer's use of the year's limit. The number is sent once and shown masked; it never stands in an address. */
export function BuyerPage() {
  const { t } = useI18n();
  const act = useAct();
  const [form] = Form.useForm<Asked>();
  // looked up where lists are searched
  const found = (useLocation().state as { use?: BuyerUse } | null)?.use;
  const [use, setUse] = useState<BuyerUse | null>(found ?? null);
  const [busy, setBusy] = useState(false);
  async function look(v: Asked) {
    setBusy(true);
    setUse(null);
    const answer = await act(() => post('/ecommerce/buyers/use', { idType: '1', idNumber: v.idNumber.trim(), reason: v.reason.trim() }));
    setBusy(false);
    if (answer) {
      setUse(answer);
      form.resetFields();
    }
  }
  return (
    <Page title={t('retail.buyers')} hint={t('retail.buyersHint')} width="reading">
      <div className="tg-stack">
        <Panel>
          <Form form={form} layout="vertical" requiredMark={false} autoComplete="off" onFinish={(v) => void look(v)}>
            <div className="tg-form-2">
              <Form.Item name="idNumber" label={t('retail.idNumber')} rules={[{ required: true, whitespace: true, message: t('retail.idNeeded') }]}><Input maxLength={18} autoComplete="off" spellCheck={false} /></Form.Item>
              <Form.Item name="reason" label={t('retail.why')} extra={t('retail.whyHint')} rules={[{ required: true, whitespace: true, min: 4, message: t('retail.whyNeeded') }]}><Input maxLength={500} autoComplete="off" /></Form.Item>
            </div>
            <Button type="primary" htmlType="submit" icon={<SearchOutlined />} loading={busy}>{t('retail.look')}</Button>
          </Form>
        </Panel>
        {use && <Answer use={use} />}
      </div>
    </Page>
  );
}
