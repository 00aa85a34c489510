import { useNavigate } from 'react-router';
import type { DeclarationSummary } from '../../api/types';
import { useI18n } from '../../i18n';
import type { Filter } from '../../kit/Filters';
import { useOptions } from '../../kit/Filters';
import { ListPage } from '../../kit/ListPage';
import { DeclarationCard, HOLDS, STATES, declarationColumns } from '../declaration/columns';

export function useDeclarationFilters(officials: boolean): Filter[] {
  const { t } = useI18n();
  const states = useOptions('state', STATES);
  const directions = useOptions('direction', ['I', 'E']);
  const holds = useOptions('hold', HOLDS);
  const modes = useOptions('mode', ['NORMAL', 'ADVANCE', 'SUMMARY', 'FULL']);
  const sorts = [{ value: 'newest', label: t('common.newest') }, { value: 'oldest', label: t('common.oldest') }, { value: 'priority', label: t('common.byPriority') }];
  return [
    { kind: 'text', name: 'q', label: t('common.quickSearch') },
    { kind: 'choice', name: 'state', label: t('common.state'), options: states },
    { kind: 'choice', name: 'direction', label: t('common.direction'), options: directions },
    { kind: 'choice', name: 'hold', label: t('officer.hold'), options: holds },
    { kind: 'choice', name: 'mode', label: t('officer.mode'), options: modes },
    ...(officials ? [{ kind: 'code', name: 'office', label: t('common.office'), list: 'customs_district' } as const, { kind: 'code', name: 'procedureCode', label: t('officer.procedure'), list: 'trade_mode' } as const] : []),
    { kind: 'dates', from: 'from', to: 'to', label: t('officer.filedAt') },
    { kind: 'choice', name: 'sort', label: t('common.sort'), options: sorts },
  ];
}

/** Every declaration that an official may see. */
export function DeclarationsPage() {
  const i = useI18n();
  const { t } = i;
  const go = useNavigate();
  const c = declarationColumns(i);
  const filters = useDeclarationFilters(true);
  return (
    <ListPage<DeclarationSummary>
      title={t('common.declarations')} path="/declarations" fileName="declarations" rowKey={(r) => r.id} filters={filters}
      columns={[c.identity, c.direction, c.state, c.trader, c.goods, c.holds, c.place, c.tax, c.times]}
      onOpen={(r) => void go(`/declarations/${r.id}`)} card={(r) => <DeclarationCard row={r} i={i} />} empty={t('common.empty')}
    />
  );
}
