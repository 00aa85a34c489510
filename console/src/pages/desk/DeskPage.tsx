import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useNavigate } from 'react-router';
import { useGet } from '../../api/hooks';
import type { DeclarationSummary } from '../../api/types';
import { useI18n } from '../../i18n';
import { ListPage } from '../../kit/ListPage';
import { DeclarationCard, STATES, declarationColumns } from '../declaration/columns';
import { useDeclarationFilters } from '../officer/DeclarationsPage';
import { StateStrip } from './StateStrip';

/** The trader's own declarations. */
export function DeskPage() {
  const i = useI18n();
  const { t } = i;
  const go = useNavigate();
  const c = declarationColumns(i);
  const filters = useDeclarationFilters(false);
  const statistics = useGet('/statistics');
  const create = <Button type="primary" icon={<PlusOutlined />} onClick={() => void go('/declarations/new')}>{t('common.newDeclaration')}</Button>;
  return (
    <ListPage<DeclarationSummary>
      title={t('common.desk')} hint={t('desk.hint')} path="/declarations" fileName="declarations" rowKey={(r) => r.id} filters={filters}
      actions={create} head={<StateStrip states={STATES} counts={statistics.data?.byState} />}
      columns={[c.identity, c.direction, c.state, c.goods, c.holds, c.place, c.tax, c.times]}
      onOpen={(r) => void go(r.state === 'DRAFT' ? `/declarations/${r.id}/edit` : `/declarations/${r.id}`)}
      card={(r) => <DeclarationCard row={r} i={i} />} empty={t('desk.empty')} emptyHint={t('desk.emptyHint')} emptyAction={create}
    />
  );
}
