import { ExperimentOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { post } from '../../api/client';
import type { Condition, TryResult } from '../../api/types';
import { useI18n } from '../../i18n';
import { useAct } from '../../kit/act';
import { Explanation } from '../../kit/case/Hits';
import { group } from '../../kit/format';
import { Panel } from '../../kit/Page';
import { Number18 } from '../../kit/Show';

interface Props { conditions: Condition[]; office: string | null; ready: boolean; result: TryResult | null; stale: boolean; onResult: (r: TryResult) => void }

/** Runs conditions against what was declared lately, without any effect. */
export function TryPanel({ conditions, office, ready, result, stale, onResult }: Props) {
  const { t } = useI18n();
  const act = useAct();
  const [last, setLast] = useState(500);
  const [busy, setBusy] = useState(false);
  async function run() {
    setBusy(true);
    const answer = await act(() => post('/risk/try', { rule: { conditions, office }, last }));
    if (answer) {
      onResult(answer);
    }
    setBusy(false);
  }
  return (
    <Panel title={t('analyst.tryIt')}>
      <p className="tg-faint tg-gap-bottom">{t('analyst.tryHint', { n: last })}</p>
      <div className="tg-row">
        <Select aria-label={t('analyst.tryLast')} value={last} onChange={setLast} options={[100, 500, 1000, 5000].map((n) => ({ value: n, label: group(n) }))} />
        <Button icon={<ExperimentOutlined />} disabled={!ready} loading={busy} onClick={() => void run()}>{t('analyst.tryIt')}</Button>
      </div>
      {!ready && <p className="tg-faint tg-gap-top">{t('analyst.incomplete')}</p>}
      {stale && <p className="tg-why-WARNING tg-gap-top">{t('analyst.changed')}</p>}
      {result && (
        <div className="tg-try" role="status">
          <div className="tg-try-numbers"><b className="tg-num">{group(result.hit)}</b><span>{t('analyst.tryShare', { n: String(result.share) })}<br />{t('analyst.tried', { n: group(result.tried) })}</span></div>
          <div className="tg-meter"><i style={{ width: `${Math.min(100, Number(result.share))}%` }} /></div>
          <h3>{result.examples.length > 0 ? t('analyst.examples') : t('analyst.noExamples')}</h3>
          {result.examples.map((x) => <div className="tg-hit" key={x.declarationId}><Link to={`/declarations/${x.declarationId}`}><Number18 value={x.number ?? x.declarationId.slice(0, 8)} /></Link><Explanation items={x.explanation} /></div>)}
        </div>
      )}
    </Panel>
  );
}
