import { DatePicker, Segmented, Table } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useGet } from '../../api/hooks';
import { isTrader, useSession } from '../../app/session';
import { useI18n } from '../../i18n';
import { Loaded, Nothing, Panel } from '../../kit/Page';
import { useNarrow } from '../../kit/screen';
import { Money } from '../../kit/Show';
import type { Use } from './preferences';

function Share({ percent }: { percent: string | null }) {
  return percent === null ? <span className="tg-faint">—</span> : <span className="tg-rate"><span><i style={{ width: `${percent}%` }} /></span><span className="tg-num">{percent}%</span></span>;
}

/** How far preferences were used, against what they could have saved. */
export function UseTable() {
  const { t, say } = useI18n();
  const narrow = useNarrow();
  const trader = isTrader(useSession());
  const [by, setBy] = useState<'product' | 'enterprise' | 'agreement'>('product');
  const [days, setDays] = useState<[dayjs.Dayjs, dayjs.Dayjs]>([dayjs().subtract(1, 'year').add(1, 'day'), dayjs()]);
  // Until it is chosen, the platform says which days its last year has: the reader's day may be another.
  const [chosen, setChosen] = useState(false);
  const query = useGet('/preferences/use', { by, ...(chosen && { from: days[0].format('YYYY-MM-DD'), to: days[1].format('YYYY-MM-DD') }) }, { keep: true });
  const growth = (u: Use) => <span className={`tg-num ${u.growthPercent?.startsWith('-') ? 'tg-bad' : ''}`}>{u.growthPercent === null ? '—' : `${u.growthPercent.startsWith('-') ? '' : '+'}${u.growthPercent}%`}</span>;
  const name = (u: Use) => <><span>{say(u.name) || u.key}</span>{by !== 'enterprise' && <span className="tg-code">{u.key}</span>}</>;
  return (
    <div className="tg-stack">
      <div className="tg-row">
        <Segmented value={by} onChange={setBy} options={(['product', ...(trader ? [] : ['enterprise' as const]), 'agreement'] as const).map((v) => ({ value: v, label: t(`handbook.by_${v}`) }))} />
        <DatePicker.RangePicker value={days} allowClear={false} onChange={(v) => {
          if (v?.[0] && v[1]) {
            setDays([v[0], v[1]]);
            setChosen(true);
          }
        }} />
      </div>
      <Loaded query={query}>{(rows) => (narrow ? <>{rows.map((u) => (
        <div className="tg-card" key={u.key}><div className="tg-card-top">{name(u)}</div><div className="tg-card-line"><Share percent={u.usedPercent} /><span>{t('handbook.missed')} <Money value={u.missed} /></span></div></div>
      ))}{rows.length === 0 && <Nothing title={t('handbook.noUse')} />}</> : (
        <Panel flush>
          <Table<Use>
            size="small" dataSource={rows} rowKey="key" pagination={{ pageSize: 20, hideOnSinglePage: true, size: 'small' }} scroll={{ x: 'max-content' }} locale={{ emptyText: <Nothing title={t('handbook.noUse')} /> }}
            columns={[
              { title: t(`handbook.by_${by}`), key: 'name', render: (_, u) => <span className="tg-tariff-name">{name(u)}</span> },
              { title: t('handbook.lines'), dataIndex: 'lines', key: 'lines', align: 'right' },
              { title: t('handbook.eligible'), key: 'eligible', align: 'right', render: (_, u) => <Money value={u.eligible} /> },
              { title: t('handbook.claimed'), key: 'claimed', align: 'right', render: (_, u) => <Money value={u.claimed} /> },
              { title: t('handbook.used'), key: 'used', align: 'right', render: (_, u) => <Share percent={u.usedPercent} /> },
              { title: t('handbook.growth'), key: 'growth', align: 'right', render: (_, u) => growth(u) },
              { title: t('handbook.saved'), key: 'saved', align: 'right', render: (_, u) => <Money value={u.saved} /> },
              { title: t('handbook.missed'), key: 'missed', align: 'right', render: (_, u) => <b><Money value={u.missed} /></b> },
            ]}
          />
        </Panel>
      ))}</Loaded>
      <p className="tg-faint">{t('handbook.useNote')}</p>
    </div>
  );
}
