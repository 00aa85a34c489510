import { SearchOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { useGet } from '../../api/hooks';
import { useI18n } from '../../i18n';
import { messageKind } from '../../kit/format';
import { Loaded, Nothing, Page, Panel } from '../../kit/Page';
import { Time } from '../../kit/Show';
import { DocumentTable } from './documents';

function Found({ number }: { number: string }) {
  const { t } = useI18n();
  const query = useGet('/ecommerce/documents', { number });
  return <Panel title={t('retail.foundDocuments')} flush><Loaded query={query} rows={2}>{(all) => (all.length === 0 ? <div className="tg-pad"><Nothing title={t('retail.noneFound')} /></div> : <DocumentTable documents={all} times />)}</Loaded></Panel>;
}

/** What a platform, a payment firm or a courier sent, and what became of it. */
export function DocumentsPage() {
  const { t, word } = useI18n();
  const [search, setSearch] = useSearchParams();
  const number = search.get('number') ?? '';
  const page = Math.max(0, Number(search.get('page') ?? 0) || 0);
  const size = 5;
  const query = useGet('/ecommerce/messages', { page, size }, { keep: true, refetchInterval: 15_000 });
  const turn = (to: number) => setSearch((old) => {
    const next = new URLSearchParams(old);
    to > 0 ? next.set('page', String(to)) : next.delete('page');
    return next;
  });
  return (
    <Page title={t('retail.documents')} hint={t('retail.documentsHint')}
      actions={<Input.Search key={number} className="tg-search" allowClear defaultValue={number} prefix={<SearchOutlined />} placeholder={t('retail.documentsSearch')} aria-label={t('retail.documentsSearch')} enterButton={t('common.search')}
        onSearch={(v) => setSearch(v.trim() ? { number: v.trim() } : {})} />}>
      <div className="tg-stack">
        {number && <Found number={number} />}
        <Loaded query={query}>
          {(messages) => (messages.items.length === 0 ? <Panel><Nothing title={t('retail.noDocuments')} hint={t('retail.noDocumentsHint')} /></Panel> : (
            <>
              <h2 className="tg-sub-title">{t('retail.newestMessages')}</h2>
              {messages.items.map((m) => (
                <Panel key={m.id} flush title={<>{messageKind(m.kind, word)} <span className="tg-code">{m.count}</span></>} extra={<Time at={m.at} />}>
                  <DocumentTable documents={m.documents} />
                  {m.count > m.documents.length && <p className="tg-panel-more"><Link to={`/messages/${m.id}`}>{t('retail.moreDocuments', { n: m.count })}</Link></p>}
                </Panel>
              ))}
              <div className="tg-foot-actions">
                {page > 0 && <Button onClick={() => turn(page - 1)}>‹</Button>}
                {messages.total > (page + 1) * size && <Button onClick={() => turn(page + 1)}>›</Button>}
              </div>
            </>
          ))}
        </Loaded>
      </div>
    </Page>
  );
}
