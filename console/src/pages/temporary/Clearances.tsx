import { useNavigate } from 'react-router';
import type { TemporaryClearance } from '../../api/types';
import { useI18n } from '../../i18n';
import { useOptions } from '../../kit/Filters';
import { List } from '../../kit/ListPage';
import { Page } from '../../kit/Page';
import { Money, Num, Time } from '../../kit/Show';
import { Value } from '../../kit/Tags';

export const WAYS = ['RE_EXPORT', 'SALE', 'ZONE_TRANSFER', 'RETAIL', 'GIFT', 'DESTRUCTION', 'CONSUMPTION', 'REPLACEMENT'] as const;

/** What was asked to go out, of one list or all. */
export function Clearances({ list }: { list?: string }) {
  const { t, word } = useI18n();
  const navigate = useNavigate();
  const states = useOptions('temporaryClearance', ['ASKED', 'DUE', 'DONE', 'REFUSED', 'WITHDRAWN', 'REVERSED']);
  const ways = useOptions('wayOut', WAYS);
  return (
    <List<TemporaryClearance>
      path="/temporary/clearances" params={{ list }} fileName="clearances" rowKey={(c) => c.number} empty={t('temporary.noClearances')} onOpen={(c) => void navigate(`/temporary/clearances/${c.number}`)}
      filters={list ? undefined : [{ kind: 'text', name: 'q', label: t('temporary.searchClearance') }, { kind: 'choice', name: 'state', label: t('common.state'), options: states }, { kind: 'choice', name: 'way', label: t('temporary.way'), options: ways }]}
      columns={[
        { key: 'way', title: t('temporary.way'), render: (c) => <b className="tg-clip tg-clip-short">{word('wayOut', c.way)}</b>, csv: (c) => word('wayOut', c.way) },
        { key: 'state', title: t('common.state'), render: (c) => <Value kind="temporaryClearance" value={c.state} />, csv: (c) => word('temporaryClearance', c.state) },
        { key: 'items', title: t('temporary.items'), align: 'right', render: (c) => <Num value={c.items} />, csv: (c) => c.items },
        { key: 'pieces', title: `${t('temporary.pieces')} · kg`, align: 'right', render: (c) => <span className="tg-nowrap"><Num value={c.pieces} /> · <Num value={c.weight} /></span>, csv: (c) => `${String(c.pieces)} · ${c.weight}` },
        { key: 'value', title: `${t('temporary.value')} (CNY)`, align: 'right', render: (c) => <Money value={c.value} />, csv: (c) => c.value },
        { key: 'tax', title: `${t('temporary.taxes')} (CNY)`, align: 'right', render: (c) => <Money value={c.tax} />, csv: (c) => c.tax },
        { key: 'exhibitor', title: t('temporary.exhibitor'), hidden: list !== undefined, render: (c) => <div className="tg-clip tg-clip-tiny" title={c.exhibitor}>{c.exhibitor}</div>, csv: (c) => c.exhibitor },
        { key: 'evidence', title: t('suspense.paper'), render: (c) => <div className="tg-clip tg-clip-short" title={c.evidence}>{c.evidence}</div>, csv: (c) => c.evidence },
        { key: 'at', title: t('temporary.askedAt'), render: (c) => <Time at={c.askedAt} />, csv: (c) => c.askedAt },
        { key: 'number', title: t('temporary.number'), render: (c) => <span className="tg-mono tg-nowrap">{c.number}</span>, csv: (c) => c.number },
      ]}
      card={(c) => <><div className="tg-card-top"><b>{word('wayOut', c.way)}</b><Value kind="temporaryClearance" value={c.state} /></div><div className="tg-card-line"><span>{c.exhibitor}</span><span><Num value={c.pieces} /> {t('temporary.piece')} · <Num value={c.weight} /> kg</span></div><div className="tg-card-line"><span className="tg-mono">{c.number}</span><Time at={c.askedAt} /></div></>}
    />
  );
}

/** The queue of ways out. */
export function ClearancesPage() {
  const { t } = useI18n();
  return <Page title={t('temporary.clearances')} hint={t('temporary.clearancesHint')}><Clearances /></Page>;
}
