import { DatePicker, Form, Input, Modal, Radio } from 'antd';
import type { Dayjs } from 'dayjs';
import dayjs from 'dayjs';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { post } from '../../api/client';
import { useInvalidate } from '../../api/hooks';
import type { Answer } from '../../api/paths';
import type { Code, Parameter, ReferenceProposal } from '../../api/types';
import { useI18n } from '../../i18n';
import { useAct } from '../../kit/act';
import { date, group } from '../../kit/format';
import { useFigures } from '../../kit/rules';
import { FilePick } from '../../kit/Upload';
import { asCodes, conditions, published } from './positive';
import type { Line } from './positive';

type Report = Answer<'post', '/reference/changes/check'>;
interface Values { code?: string; zh?: string; en?: string; remark?: string; value?: string; from?: Dayjs; to?: Dayjs; source?: string; reason: string }

const DAY = 'YYYY-MM-DD';

/** Has the rows checked, then proposes them; what is wrong is told row by row. */
function Dialog({ title, proposal, ready = true, initial, children, onClose }: { title: string; proposal: (v: Values) => Promise<Omit<ReferenceProposal, 'reason'>>; ready?: boolean; initial?: Partial<Values>; children: ReactNode; onClose: () => void }) {
  const { t, say } = useI18n();
  const act = useAct();
  const invalidate = useInvalidate();
  const [form] = Form.useForm<Values>();
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<Report['errors']>([]);
  async function propose(v: Values) {
    setBusy(true);
    setWrong([]);
    const done = await act(async () => {
      const what = { ...(await proposal(v)), reason: v.reason.trim() } as ReferenceProposal;
      const report = await post('/reference/changes/check', what);
      if (report.errors.length > 0) {
        setWrong(report.errors);
        return null;
      }
      return post('/reference/changes', what);
    });
    setBusy(false);
    if (done) {
      await act(async () => undefined, t('retail.proposed'));
      await invalidate('/reference');
      onClose();
    }
  }
  return (
    <Modal open title={title} okText={t('retail.propose')} cancelText={t('common.cancel')} onCancel={onClose} onOk={() => form.submit()} confirmLoading={busy} okButtonProps={{ disabled: !ready }}>
      <Form form={form} layout="vertical" requiredMark={false} initialValues={initial} onFinish={(v) => void propose(v)}>
        {children}
        <Form.Item name="reason" label={t('retail.reason')} extra={t('retail.fourEyes')} rules={[{ required: true, whitespace: true, message: t('common.reasonNeeded') }]}><Input.TextArea rows={2} maxLength={500} /></Form.Item>
      </Form>
      {wrong.length > 0 && <><b className="tg-error-text">{t('retail.checkFailed', { n: wrong.length })}</b><ul className="tg-plain">{wrong.slice(0, 20).map((e, n) => <li key={n}><span className="tg-mono">{t('retail.row', { n: e.line })}{e.column && ` · ${e.column}`}</span> {say(e.problem)}</li>)}</ul></>}
    </Modal>
  );
}

function useNeeded() {
  const { t } = useI18n();
  return [{ required: true, message: t('common.required') }];
}

function Source() {
  const { t } = useI18n();
  return <Form.Item name="source" label={t('retail.source')} extra={t('retail.sourceHint')} rules={useNeeded()}><Input maxLength={300} /></Form.Item>;
}

function Days() {
  const { t } = useI18n();
  const needed = useNeeded();
  return (
    <div className="tg-form-2">
      <Form.Item name="from" label={t('retail.validFrom')} rules={needed}><DatePicker className="tg-fill" /></Form.Item>
      <Form.Item name="to" label={`${t('retail.validTo')} (${t('common.optional')})`}><DatePicker className="tg-fill" /></Form.Item>
    </div>
  );
}

