import { PlusOutlined } from '@ant-design/icons';
import { Button, Input, Popconfirm, Space } from 'antd';
import { useState } from 'react';
import { useParams } from 'react-router';
import { del, post } from '../../api/client';
import { useGet, useInvalidate } from '../../api/hooks';
import type { Exhibition, TemporaryExhibitor } from '../../api/types';
import { has, useSession } from '../../app/session';
import { useI18n } from '../../i18n';
import { useAct } from '../../kit/act';
import { Code } from '../../kit/Code';
import { date } from '../../kit/format';
import { GuaranteeNumber } from '../../kit/GuaranteeNumber';
import { Loaded, Nothing, Page, Panel } from '../../kit/Page';
import { ReasonDialog } from '../../kit/ReasonDialog';
import { Rows } from '../../kit/Rows';
import { Facts, Money, Num } from '../../kit/Show';
import { Value } from '../../kit/Tags';
import { Lists } from './ListsPage';
import { OpenList } from './OpenList';
import { DaysLeft, SumPanel } from './Sums';

function Exhibitors({ all }: { all: TemporaryExhibitor[] }) {
  const { t } = useI18n();
  return all.length === 0 ? <Nothing title={t('temporary.nothingIn')} /> : (
    <Rows<TemporaryExhibitor> rowKey={(x) => x.exhibitor + x.country} dataSource={all} pagination={{ pageSize: 10, hideOnSinglePage: true, showSizeChanger: false }} columns={[
      { title: t('temporary.exhibitor'), render: (_, x) => x.exhibitor },
      { title: t('temporary.country'), render: (_, x) => <Code list="country" code={x.country} /> },
      { title: t('temporary.lists'), align: 'right', render: (_, x) => <Num value={x.lists} /> },
      { title: t('temporary.inPieces'), align: 'right', render: (_, x) => <Num value={x.in.pieces} /> },
      { title: t('temporary.leftPieces'), align: 'right', render: (_, x) => <b><Num value={x.left.pieces} /></b> },
      { title: `${t('temporary.leftWeight')} (kg)`, align: 'right', render: (_, x) => <Num value={x.left.weight} /> },
      { title: `${t('temporary.leftValue')} (CNY)`, align: 'right', render: (_, x) => <Money value={x.left.value} /> },
      { title: t('temporary.dueOn'), render: (_, x) => <span className="tg-num">{x.dueOn ? date(x.dueOn) : '—'}</span> },
      { title: t('temporary.daysLeft'), render: (_, x) => <DaysLeft days={x.daysLeft} /> },
    ]} />
  );
}

function Filers({ exhibition: e, own }: { exhibition: Exhibition; own: boolean }) {
  const { t, say } = useI18n();
  const act = useAct();
  const invalidate = useInvalidate();
  const [code, setCode] = useState('');
  const path = `/temporary/exhibitions/${e.number}/filers` as const;
  async function appoint() {
    if (await act(() => post(path, { code }), t('temporary.appointed'))) {
      setCode('');
      await invalidate('/temporary/exhibitions');
    }
  }
  async function dismiss(id: string) {
    await act(() => del(`${path}/${id}`));
    await invalidate('/temporary/exhibitions');
  }
  return (
    <div className="tg-stack">
      {e.filers.length === 0 ? <span className="tg-faint">{t('temporary.noFilers')}</span> : (
        <ul className="tg-batches">{e.filers.map((f) => <li key={f.traderId} className="tg-row"><span>{say(f.name)} <span className="tg-code">{f.customsCode}</span></span><span className="tg-grow" />
          {own && <Popconfirm title={t('temporary.dismissAsk')} onConfirm={() => void dismiss(f.traderId)}><Button size="small">{t('temporary.dismiss')}</Button></Popconfirm>}</li>)}</ul>
      )}
      {own && <Space.Compact><Input aria-label={t('temporary.filerCode')} placeholder={t('temporary.filerCode')} value={code} maxLength={18} onChange={(x) => setCode(x.target.value.trim())} /><Button disabled={code === ''} onClick={() => void appoint()}>{t('temporary.appoint')}</Button></Space.Compact>}
    </div>
  );
}

function Case({ exhibition: e }: { exhibition: Exhibition }) {
  const { t, word, say } = useI18n();
  const session = useSession();
  const desk = has(session, 'DECLARANT', 'TRADER_MANAGER');
  const own = desk && String(session.traderId) === e.organiserId;
  const act = useAct();
  const invalidate = useInvalidate();
  const [asked, setAsked] = useState<string | null>(null);
  const [opening, setOpening] = useState(false);
  const figures = useGet(`/temporary/exhibitions/${e.number}/figures`);
  async function take(reason: string) {
    const done = await act(() => post(`/temporary/exhibitions/${e.number}/commands/${asked ?? ''}`, { reason }), t('guarantee.done'));
    await invalidate('/temporary');
    return done;
  }
  const actions = (
    <>
      {e.commands.map((c) => <Button key={c} type={c === 'accept' ? 'primary' : 'default'} danger={c === 'refuse'} onClick={() => setAsked(c)}>{word('exhibitionCommand', c)}</Button>)}
      {desk && e.state === 'ACCEPTED' && <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpening(true)}>{t('temporary.openList')}</Button>}
    </>
  );
  return (
    <Page title={<span className="tg-row"><span>{say(e.name)}</span><Value kind="exhibition" value={e.state} /></span>} name={say(e.name)} hint={say(e.organiser)} back="/temporary/exhibitions" actions={actions}>
      <div className="tg-stack">
        <Panel>
          <Facts items={[
            [t('temporary.number'), <span key="n" className="tg-mono">{e.number}</span>], [t('temporary.venue'), e.venue], [t('temporary.days'), <span key="d" className="tg-num tg-nowrap">{date(e.opensOn)} – {date(e.closesOn)}</span>],
            [t('guarantee.office'), <Code key="o" list="customs_district" code={e.office} />],
            [t('temporary.guarantee'), <GuaranteeNumber key="g" named={e.guarantee} now={e.guaranteeNow} none={t('temporary.exempt')} closed={desk && !own} />],
            ...(e.reason ? [[t('common.reason'), e.reason] as [string, string]] : []),
          ]} />
        </Panel>
        <Panel title={t('temporary.inAndOut')}><Loaded query={figures} rows={3}>{(f) => <SumPanel figures={f.all} />}</Loaded></Panel>
        <Panel title={t('temporary.byExhibitor')}><Loaded query={figures} rows={3}>{(f) => <Exhibitors all={f.exhibitors} />}</Loaded></Panel>
        <Panel title={t('temporary.filers')}><Filers exhibition={e} own={own} /></Panel>
        <Panel title={t('temporary.lists')}><Lists exhibition={e.number} /></Panel>
      </div>
      {asked && <ReasonDialog title={word('exhibitionCommand', asked)} ok={t('common.confirm')} optional={asked !== 'refuse'} onGive={take} onClose={() => setAsked(null)} />}
      {opening && <OpenList exhibition={e.number} onClose={() => setOpening(false)} />}
    </Page>
  );
}

/** An exhibition: what came in, is in and went out, by exhibitor and way; who may file; its lists. */
export function ExhibitionPage() {
  const { number = '' } = useParams();
  const query = useGet(`/temporary/exhibitions/${number}`);
  return <Loaded query={query}>{(e) => <Case exhibition={e} />}</Loaded>;
}
