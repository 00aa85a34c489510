import { CloseCircleFilled, ExclamationCircleFilled } from '@ant-design/icons';
import type { Finding } from '../../api/types';
import { useI18n } from '../../i18n';
import { useDictionary } from '../dictionary';

/** Findings, errors first, each saying where it is in the words of the form. */
export function Findings({ findings, onJump }: { findings: Finding[]; onJump?: (finding: Finding) => void }) {
  const { say, t } = useI18n();
  const dictionary = useDictionary();
  const sorted = [...findings].sort((a, b) => a.severity.localeCompare(b.severity));
  return (
    <div role="list">
      {sorted.map((f, i) => {
        const inner = (
          <>
            <span className="tg-finding-mark">{f.severity === 'ERROR' ? <CloseCircleFilled aria-label={t('common.errors')} /> : <ExclamationCircleFilled aria-label={t('common.warnings')} />}</span>
            <span>{say(f.text)}<small>{dictionary?.describe(f.pointer, say) ?? f.pointer} <span className="tg-code">{f.code}</span></small></span>
          </>
        );
        return onJump
          ? <button type="button" key={i} className={`tg-finding tg-finding-${f.severity}`} onClick={() => onJump(f)}>{inner}</button>
          : <div role="listitem" key={i} className={`tg-finding tg-finding-${f.severity}`}>{inner}</div>;
      })}
    </div>
  );
}
