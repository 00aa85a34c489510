import { Table } from 'antd';
import { Link } from 'react-router';
import type { RetailDocument } from '../../api/types';
import { useI18n } from '../../i18n';
import { useNarrow } from '../../kit/screen';
import { Time } from '../../kit/Show';
import { Tag, Value } from '../../kit/Tags';

/** The list that uses a document: its state, what it waits for, and a way to it where one may see it. */
function Use({ d, bare }: { d: RetailDocument; bare?: boolean }) {
  const { t, word } = useI18n();
  if (!d.listState) {
    if (/^\d{8}[EI]\d{9}$/.test(d.number ?? '')) {
      return <Link to={`/retail/lists?number=${d.number!}`}>{t('retail.ofList')}</Link>;
    }
    return ['311', '411', '511'].includes(d.form) ? <span className="tg-faint">{t('retail.noList')}</span> : bare ? null : <span className="tg-faint">—</span>;
  }
  const state = <span className="tg-tags"><Value kind="retailState" value={d.listState} />{d.missing.map((m) => <Tag key={m} title={t('retail.waitsFor')}>{word('part', m)}</Tag>)}</span>;
  return d.list ? <Link to={`/retail/lists/${d.list}`}>{state}</Link> : state;
}

function Stands({ d, bare }: { d: RetailDocument; bare?: boolean }) {
  const { t } = useI18n();
  if (!['311', '411', '511', '621'].includes(d.form)) {
    return bare ? null : <span className="tg-faint">—</span>;
  }
  return d.counts ? <Tag tone="green">{t('retail.counts')}</Tag> : <Tag tone="amber">{t('retail.countsNot')}</Tag>;
}

/** Documents in a table; on a telephone one below the other. */
export function DocumentTable({ documents, times }: { documents: RetailDocument[]; times?: boolean }) {
  const { t, word } = useI18n();
  const narrow = useNarrow();
  if (narrow) {
    return (
      <div className="tg-cards tg-cards-in">
        {documents.map((d) => (
          <div key={d.id} className="tg-doc">
            <div className="tg-card-top"><span><b>{word('cebForm', d.form)}</b> <span className="tg-mono">{d.number ?? ''}</span></span><Stands d={d} bare /></div>
            <div className="tg-card-line"><Use d={d} bare />{times && <Time at={d.at} relative />}</div>
          </div>
        ))}
      </div>
    );
  }
  return (
    <Table<RetailDocument> size="small" pagination={false} dataSource={documents} rowKey="id" scroll={times ? { x: 'max-content' } : undefined} columns={[
      ...(times ? [{ title: t('retail.kind'), width: 110, render: (_: unknown, d: RetailDocument) => word('cebForm', d.form) }] : []),
      { title: t('common.number'), width: times ? undefined : '40%', render: (_, d) => <span className="tg-two"><span className="tg-mono">{d.number ?? '—'}</span>{d.order && d.order !== d.number && <span className="tg-mono">{d.order}</span>}</span> },
      { title: t('common.state'), width: times ? undefined : '24%', render: (_, d) => <Stands d={d} /> },
      { title: t('retail.usedBy'), render: (_, d) => <Use d={d} /> },
      ...(times ? [{ title: t('common.time'), render: (_: unknown, d: RetailDocument) => <Time at={d.at} /> }] : []),
    ]} />
  );
}
