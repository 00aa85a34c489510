import { App, Button, Input, Modal } from 'antd';
import { useCallback, useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { ApiError, post, put } from '../../api/client';
import { fileDeclaration, tryDeclaration } from '../../api/filing';
import { useInvalidate } from '../../api/hooks';
import type { Checked, Declaration, Doc, Finding } from '../../api/types';
import { useSession } from '../../app/session';
import { useI18n } from '../../i18n';
import { useAct } from '../../kit/act';
import type { Dictionary } from '../../kit/dictionary';
import { FormContext, byPointer, domId } from '../../kit/form/context';
import { DictionaryForm } from '../../kit/form/DictionaryForm';
import { forget, keptKey, useDraft } from '../../kit/form/draft';
import { DocumentStore, useValue } from '../../kit/form/store';
import { Page } from '../../kit/Page';
import { CheckPanel, Contents, SaveMark } from './FormSide';
import { ImportDialog } from './ImportDialog';

interface Props { dictionary: Dictionary; begin: Doc; restored: boolean; declaration: Declaration | null; onStartOver: () => void }

/** Filling in, checking, declaring; or changing what was declared. */
export function DeclarationForm({ dictionary, begin, restored, declaration, onStartOver }: Props) {
  const { t, say, word } = useI18n();
  const session = useSession();
  const go = useNavigate();
  const act = useAct();
  const { modal, message } = App.useApp();
  const invalidate = useInvalidate();
  const [store] = useState(() => new DocumentStore(begin));
  const [checked, setChecked] = useState<Omit<Checked, 'accepted'> | null>(declaration?.state === 'RETURNED' ? { findings: declaration.findings, assessment: declaration.assessment } : null);
  const [busy, setBusy] = useState<'check' | 'declare' | null>(null);
  const [item, setItem] = useState<number | null>(null);
  const [amending, setAmending] = useState(false);
  const [reason, setReason] = useState('');
  // A returned declaration is changed and declared again like a draft; a standing one is amended.
  const amend = declaration !== null && declaration.state !== 'DRAFT' && declaration.state !== 'RETURNED';
  const onId = useCallback((id: string) => window.history.replaceState(window.history.state, '', `/declarations/${id}/edit`), []);
  const draft = useDraft({ store, account: session.account, id: declaration?.id ?? null, toServer: !amend, onId });
  const direction = useValue(store, '/head/direction') || 'I';
  const form = useMemo(() => ({ store, dictionary, direction, findings: byPointer(checked?.findings ?? []) }), [store, dictionary, direction, checked]);

  function jump(finding: Finding) {
    const goods = /^\/goodsItems\/(\d+)/.exec(finding.pointer);
    const inline = document.getElementById(domId(finding.pointer));
    if (goods && !inline) {
      setItem(Number(goods[1]));
    }
    setTimeout(() => {
      const field = document.getElementById(domId(finding.pointer)) ?? document.querySelector<HTMLElement>(`[data-pointer="${CSS.escape(finding.pointer)}"]`) ?? document.querySelector<HTMLElement>(`[data-pointer="${finding.pointer.split('/').slice(0, 2).join('/')}"]`);
      field?.scrollIntoView({ block: 'center', behavior: 'smooth' });
      field?.focus({ preventScroll: true });
    }, goods && !inline ? 400 : 0);
  }

  function refused(e: unknown): boolean {
    if (e instanceof ApiError && e.findings.length > 0) {
      setChecked({ findings: e.findings, assessment: null });
      void message.error(say(e.text) || t('desk.refused'), 5);
      window.scrollTo({ top: 0, behavior: 'smooth' });
      return true;
    }
    return false;
  }

  async function check() {
    setBusy('check');
    const result = await act(() => tryDeclaration(store.document, draft.id.current));
    if (result) {
      setChecked(result);
    }
    setBusy(null);
  }

  async function finish(work: () => Promise<{ id: string }>, done: string) {
    setBusy('declare');
    await act(async () => {
      try {
        const { id } = await work();
        draft.done();
        void message.success(done);
        await invalidate('/declarations', '/statistics');
        void go(`/declarations/${id}`, { replace: true });
      } catch (e) {
        if (!refused(e)) {
          throw e;
        }
      }
    });
    setBusy(null);
  }

  function declare() {
    modal.confirm({
      title: t('desk.declareConfirm'), content: t('desk.declareHint'), okText: t('desk.declare'), cancelText: t('common.cancel'), icon: null,
      onOk: () => {
        void finish(async () => {
          await draft.save();
          const id = draft.id.current;
          if (id) {
            await post(`/declarations/${id}/declare`);
            return { id };
          }
          return fileDeclaration(store.document, `declare-${String(store.at('/signature/clientReference') ?? Date.now())}`);
        }, t('desk.declared'));
      },
    });
  }

  /** An imported document takes the place of what is typed; a declaration keeps its own reference. */
  const take = (doc: Doc) => {
    const own = (store.at('/signature') ?? {}) as Doc;
    const { sequenceNumber: _, declarationNumber: __, ...head } = doc.head as Doc;
    store.replace({ ...doc, head, signature: { ...(doc.signature as Doc | undefined), ...own } });
    setChecked(null);
    void message.success(t('desk.imported'));
  };

  const submitAmendment = () => finish(async () => {
    const answer = await put(`/declarations/${declaration!.id}`, { document: store.document, reason: reason.trim() });
    setAmending(false);
    void message.info(answer?.changeRequest ? t('desk.amendWaits') : t('desk.amendDone'));
    return { id: declaration!.id };
  }, t('common.saved'));

  const remove = () => modal.confirm({
    title: word('command', 'discard'), icon: null, okText: t('common.remove'), cancelText: t('common.cancel'), okButtonProps: { danger: true },
    onOk: async () => {
      const done = await act(() => post(`/declarations/${declaration!.id}/commands/discard`, { version: declaration!.version }), t('common.done'));
      if (done) {
        draft.done();
        await invalidate('/declarations', '/statistics');
        void go('/desk', { replace: true });
      }
    },
  });

  const discard = () => {
    forget(keptKey(session.account, declaration?.id ?? null));
    onStartOver();
  };

  return (
    <FormContext.Provider value={form}>
      <Page
        title={!declaration ? t('desk.formTitleNew') : declaration.state === 'DRAFT' ? t('desk.formTitleEdit') : t('desk.formTitleAmend')} back={declaration && declaration.state !== 'DRAFT' ? `/declarations/${declaration.id}` : '/desk'}
        hint={<SaveMark state={draft.state} amend={amend} restored={restored} onDiscard={discard} />}
        actions={<>
          {!amend && <ImportDialog dictionary={dictionary} onDocument={take} />}
          {declaration?.commands.includes('discard') && <Button type="text" danger onClick={remove}>{word('command', 'discard')}</Button>}
          <Button onClick={() => void check()} loading={busy === 'check'}>{t('desk.check')}</Button>
          {amend ? <Button type="primary" onClick={() => setAmending(true)}>{t('desk.submitAmend')}</Button> : <Button type="primary" loading={busy === 'declare'} onClick={declare}>{t('desk.declare')}</Button>}
        </>}
      >
        <div className="tg-form-body">
          <Contents />
          <div className="tg-form-main">{checked && <CheckPanel checked={checked} onJump={jump} />}<DictionaryForm item={item} onItem={setItem} /></div>
        </div>
        <Modal open={amending} title={t('desk.amendReason')} okText={t('desk.submitAmend')} cancelText={t('common.cancel')} okButtonProps={{ disabled: !reason.trim() }} confirmLoading={busy === 'declare'} onCancel={() => setAmending(false)} onOk={() => void submitAmendment()}>
          <Input.TextArea rows={4} maxLength={500} showCount autoFocus aria-label={t('desk.amendReason')} value={reason} onChange={(e) => setReason(e.target.value)} />
        </Modal>
      </Page>
    </FormContext.Provider>
  );
}
