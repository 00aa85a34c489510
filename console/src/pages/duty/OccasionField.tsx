import { DatePicker, Select } from 'antd';
import dayjs from 'dayjs';
import type { Finding } from '../../api/types';
import { useI18n } from '../../i18n';
import { OCCASIONS } from './asked';
import type { Asked, OccasionKind } from './asked';
import { Field } from './parts';

/** Of which day the rates are: a day told outright, or what happened, from which the law tells the day. */
export function OccasionField({ asked, at, onChange }: { asked: Asked; at: (...fields: string[]) => Finding[]; onChange: (a: Asked) => void }) {
  const { t, word } = useI18n();
  const days = asked.occasion ? OCCASIONS[asked.occasion] : [];
  return (
    <>
      <Field label={t('duty.day')} findings={at('rateDate')}>
        {(id) => <DatePicker id={id} className="tg-fill" disabled={asked.occasion !== ''} placeholder={asked.occasion ? t('duty.dayByLaw') : t('duty.today')} value={asked.on && !asked.occasion ? dayjs(asked.on) : null} onChange={(d) => onChange({ ...asked, on: d ? d.format('YYYY-MM-DD') : '' })} />}
      </Field>
      <Field wide label={t('duty.occasion')}>
        {(id) => <Select id={id} className="tg-fill" aria-label={t('duty.occasion')} value={asked.occasion} options={[{ value: '', label: t('duty.occasionNone') }, ...Object.keys(OCCASIONS).map((k) => ({ value: k, label: word('occasion', k) }))]} onChange={(occasion: OccasionKind | '') => onChange({ ...asked, occasion, days: {} })} />}
      </Field>
      {days.map((d) => (
        <Field key={d} label={word('occasionDay', d)} findings={at(`occasion/${d}`)}>
          {(id) => <DatePicker id={id} className="tg-fill" value={asked.days[d] ? dayjs(asked.days[d]) : null} onChange={(v) => onChange({ ...asked, days: { ...asked.days, [d]: v ? v.format('YYYY-MM-DD') : '' } })} />}
        </Field>
      ))}
    </>
  );
}
