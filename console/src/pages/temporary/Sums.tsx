import { Progress } from 'antd';
import type { TemporaryFigures, TemporarySum, TemporaryWaySum } from '../../api/types';
import { useI18n } from '../../i18n';
import { Rows } from '../../kit/Rows';
import { Money, Num } from '../../kit/Show';

/** How much of what came in is out again, for the eye only. */
function outShare(f: TemporaryFigures): number {
  return f.in.pieces === 0 ? 0 : Math.round((100 * (f.in.pieces - f.left.pieces)) / f.in.pieces);
}

/** Pieces, kilograms and yuan in a line. */
export function SumLine({ sum }: { sum: TemporarySum | null | undefined }) {
  const { t } = useI18n();
  return sum ? <span className="tg-num">{t('temporary.sumLine', { pieces: sum.pieces, weight: sum.weight })}</span> : <span className="tg-faint">—</span>;
}

/** What came in, is in and went out which way. */
export function SumPanel({ figures: f }: { figures: TemporaryFigures }) {
  const { t, word } = useI18n();
  const tile = (label: string, one: string | number, all: string | number, unit: string) => (
    <div className="tg-status tg-panel" key={label}><span>{label}</span><b><Num value={one} /> <small>{unit}</small></b><small>{t('temporary.ofIn')} <Num value={all} /></small></div>
  );
  return (
    <div className="tg-stack">
      <div className="tg-statuses">
        {tile(t('temporary.leftPieces'), f.left.pieces, f.in.pieces, t('temporary.piece'))}
        {tile(t('temporary.leftWeight'), f.left.weight, f.in.weight, 'kg')}
        {tile(t('temporary.leftValue'), f.left.value, f.in.value, 'CNY')}
      </div>
      <Progress percent={outShare(f)} format={(n) => t('temporary.writtenOff', { n: n ?? 0 })} aria-label={t('temporary.byWay')} />
      {f.out.length > 0 && (
        <Rows<TemporaryWaySum> rowKey={(w) => w.way} dataSource={f.out} pagination={false} columns={[
          { title: t('temporary.way'), render: (_, w) => word('wayOut', w.way) },
          { title: t('temporary.items'), align: 'right', render: (_, w) => <Num value={w.out.items} /> },
          { title: t('temporary.pieces'), align: 'right', render: (_, w) => <Num value={w.out.pieces} /> },
          { title: `${t('temporary.weight')} (kg)`, align: 'right', render: (_, w) => <Num value={w.out.weight} /> },
          { title: `${t('temporary.value')} (CNY)`, align: 'right', render: (_, w) => <Money value={w.out.value} /> },
        ]} />
      )}
    </div>
  );
}

/** Days until a term ends; what is late stands out. */
export function DaysLeft({ days }: { days: number | null | undefined }) {
  const { t } = useI18n();
  if (days === null || days === undefined) {
    return <span className="tg-faint">—</span>;
  }
  return <span className={`tg-num tg-nowrap ${days < 0 ? 'tg-bad' : ''}`}>{days < 0 ? t('temporary.daysLate', { n: -days }) : t('temporary.daysLeftN', { n: days })}</span>;
}
