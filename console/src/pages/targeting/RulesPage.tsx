import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useNavigate } from 'react-router';
import type { TargetingRule } from '../../api/types';
import { has, useSession } from '../../app/session';
import { useI18n } from '../../i18n';
import { Code } from '../../kit/Code';
import { useOptions } from '../../kit/Filters';
import { date, group } from '../../kit/format';
import { ListPage } from '../../kit/ListPage';
import { Num } from '../../kit/Show';
import { Value } from '../../kit/Tags';

export function rate(rule: TargetingRule): string | null {
  return rule.inspected > 0 ? ((rule.found / rule.inspected) * 100).toFixed(1) : null;
}

/** Targeting rules with how well they do. */
export function RulesPage() {
  const { t, word, say } = useI18n();
  const go = useNavigate();
  const session = useSession();
  const states = useOptions('rule', ['DRAFT', 'ACTIVE', 'RETIRED']);
  const share = (r: TargetingRule) => (rate(r) === null ? '—' : t('analyst.rate', { n: rate(r)! }));
  return (
    <ListPage<TargetingRule>
      title={t('common.rules')} hint={t('analyst.hint')} path="/risk/rules" fileName="targeting-rules" rowKey={(r) => r.id} empty={t('analyst.empty')} onOpen={(r) => void go(`/targeting/rules/${r.id}`)}
      actions={has(session, 'ANALYST') && <Button type="primary" icon={<PlusOutlined />} onClick={() => void go('/targeting/rules/new')}>{t('analyst.newRule')}</Button>}
      filters={[{ kind: 'text', name: 'q', label: t('common.search') }, { kind: 'choice', name: 'state', label: t('common.state'), options: states }]}
      columns={[
        { key: 'code', title: t('analyst.code'), render: (r) => <span className="tg-mono">{r.code}</span>, csv: (r) => r.code },
        { key: 'name', title: t('analyst.name'), render: (r) => <span className="tg-two"><b className="tg-medium">{r.name}</b><span className="tg-clip">{say(r.reason)}</span></span>, csv: (r) => r.name },
        { key: 'state', title: t('analyst.state'), render: (r) => <Value kind="rule" value={r.state} />, csv: (r) => word('rule', r.state) },
        { key: 'action', title: t('analyst.action'), render: (r) => <Value kind="action" value={r.action} />, csv: (r) => word('action', r.action) },
        { key: 'office', title: t('analyst.office'), render: (r) => (r.office ? <Code list="customs_district" code={r.office} bare /> : t('analyst.allOffices')), csv: (r) => r.office },
        { key: 'hits', title: t('analyst.hits'), align: 'right', render: (r) => <Num value={r.hits} />, csv: (r) => r.hits },
        { key: 'inspected', title: t('analyst.inspected'), align: 'right', render: (r) => <Num value={r.inspected} />, csv: (r) => r.inspected },
        { key: 'found', title: t('analyst.found'), align: 'right', render: (r) => <Num value={r.found} />, csv: (r) => r.found },
        { key: 'rate', title: t('analyst.hitRate'), align: 'right', render: (r) => <span className="tg-rate"><span><i style={{ width: `${Math.min(100, Number(rate(r) ?? 0))}%` }} /></span><span className="tg-num">{share(r)}</span></span>, csv: rate },
        { key: 'valid', title: t('common.valid'), render: (r) => <span className="tg-two tg-num"><span>{date(r.validFrom)}</span><span>– {r.validTo ? date(r.validTo) : t('common.unlimited')}</span></span>, csv: (r) => `${r.validFrom} – ${r.validTo ?? ''}` },
        { key: 'owner', title: t('analyst.owner'), render: (r) => r.owner, csv: (r) => r.owner },
      ]}
      card={(r) => <><div className="tg-card-top"><b>{r.name}</b><Value kind="rule" value={r.state} /></div><div className="tg-card-line"><span className="tg-mono">{r.code}</span><Value kind="action" value={r.action} /></div><div className="tg-card-line"><span>{t('analyst.hits')} {group(r.hits)}</span><span>{t('analyst.hitRate')} {share(r)}</span></div></>}
    />
  );
}
