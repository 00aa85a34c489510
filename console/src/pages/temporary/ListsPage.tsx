import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { TemporaryList } from '../../api/types';
import { has, useSession } from '../../app/session';
import { useI18n } from '../../i18n';
import { useOptions } from '../../kit/Filters';
import { date } from '../../kit/format';
import { List } from '../../kit/ListPage';
import { Page } from '../../kit/Page';
import { Money, Num } from '../../kit/Show';
import { Value } from '../../kit/Tags';
import { OpenList } from './OpenList';
import { DaysLeft, SumLine } from './Sums';

/** Lists, of one exhibition or all. */
export function Lists({ exhibition }: { exhibition?: string }) {
  const { t, word, say } = useI18n();
  const navigate = useNavigate();
  const states = useOptions('temporaryList', ['DRAFT', 'CERTIFIED', 'SUBMITTED', 'ADMITTED', 'OVERDUE', 'CLAIMED', 'CLOSED', 'REFUSED', 'WITHDRAWN']);
  return (
    <List<TemporaryList>
      path="/temporary/lists" params={{ exhibition }} fileName="temporary-lists" rowKey={(l) => l.number} empty={t('temporary.noLists')} onOpen={(l) => void navigate(`/temporary/lists/${l.number}`)}
      filters={[{ kind: 'text', name: 'q', label: t('temporary.searchList') }, { kind: 'choice', name: 'state', label: t('common.state'), options: states }]}
      columns={[
        { key: 'exhibitor', title: t('temporary.exhibitor'), render: (l) => <span className="tg-row"><b className="tg-clip" title={l.exhibitor}>{l.exhibitor}</b> <span className="tg-code">{l.country}</span></span>, csv: (l) => l.exhibitor },
        { key: 'state', title: t('common.state'), render: (l) => <Value kind="temporaryList" value={l.state} />, csv: (l) => word('temporaryList', l.state) },
        { key: 'in', title: t('temporary.inPieces'), align: 'right', render: (l) => <Num value={l.in?.pieces} />, csv: (l) => l.in?.pieces },
        { key: 'left', title: t('temporary.left'), render: (l) => <SumLine sum={l.left} />, csv: (l) => l.left?.pieces },
        { key: 'due', title: t('temporary.dueOn'), render: (l) => <span className="tg-nowrap">{l.dueOn ? date(l.dueOn) : '—'} {l.daysLeft !== null && <DaysLeft days={l.daysLeft} />}</span>, csv: (l) => l.dueOn },
        { key: 'secured', title: `${t('temporary.secured')} (CNY)`, align: 'right', render: (l) => <Money value={l.secured} />, csv: (l) => l.secured },
        { key: 'filer', title: t('temporary.filer'), hidden: exhibition === undefined, render: (l) => <div className="tg-clip" title={say(l.filer)}>{say(l.filer)}</div>, csv: (l) => say(l.filer) },
        { key: 'exhibition', title: t('temporary.exhibition'), hidden: exhibition !== undefined, render: (l) => <div className="tg-clip tg-clip-tiny" title={say(l.exhibitionName)}>{l.regime === 'ATA' ? word('regime', 'ATA') : say(l.exhibitionName)}</div>, csv: (l) => say(l.exhibitionName) },
        { key: 'number', title: t('temporary.number'), render: (l) => <span className="tg-mono tg-nowrap">{l.number}</span>, csv: (l) => l.number },
      ]}
      card={(l) => <><div className="tg-card-top"><b>{l.exhibitor}</b><Value kind="temporaryList" value={l.state} /></div><div className="tg-card-line"><span>{t('temporary.left')} <SumLine sum={l.left} /></span><DaysLeft days={l.daysLeft} /></div><div className="tg-card-line"><span className="tg-mono">{l.number}</span><span>{say(l.exhibitionName)}</span></div></>}
    />
  );
}

/** Exhibitors' lists and carnets: one's own, an organiser's, or all for officials. */
export function ListsPage() {
  const { t } = useI18n();
  const desk = has(useSession(), 'DECLARANT', 'TRADER_MANAGER');
  const [opening, setOpening] = useState(false);
  return (
    <Page title={t('temporary.lists')} hint={t('temporary.listsHint')} actions={desk && <Button icon={<PlusOutlined />} onClick={() => setOpening(true)}>{t('temporary.openCarnet')}</Button>}>
      <Lists />
      {opening && <OpenList onClose={() => setOpening(false)} />}
    </Page>
  );
}
