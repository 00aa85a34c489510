import { useQuery } from '@tanstack/react-query';
import { Button, Collapse } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { getText } from '../../api/client';
import { useGet } from '../../api/hooks';
import { useI18n } from '../../i18n';
import { Findings } from '../../kit/case/Findings';
import { messageKind } from '../../kit/format';
import { Loaded, Nothing, Page, Panel } from '../../kit/Page';
import { Facts, Time } from '../../kit/Show';
import { Value } from '../../kit/Tags';
import { DocumentTable } from '../retail/documents';
import { referenceOf } from './MessagesPage';

function Raw({ id }: { id: string }) {
  const { t } = useI18n();
  const [wanted, setWanted] = useState(false);
  const raw = useQuery({ queryKey: [`/messages/${id}/raw`], queryFn: () => getText(`/messages/${id}/raw`), enabled: wanted });
  return wanted ? <pre className="tg-pre">{raw.data === undefined ? t('common.loading') : masked(raw.data)}</pre> : <Button onClick={() => setWanted(true)}>{t('desk.viewXml')}</Button>;
}

/** Elements that hold a person's numbers: on a page they are shown without their middle, whatever the message says. */
const PERSONAL = /(<[\w:]*(?:buyerIdNumber|payerIdNumber|buyerTelephone|consigneeTelephone|telephone)>)([^<]{4,})(<)/g;

function masked(xml: string): string {
  return xml.replace(PERSONAL, (_, open: string, value: string, close: string) => `${open}${value.length < 8 ? '*'.repeat(value.length) : value.slice(0, 3) + '*'.repeat(value.length - 6) + value.slice(-3)}${close}`);
}

/** The documents of a message of cross-border e-commerce, and how far their lists are. */
function Documents({ id }: { id: string }) {
  const { t } = useI18n();
  const query = useGet(`/ecommerce/messages/${id}/documents`);
  return query.data && query.data.length > 0 ? <Panel title={<>{t('retail.documents')} <span className="tg-code">{query.data.length}</span></>} flush><DocumentTable documents={query.data} /></Panel> : null;
}

/** One message: what was found, the receipts, and the text as it was sent. */
export function MessagePage() {
  const { id } = useParams();
  const { t, say, word } = useI18n();
  const message = useGet(`/messages/${id}`);
  const receipts = useGet(`/messages/${id}/receipts`, { format: 'json' });
  return (
    <Page title={message.data ? `${messageKind(message.data.kind, word)} ${referenceOf(message.data)}` : t('common.messages')} back="/messages" width="reading">
      <Loaded query={message}>
        {(m) => (
          <div className="tg-stack">
            <Panel><Facts items={[[t('desk.messageKind'), messageKind(m.kind, word)], [t('common.state'), <Value key="s" kind="message" value={m.state} />], [t('desk.receivedAt'), <Time key="t" at={m.receivedAt} zone />], [t('desk.declaration'), m.declarationId ? <Link key="d" to={`/declarations/${m.declarationId}`}>{t('common.open')}</Link> : '—']]} /></Panel>
            {m.findings && m.findings.length > 0 && <Panel title={t('case.findings')}><Findings findings={m.findings} /></Panel>}
            {/^(CEB|Dxp)/.test(m.kind) && <Documents id={m.id} />}
            <Panel title={t('desk.receipts')}>
              <Loaded query={receipts} rows={3}>
                {(all) => (all.length === 0 ? <Nothing title={t('desk.noReceipts')} /> : (
                  <Collapse size="small" items={all.map((r, i) => ({ key: i, label: <span className="tg-row"><b>{r.channel}</b>{say(r.text)}<span className="tg-grow" /><Time at={r.at} /></span>, children: <><p className="tg-mono tg-faint">{r.name}</p><pre className="tg-pre">{r.xml}</pre></> }))} />
                ))}
              </Loaded>
            </Panel>
            <Panel title={t('desk.raw')}><Raw id={m.id} /></Panel>
          </div>
        )}
      </Loaded>
    </Page>
  );
}
