import { App, Button, Table } from 'antd';
import { Link, useNavigate, useParams } from 'react-router';
import { post } from '../../api/client';
import { useGet, useInvalidate } from '../../api/hooks';
import type { ExportSummaryWhole } from '../../api/types';
import { isTrader, useSession } from '../../app/session';
import { useI18n } from '../../i18n';
import { useAct } from '../../kit/act';
import { Code, OldCode } from '../../kit/Code';
import { download } from '../../kit/csv';
import { Loaded, Page, Panel } from '../../kit/Page';
import { useNarrow } from '../../kit/screen';
import { Facts, Money, Time } from '../../kit/Show';
import { MadeBy } from './SummariesPage';

type Line = ExportSummaryWhole['goods'][number];

/** The lists that went into a line. */
function Sources({ line }: { line: Line }) {
  const numbers = [...new Set(line.sources.map((s) => s[0]!))];
  return <span className="tg-tags">{numbers.map((n) => <Link key={n} to={`/retail/lists?number=${n}`} className="tg-mono">{n}</Link>)}</span>;
}

function Goods({ whole }: { whole: ExportSummaryWhole }) {
  const { t } = useI18n();
  const narrow = useNarrow();
  return (
    <Table<Line> size="small" pagination={false} dataSource={whole.goods} rowKey={(l) => l.values.number!} scroll={narrow ? undefined : { x: 'max-content' }}
      expandable={{ expandedRowRender: (l) => <><span className="tg-faint">{t('retail.sources')} </span><Sources line={l} /></> }} columns={[
        { title: '#', width: 36, render: (_, l) => l.values.number },
        { title: t('retail.goods'), render: (_, l) => <span className="tg-two"><span>{l.values.gname}</span><span className="tg-mono">{l.values.gcode}</span></span> },
        { title: t('retail.quantity'), align: 'right', render: (_, l) => <span className="tg-num">{l.values.qty} <Code list="unit" code={l.values.unit} bare /></span> },
        { title: t('retail.total'), align: 'right', render: (_, l) => <Money value={l.values.totalPrice} /> },
        ...(narrow ? [] : [{ title: t('retail.listsIn'), align: 'right' as const, render: (_: unknown, l: Line) => <span className="tg-num">{l.sources.length}</span> }]),
      ]} />
  );
}

/** One declaration summed up from lists, for its broker to complete and file. */
export function SummaryPage() {
  const { id } = useParams();
  const { t } = useI18n();
  const act = useAct();
  const go = useNavigate();
  const invalidate = useInvalidate();
  const { modal } = App.useApp();
  const trader = isTrader(useSession());
  const query = useGet(`/ecommerce/summaries/${id!}`);
  const whole = query.data;
  const takeBack = () => modal.confirm({
    title: t('retail.takeBack'), icon: null, content: t('retail.takeBackSure'), okText: t('retail.takeBack'), cancelText: t('common.cancel'),
    onOk: async () => {
      const done = await act(async () => {
        await post(`/ecommerce/summaries/${id!}/take-back`);
        return true;
      }, t('retail.takenBack'));
      await invalidate('/ecommerce');
      if (done) {
        void go('/retail/summaries');
      }
    },
  });
  return (
    <Page title={<span className="tg-row"><span className="tg-mono">{whole?.summary.declarationNumber ?? t('retail.summaries')}</span>{whole && <MadeBy row={whole.summary} />}</span>} name={whole?.summary.declarationNumber} back="/retail/summaries"
      actions={whole && <>
        {trader && whole.summary.byPlatform && <Button onClick={takeBack}>{t('retail.takeBack')}</Button>}
        <Button type={trader ? 'primary' : 'default'} onClick={() => void act(async () => {
          await download(`${whole.summary.declarationNumber}.json`, { what: `summary ${whole.summary.declarationNumber}`, rows: whole.goods.length }, JSON.stringify(whole.declaration, null, 2), 'application/json');
          return true;
        })}>{t('retail.forBroker')}</Button>
      </>}>
      <Loaded query={query}>
        {({ summary: s }) => (
          <div className="tg-stack">
            <Panel>
              <Facts items={[
                [t('retail.summaryNumber'), <span key="n" className="tg-mono">{s.number}</span>], [t('retail.madeAt'), <Time key="t" at={s.madeAt} zone />],
                [t('retail.consignor'), <span key="c">{s.head.ebcName} <span className="tg-code">{s.head.ebcCode}</span></span>], [t('retail.declarant'), <span key="a">{s.head.agentName} <span className="tg-code">{s.head.agentCode}</span></span>],
                [t('retail.mode'), <Code key="m" list="trade_mode" code={s.head.tradeMode} />], [t('common.office'), <Code key="o" list="customs_district" code={s.office} />],
                [t('retail.exitOffice'), <Code key="e" list="customs_district" code={s.head.portCode} />], [t('retail.destination'), <OldCode key="d" list="country" code={s.head.country} />],
                [t('retail.packages'), <span key="p" className="tg-num">{s.head.packNo}</span>], [t('retail.weights'), <span key="w" className="tg-num">{s.head.grossWeight} / {s.head.netWeight}</span>],
              ]} />
            </Panel>
            <Panel title={<>{t('retail.goodsLines')} <span className="tg-code">{t('retail.listsIn')} {s.head.lists}</span></>} flush><Goods whole={query.data!} /></Panel>
          </div>
        )}
      </Loaded>
    </Page>
  );
}
