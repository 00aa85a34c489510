import { CheckCircleFilled } from '@ant-design/icons';
import { Button } from 'antd';
import type { AssessmentLine } from '../../api/types';
import { useI18n } from '../../i18n';
import { date, group, rateText } from '../../kit/format';

export type Way = NonNullable<AssessmentLine['alternatives']>[number];

/** The lawful ways to bring a line in, cheapest first: what each costs, saves and wants as proof. */
export function Ways({ ways, onUse }: { ways: Way[]; onUse?: (w: Way) => void }) {
  const { t, say, word, pair } = useI18n();
  return (
    <ol className="tg-ways">
      {ways.map((w, i) => {
        const saving = w.saving === null ? 0 : Number(w.saving);
        return (
          <li key={i} className={w.applied ? 'tg-way-used' : undefined}>
            <div className="tg-way-head">
              <span className="tg-way-name">{w.applied && <CheckCircleFilled aria-hidden />} <b>{say(w.name)}</b>{w.rate && <span className="tg-code">{rateText(w.rate)}</span>}</span>
              <span className="tg-way-sum">
                <b className="tg-num">{w.total === null ? t('duty.noWay') : group(w.total)}</b>
                {saving !== 0 && <small className={saving > 0 ? 'tg-way-saves' : 'tg-faint'}>{saving > 0 ? t('duty.waySaving') : t('duty.dearer')} <span className="tg-num">{group(w.saving!.replace('-', ''))}</span></small>}
              </span>
              <span className="tg-way-act">{w.applied ? <small className="tg-way-mark">{t('duty.used')}</small> : onUse && w.total !== null && <Button size="small" onClick={() => onUse(w)}>{t('duty.use')}</Button>}</span>
            </div>
            <small className="tg-way-more">
              {[
                w.appliedKind && w.appliedKind !== w.kind && !w.kind.startsWith('AGREEMENT') ? word('rate', w.appliedKind) : null,
                w.quota, w.proof && pair(t('duty.wayProof'), say(w.proof)), w.transport && pair(t('duty.transport'), say(w.transport)), w.waiver && t('duty.waiver', { amount: w.waiver }),
                w.validTo && `${t('duty.wayUntil')} ${date(w.validTo)}`, w.law && pair(t('duty.law'), say(w.law)),
              ].filter(Boolean).map((part, k) => <span key={k}>{part}</span>)}
            </small>
            {w.problems.length > 0 && <ul className="tg-way-problems">{w.problems.map((p, k) => <li key={k} className={`tg-why-${p.severity}`}>{say(p.text)}</li>)}</ul>}
          </li>
        );
      })}
    </ol>
  );
}
