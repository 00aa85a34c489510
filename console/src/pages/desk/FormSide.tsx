import { CheckCircleFilled, CloudOutlined, CloudSyncOutlined, LaptopOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { Checked, Finding } from '../../api/types';
import { useI18n } from '../../i18n';
import { Findings } from '../../kit/case/Findings';
import { useSectionFindings } from '../../kit/form/DictionaryForm';
import type { SaveState } from '../../kit/form/draft';
import { SECTIONS } from '../../kit/form/sections';
import { Panel } from '../../kit/Page';
import { Money } from '../../kit/Show';
import { Tag } from '../../kit/Tags';

/** The sections, with the number of findings in each. */
export function Contents() {
  const { t } = useI18n();
  const wrong = useSectionFindings();
  const all = [...SECTIONS.map((s) => [s.id, t(s.label)] as const), ['more', t('desk.sectionMore')] as const];
  return (
    <nav className="tg-contents" aria-label={t('case.overview')}>
      {all.map(([id, label]) => <a key={id} href={`#${id}`} onClick={(e) => { e.preventDefault(); document.getElementById(id)?.scrollIntoView({ behavior: 'smooth' }); }}>{label}{wrong[id] ? <span className={`tg-count ${wrong[id].errors ? '' : 'tg-count-warn'}`}>{wrong[id].count}</span> : null}</a>)}
    </nav>
  );
}

/** Where what was typed is kept right now. */
export function SaveMark({ state, amend, restored, onDiscard }: { state: SaveState; amend: boolean; restored: boolean; onDiscard: () => void }) {
  const { t, lang } = useI18n();
  const words = () => {
    switch (state.kind) {
      case 'saved': return <><CloudOutlined /> {t('desk.savedAt', { at: new Intl.DateTimeFormat(lang === 'zh' ? 'zh-CN' : 'en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' }).format(new Date(state.at)) })}</>;
      case 'saving': return <><CloudSyncOutlined /> {t('desk.saving')}</>;
      case 'local': return <><LaptopOutlined /> {state.needs ? t('desk.savedLocalNeeds') : t('desk.savedLocal')}</>;
      case 'dirty': return <><LaptopOutlined /> {t('desk.unsaved')}</>;
      default: return restored ? <>{t('desk.restored')} <Button type="link" size="small" className="tg-plain-link" onClick={onDiscard}>{t('desk.discard')}</Button></> : amend ? null : t('desk.draftBy');
    }
  };
  return <span role="status" className="tg-save">{words()}</span>;
}

/** What the check found; each finding leads to its field. */
export function CheckPanel({ checked, onJump }: { checked: Omit<Checked, 'accepted'>; onJump: (f: Finding) => void }) {
  const { t } = useI18n();
  const errors = checked.findings.filter((f) => f.severity === 'ERROR').length;
  const warnings = checked.findings.length - errors;
  return (
    <Panel title={<>{t('case.findings')} {errors > 0 && <Tag tone="red">{t('desk.checkErrors', { n: errors })}</Tag>}{warnings > 0 && <Tag tone="amber">{t('desk.checkWarnings', { n: warnings })}</Tag>}</>}
      extra={checked.assessment && <span className="tg-faint">{t('desk.preview')} <Money value={checked.assessment.total} currency={checked.assessment.currency} /></span>}>
      {errors === 0 && <p className="tg-ok"><CheckCircleFilled /> {t('desk.checkOk')}</p>}
      {checked.findings.length > 0 && <div className="tg-findings-scroll"><Findings findings={checked.findings} onJump={onJump} /></div>}
    </Panel>
  );
}

