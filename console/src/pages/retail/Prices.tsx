import { BarChartOutlined, DownloadOutlined } from '@ant-design/icons';
import { Alert, Button, Popconfirm, Table, Tooltip } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { post } from '../../api/client';
import { useGet, useInvalidate } from '../../api/hooks';
import type { Answer } from '../../api/paths';
import type { Code } from '../../api/types';
import { has, useSession } from '../../app/session';
import { useI18n } from '../../i18n';
import { useAct } from '../../kit/act';
import { download, toCsv } from '../../kit/csv';
import { date, group } from '../../kit/format';
import { Loaded, Nothing, Panel } from '../../kit/Page';
import { useNarrow } from '../../kit/screen';

type Outcome = Answer<'post', '/ecommerce/price-survey'>;
const LIST: string = 'retail_price';
/** More than a survey proposes. */
const LIMIT = 20_000;

/** What retail goods usually cost, for officials only: proposed from lists that were released, approved by another person. */
export function Prices() {
  const { t, say } = useI18n();
  const narrow = useNarrow();
  const act = useAct();
  const invalidate = useInvalidate();
  const surveys = has(useSession(), 'ANALYST', 'SENIOR', 'ADMIN');
  const query = useGet(`/reference/codes/${LIST}`, { limit: LIMIT });
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  async function survey() {
    setBusy(true);
    setOutcome(null);
    const done = await act(() => post('/ecommerce/price-survey'));
    setBusy(false);
    await invalidate('/reference');
    if (done) {
      setOutcome(done);
    }
  }
  async function exportCsv(prices: Code[]) {
    const head = [t('retail.commodity'), t('common.name'), t('retail.priceMedian'), t('retail.priceLow'), t('retail.priceHigh'), t('retail.priceLists'), t('retail.priceFirms'), t('retail.validFrom')];
    const rows = prices.map((c) => [c.code, say(c.name), c.attributes.median, c.attributes.low, c.attributes.high, c.attributes.lists, c.attributes.firms, c.validFrom]);
    await act(() => download(`retail-prices-${new Date().toISOString().slice(0, 10)}.csv`, { what: 'retail-prices', rows: rows.length }, toCsv([head, ...rows])), t('common.exported', { n: rows.length }));
  }
  const button = surveys && <Popconfirm title={t('retail.surveySure')} okText={t('common.confirm')} cancelText={t('common.cancel')} onConfirm={() => void survey()}><Button type="primary" icon={<BarChartOutlined />} loading={busy}>{t('retail.survey')}</Button></Popconfirm>;
  const found = outcome && (outcome.change ? t('retail.surveyProposed', { read: outcome.read, n: outcome.rows }) : t('retail.surveyNothing', { read: outcome.read }));
  return (
    <Panel flush title={t('retail.prices')} extra={<span className="tg-row"><Tooltip title={t('common.exportCsv')}><Button type="text" icon={<DownloadOutlined />} aria-label={t('common.exportCsv')} disabled={!query.data?.length} onClick={() => void exportCsv(query.data ?? [])} /></Tooltip>{button}</span>}>
      <p className="tg-faint tg-panel-note">{t('retail.pricesHint')}</p>
      {busy && <Alert type="info" showIcon title={t('retail.surveying')} />}
      {outcome && <Alert type={outcome.change ? 'success' : 'info'} showIcon closable={{ onClose: () => setOutcome(null) }} title={found} description={<>{t('retail.surveyRest', { same: outcome.same, few: outcome.few, lists: outcome.leastLists, firms: outcome.leastFirms, days: outcome.days })} {outcome.change && <Link to="/retail/rules?tab=changes">{t('retail.changes')}</Link>}</>} />}
      <Loaded query={query}>
        {(prices) => (
          <Table<Code> size="small" dataSource={prices} rowKey={(c) => c.code} pagination={prices.length > 50 ? { pageSize: 50, size: 'small', showSizeChanger: false, showTotal: (n: number) => t('common.total', { n }) } : false} locale={{ emptyText: <Nothing title={t('retail.noPrices')} hint={t('retail.noPricesHint')} /> }} scroll={narrow ? undefined : { x: 'max-content' }} columns={[
            { title: t('retail.commodity'), render: (_, c) => <span className="tg-two"><span className="tg-mono">{c.code.slice(0, 8)}</span>{narrow && <span>{say(c.name)}</span>}</span> },
            ...(narrow ? [] : [{ title: t('common.name'), render: (_: unknown, c: Code) => say(c.name) }]),
            { title: `${t('retail.priceMedian')} (CNY)`, align: 'right', render: (_, c) => <b className="tg-num">{group(c.attributes.median)}</b> },
            ...(narrow ? [] : [
              { title: t('retail.priceQuartiles'), align: 'right' as const, render: (_: unknown, c: Code) => <span className="tg-num">{group(c.attributes.low)} – {group(c.attributes.high)}</span> },
              { title: t('retail.priceLists'), align: 'right' as const, render: (_: unknown, c: Code) => <span className="tg-num">{group(c.attributes.lists)}</span> },
              { title: t('retail.priceFirms'), align: 'right' as const, render: (_: unknown, c: Code) => <span className="tg-num">{group(c.attributes.firms)}</span> },
              { title: t('retail.validFrom'), render: (_: unknown, c: Code) => <span className="tg-num">{date(c.validFrom)}</span> },
            ]),
          ]} />
        )}
      </Loaded>
    </Panel>
  );
}
