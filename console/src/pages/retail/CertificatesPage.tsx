import { Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { post } from '../../api/client';
import { useInvalidate } from '../../api/hooks';
import type { Certificate } from '../../api/types';
import { has, isTrader, useSession } from '../../app/session';
import { useI18n } from '../../i18n';
import { useAct } from '../../kit/act';
import { date, dateTime } from '../../kit/format';
import { ListPage } from '../../kit/ListPage';
import { ReasonDialog } from '../../kit/ReasonDialog';
import { Facts, Time } from '../../kit/Show';
import { Value } from '../../kit/Tags';
import { TraderName } from '../../kit/TraderName';
import { TraderPick } from '../../kit/TraderPick';

function stateOf(c: Certificate): string {
  const now = Date.now();
  return c.revokedAt ? 'REVOKED' : new Date(c.validTo).getTime() < now ? 'EXPIRED' : new Date(c.validFrom).getTime() > now ? 'FUTURE' : 'VALID';
}

/** The name in a distinguished name; all of it where it has none. */
function commonName(subject: string): string {
  return /CN=([^,]+)/.exec(subject)?.[1] ?? subject;
}

function Register({ trader, onClose }: { trader: boolean; onClose: () => void }) {
  const { t } = useI18n();
  const act = useAct();
  const invalidate = useInvalidate();
  const [form] = Form.useForm<{ trader?: string; pem: string }>();
  const [busy, setBusy] = useState(false);
  async function save(v: { trader?: string; pem: string }) {
    setBusy(true);
    const done = await act(() => post('/certificates', { traderId: v.trader ? Number(v.trader) : null, certificate: v.pem } as never), t('retail.registered'));
    setBusy(false);
    if (done) {
      await invalidate('/certificates');
      onClose();
    }
  }
  return (
    <Modal open title={t('retail.register')} okText={t('retail.register')} cancelText={t('common.cancel')} onCancel={onClose} onOk={() => form.submit()} confirmLoading={busy}>
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(v) => void save(v)}>
        {!trader && <Form.Item name="trader" label={t('retail.trader')} rules={[{ required: true, message: t('common.required') }]}><TraderPick /></Form.Item>}
        <Form.Item name="pem" label={t('retail.pem')} extra={t('retail.pemHint')} rules={[{ required: true, whitespace: true, message: t('common.required') }]}><Input.TextArea rows={8} className="tg-mono" spellCheck={false} /></Form.Item>
      </Form>
    </Modal>
  );
}

function Revoke({ certificate: c, onClose }: { certificate: Certificate; onClose: () => void }) {
  const { t } = useI18n();
  const act = useAct();
  const invalidate = useInvalidate();
  async function revoke(reason: string) {
    const done = await act(() => post(`/certificates/${c.id}/revocation`, { reason }), t('retail.revoked'));
    void invalidate('/certificates');
    return done;
  }
  return <ReasonDialog title={`${t('retail.revoke')} · ${commonName(c.subject)}`} ok={t('retail.revoke')} label={t('retail.revokeReason')} danger lead={<p>{t('retail.revokeSure')}</p>} onGive={revoke} onClose={onClose} />;
}

/** Certificates that sign messages: all for the administration, its own for a trader. */
export function CertificatesPage() {
  const { t, word } = useI18n();
  const session = useSession();
  const trader = isTrader(session);
  const keeps = has(session, 'ADMIN', 'TRADER_MANAGER');
  const [registering, setRegistering] = useState(false);
  const [revoking, setRevoking] = useState<Certificate | null>(null);
  const tools = (c: Certificate) => keeps && !c.revokedAt && <Button size="small" danger type="text" onClick={() => setRevoking(c)}>{t('retail.revoke')}</Button>;
  return (
    <>
      <ListPage<Certificate>
        title={t('retail.certificates')} hint={t('retail.certificatesHint')} path="/certificates" fileName="certificates" rowKey={(c) => c.id} uncounted empty={t('retail.noCertificates')} emptyHint={t('retail.noCertificatesHint')}
        actions={keeps && <Button type="primary" onClick={() => setRegistering(true)}>{t('retail.register')}</Button>}
        columns={[
          { key: 'subject', title: t('retail.subject'), render: (c) => <span className="tg-two"><b title={c.subject}>{commonName(c.subject)}</b><span className="tg-mono">{c.serial}</span></span>, csv: (c) => c.subject },
          { key: 'serial', title: t('retail.serial'), hidden: true, render: () => null, csv: (c) => c.serial },
          ...(trader ? [] : [{ key: 'trader', title: t('retail.trader'), render: (c: Certificate) => <TraderName id={c.traderId} />, csv: (c: Certificate) => c.traderId }]),
          { key: 'state', title: t('retail.certificateState'), render: (c) => <Value kind="certificate" value={stateOf(c)} />, csv: (c) => word('certificate', stateOf(c)) },
          { key: 'kind', title: t('retail.algorithm'), render: (c) => c.kind, csv: (c) => c.kind },
          { key: 'valid', title: t('retail.expires'), render: (c) => <span className="tg-num">{date(c.validTo)}</span>, csv: (c) => date(c.validTo) },
          { key: 'registered', title: t('common.time'), render: (c) => <span className="tg-two"><Time at={c.registeredAt} /><span>{t('retail.registeredBy', { who: c.registeredBy })}</span></span>, csv: (c) => dateTime(c.registeredAt) },
          { key: 'tools', title: '', render: tools },
        ]}
        expand={(c) => <Facts items={[[t('retail.subject'), c.subject], [t('retail.fingerprint'), <span key="f" className="tg-mono tg-wrap">{c.fingerprint}</span>], ...(c.revokedAt ? [[t('retail.revoke'), `${dateTime(c.revokedAt)} · ${c.revokedBy ?? ''} · ${c.revokedReason ?? ''}`] as [string, string]] : [])]} />}
        card={(c) => <><div className="tg-card-top"><b>{commonName(c.subject)}</b><Value kind="certificate" value={stateOf(c)} /></div><div className="tg-card-line"><span className="tg-mono">{c.serial}</span><span>{c.kind}</span></div>{!trader && <div><TraderName id={c.traderId} /></div>}<div className="tg-card-line"><span>{t('retail.expires')} {date(c.validTo)}</span>{tools(c)}</div>{c.revokedReason && <div className="tg-faint">{c.revokedReason}</div>}</>}
      />
      {registering && <Register trader={trader} onClose={() => setRegistering(false)} />}
      {revoking && <Revoke certificate={revoking} onClose={() => setRevoking(null)} />}
    </>
  );
}
