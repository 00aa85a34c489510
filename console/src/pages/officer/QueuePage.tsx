import { Button } from 'antd';
import { useNavigate } from 'react-router';
import { post } from '../../api/client';
import type { Queued } from '../../api/types';
import { has, useSession } from '../../app/session';
import { useI18n } from '../../i18n';
import { useAct } from '../../kit/act';
import { Assign, JudgeName } from '../../kit/case/Judge';
import { ListPage } from '../../kit/ListPage';
import { useGet } from '../../api/hooks';
import { Strip } from '../desk/StateStrip';
import { DeclarationCard, declarationColumns } from '../declaration/columns';

const REASONS = ['DOCUMENT_REVIEW', 'CHANGE_REQUEST', 'RISK', 'INSPECTION', 'ATTACHMENT', 'REMEDY'] as const;

/** What needs an officer, green channels first. */
export function QueuePage() {
  const i = useI18n();
  const { t } = i;
  const session = useSession();
  const go = useNavigate();
  const c = declarationColumns(i);
  const act = useAct();
  const waits = (r: Queued) => has(session, 'SENIOR') && r.openHolds.some((h) => h === 'DOCUMENT_REVIEW' || h === 'ATTACHMENT');
  const judge = { key: 'judge', title: t('oversight.whose'), render: (r: Queued) => <span className="tg-row tg-nowrap"><JudgeName judge={r.judge} />{waits(r) && <Assign id={r.id} />}</span>, csv: (r: Queued) => r.judge?.officer };
  const draw = async () => {
    const drawn = await act(() => post('/work-queue/draw'));
    if (drawn) {
      void go(`/declarations/${drawn.subjectId}`);
    }
  };
  const statistics = useGet('/statistics', session.office ? { office: session.office } : undefined);
  return (
    <ListPage<Queued>
      title={t('common.queue')} hint={t('officer.queueHint')} actions={<Button type="primary" onClick={() => void draw()}>{t('oversight.draw')}</Button>} path="/work-queue" fileName="work-queue" rowKey={(r) => r.id} refetchMs={60_000}
      params={{ office: session.office ?? undefined, reason: 'DOCUMENT_REVIEW' }} fixed={['reason']}
      head={<Strip name="reason" kind="hold" values={REASONS} first="DOCUMENT_REVIEW" counts={statistics.data?.byHold} />}
      filters={[{ kind: 'code', name: 'office', label: t('common.office'), list: 'customs_district' }]}
      columns={[c.identity, c.direction, c.trader, c.goods, c.holds, c.procedure, c.tax, c.since, judge]}
      onOpen={(r) => void go(`/declarations/${r.id}`)} rowClass={(r) => (r.greenChannel ? 'tg-row-green' : '')}
      card={(r) => <><DeclarationCard row={r} i={i} /><div className="tg-card-line"><JudgeName judge={r.judge} />{waits(r) && <Assign id={r.id} />}</div></>} empty={t('officer.queueEmpty')} emptyHint={t('officer.queueEmptyHint')}
    />
  );
}