/** A commodity comes onto a list. */
export function AddCode({ list, onClose }: { list: string; onClose: () => void }) {
  const { t } = useI18n();
  const needed = useNeeded();
  return (
    <Dialog title={t('retail.add')} onClose={onClose} initial={{ from: dayjs().add(1, 'day') }}
      proposal={async (v) => ({ kind: 'CODES', list, csv: null, rows: [{ key: v.code!.trim(), value: null, name: { zh: v.zh!.trim(), en: v.en?.trim() ?? '' }, attributes: conditions(v.remark ?? '') || null, from: v.from!.format(DAY), to: v.to?.format(DAY) ?? null, source: v.source!.trim() }] })}>
      <Form.Item name="code" label={t('retail.commodity')} rules={[...needed, useFigures().heading]}><Input maxLength={8} className="tg-mono" /></Form.Item>
      <div className="tg-form-2">
        <Form.Item name="zh" label={t('retail.nameZh')} rules={needed}><Input maxLength={200} /></Form.Item>
        <Form.Item name="en" label={t('retail.nameEn')}><Input maxLength={200} /></Form.Item>
      </div>
      <Form.Item name="remark" label={`${t('retail.remark')} (${t('common.optional')})`} extra={t('retail.remarkHint')}><Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} maxLength={300} /></Form.Item>
      <Days />
      <Source />
    </Dialog>
  );
}

/** A commodity goes from a list: its row ends. */
export function EndCode({ list, code, onClose }: { list: string; code: Code; onClose: () => void }) {
  const { t, say } = useI18n();
  const attributes = Object.entries(code.attributes ?? {}).map(([k, v]) => `${k}=${v}`).join(';');
  return (
    <Dialog title={`${t('retail.end')} · ${code.code} ${say(code.name)}`} onClose={onClose} initial={{ to: dayjs().add(1, 'day'), source: code.source }}
      proposal={async (v) => ({ kind: 'CODES', list, csv: null, rows: [{ key: code.code, value: null, name: code.name, attributes: attributes || null, from: code.validFrom, to: v.to!.format(DAY), source: v.source!.trim() }] })}>
      <Form.Item name="to" label={t('retail.validTo')} rules={useNeeded()}><DatePicker className="tg-fill" /></Form.Item>
      <Source />
    </Dialog>
  );
}

/** A whole list out of a file: in the platform's layout, or the table as it is published, which says neither since when nor by what notice. */
export function ImportCodes({ list, onClose }: { list: string; onClose: () => void }) {
  const { t } = useI18n();
  const needed = useNeeded();
  const [file, setFile] = useState<File | null>(null);
  const [lines, setLines] = useState<Line[] | null>(null);
  async function pick(picked: File | null) {
    setLines(picked ? published(await picked.text()) : null);
    setFile(picked);
  }
  return (
    <Dialog title={t('retail.importFile')} onClose={onClose} ready={file !== null} initial={{ from: dayjs('2022-03-01') }}
      proposal={async (v) => ({ kind: 'CODES', list, rows: null, csv: lines ? asCodes(lines, v.from!.format(DAY), v.source!.trim()) : await file!.text() })}>
      <Form.Item extra={t('retail.fileHint')}><FilePick file={file} onPick={(picked) => void pick(picked)} progress={null} accept=".csv,.txt,.tsv,text/csv" /></Form.Item>
      {lines && (
        <>
          <p className="tg-gap-bottom">{t('retail.publishedTable', { n: lines.length })}</p>
          <Form.Item name="from" label={t('retail.validFrom')} rules={needed}><DatePicker className="tg-fill" /></Form.Item>
          <Source />
        </>
      )}
    </Dialog>
  );
}

/** A parameter gets another value from a day on; the value before ends there. */
export function ChangeParameter({ parameter: p, onClose }: { parameter: Parameter; onClose: () => void }) {
  const { t, word } = useI18n();
  const last = p.versions[p.versions.length - 1];
  const flag = last?.value === 'YES' || last?.value === 'NO';
  return (
    <Dialog title={word('retailParameter', p.name)} onClose={onClose} initial={{ value: last?.value, from: dayjs().add(1, 'day') }}
      proposal={async (v) => ({ kind: 'PARAMETERS', list: null, csv: null, rows: [{ key: p.name, value: v.value!.trim(), name: null, attributes: null, from: v.from!.format(DAY), to: v.to?.format(DAY) ?? null, source: v.source!.trim() }] })}>
      {last && <p className="tg-faint tg-gap-bottom">{flag ? t(last.value === 'YES' ? 'common.yes' : 'common.no') : group(last.value)} · {t('retail.since', { date: date(last.from) })}</p>}
      <Form.Item name="value" label={t('retail.figure')} rules={useNeeded()}>{flag ? <Radio.Group optionType="button" options={[{ value: 'YES', label: t('common.yes') }, { value: 'NO', label: t('common.no') }]} /> : <Input maxLength={40} />}</Form.Item>
      <Days />
      <Source />
    </Dialog>
  );
}
