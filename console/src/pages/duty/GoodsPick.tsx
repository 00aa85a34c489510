import { Select } from 'antd';
import type { RefSelectProps } from 'antd';
import type { Ref } from 'react';
import { useMemo, useState } from 'react';
import { useGet } from '../../api/hooks';
import { useI18n } from '../../i18n';
import { rateText } from '../../kit/format';
import { isCode } from './asked';
import { useSettled } from './parts';

interface Props { id?: string; code: string; on: string; direction?: 'I' | 'E'; name: string | null; status?: 'error' | 'warning'; onPick: (code: string) => void; inputRef?: Ref<RefSelectProps> }

/** Goods by words of either language or by the beginning of a code; a heading opens what is below it. */
export function GoodsPick({ id, code, on, direction, name, status, onPick, inputRef }: Props) {
  const { t, say, word } = useI18n();
  const [typed, setTyped] = useState('');
  const [open, setOpen] = useState(false);
  const q = useSettled(typed.trim(), 200);
  const found = useGet(q ? '/tariff/search' : null, { q, asOf: on || undefined, direction }, { keep: true, staleTime: 300_000 });
  const answer = q ? found.data : undefined;
  const options = useMemo(() => {
    const hits = (answer?.hits ?? []).map((h) => ({
      value: h.code, name: say(h.name), above: h.above.map((x) => say(x.name)).join(' › '), why: h.why.map((x) => say(x.text)).join(' · '),
      rate: h.rates ? `${word('rate', h.rates.provisional ? 'PROVISIONAL' : 'MFN')} ${rateText(h.rates.provisional || h.rates.mfn)}` : t('duty.heading'),
    }));
    // a ten-digit code names a part of its tariff line, which the tariff itself does not tell apart
    return isCode(q) && !hits.some((h) => h.value === q) ? [...hits, { value: q, name: '', above: '', why: '', rate: '' }] : hits;
  }, [q, answer, say, t, word]);
  return (
    <Select
      id={id} ref={inputRef} className="tg-fill tg-goods" status={status} aria-label={t('duty.search')} placeholder={t('duty.searchHint')} value={code || undefined} options={options} loading={found.isFetching}
      showSearch={{ filterOption: false, searchValue: typed, onSearch: setTyped }} open={open} onOpenChange={setOpen} defaultActiveFirstOption listHeight={420} suffixIcon={null} allowClear popupMatchSelectWidth={false} classNames={{ popup: { root: 'tg-goods-popup' } }}
      notFoundContent={q ? (found.isFetching || q !== typed.trim() ? t('common.loading') : t('duty.searchNothing')) : t('duty.searchHint')}
      popupRender={(list) => <>{answer?.advice && <p className="tg-goods-advice">{say(answer.advice)}</p>}{list}</>}
      labelRender={() => <span><span className="tg-mono">{code}</span> {name ?? ''}</span>}
      optionRender={(o) => (
        <span className="tg-goods-option">
          <span className="tg-mono">{o.value}</span>
          <span className="tg-goods-name"><span>{o.data.name}</span>{o.data.above && <small>{o.data.above}</small>}{o.data.why && <small className="tg-goods-why">{o.data.why}</small>}</span>
          <span className="tg-code">{o.data.rate}</span>
        </span>
      )}
      onChange={(picked?: string) => {
        if (picked && !isCode(picked)) {
          setTyped(picked);
          setTimeout(() => setOpen(true));
          return;
        }
        setTyped('');
        onPick(picked ?? '');
      }}
    />
  );
}
