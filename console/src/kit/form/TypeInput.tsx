import { Select } from 'antd';
import { useI18n } from '../../i18n';
import { CodeSelect } from '../Code';
import { domId, useForm } from './context';
import { useValue } from './store';

/** The declaration type in its parts: two letters of the business, then the step of a two-step declaration. */
export function TypeInput({ pointer, label }: { pointer: string; label: string }) {
  const { store } = useForm();
  const { word, t } = useI18n();
  const value = useValue(store, pointer);
  const prefix = /^[A-Z0-9]{2}/.test(value) && !value.startsWith('00') ? value.slice(0, 2) : null;
  const step = value[2] === '5' || value[2] === '6' ? value[2] : '0';
  const set = (nextPrefix: string | null, nextStep: string) => store.set(pointer, `${nextPrefix ?? '00'}${nextStep}${value.slice(3)}`);
  const steps = [{ value: '0', label: word('mode', 'NORMAL') }, { value: '5', label: word('mode', 'SUMMARY') }, { value: '6', label: word('mode', 'FULL') }];
  return (
    <div className="tg-type" id={domId(pointer)} tabIndex={-1}>
      <Select aria-label={t('officer.mode')} value={step} options={steps} popupMatchSelectWidth={false} onChange={(v) => set(prefix, v)} />
      <CodeSelect list="dec_type_prefix" label={label} placeholder={t('common.none')} value={prefix} onChange={(v) => set(v, step)} />
    </div>
  );
}
