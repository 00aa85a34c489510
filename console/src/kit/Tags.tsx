import type { ReactNode } from 'react';
import type { Grade, State } from '../api/types';
import { useI18n } from '../i18n';

export type Tone = 'plain' | 'blue' | 'teal' | 'green' | 'amber' | 'red' | 'violet';

/** A soft label. Its words carry the meaning; colour only helps the eye. */
export function Tag({ tone = 'plain', children, title }: { tone?: Tone; children: ReactNode; title?: string }) {
  return <span className={`tg-tag tg-tone-${tone}`} title={title}>{children}</span>;
}

const STATES: Record<State, Tone> = {
  DRAFT: 'plain', REJECTED: 'red', ACCEPTED: 'blue', RETURNED: 'amber', PICKUP: 'teal', RELEASED: 'green', CLOSED: 'green', WITHDRAWN: 'plain', FORFEITED: 'red',
};
const HOLDS: Record<string, Tone> = {
  ARRIVAL: 'plain', DOCUMENT_REVIEW: 'blue', INSPECTION: 'violet', DESTINATION_INSPECTION: 'violet', PAYMENT: 'amber', RISK: 'red', ATTACHMENT: 'amber', CHANGE_REQUEST: 'blue', REMEDY: 'red', ACCOUNT: 'violet', FULL_DECLARATION: 'violet',
};
const TONES: Record<string, Record<string, Tone>> = {
  state: STATES,
  hold: HOLDS,
  grade: { ADVANCED: 'green', REGISTERED: 'plain', DISHONEST: 'red' } satisfies Record<Grade, Tone>,
  guarantee: { REGISTERED: 'blue', ACTIVE: 'green', CANCELLING: 'amber', EXPIRED: 'amber', CANCELLED: 'plain', REFUSED: 'red', REPLACED: 'plain' },
  twoPersons: { ASKED: 'amber', DONE: 'green', REFUSED: 'red', WITHDRAWN: 'plain', LAPSED: 'plain' },
  offline: { ISSUED: 'blue', ENTERED: 'green', VOIDED: 'plain' },
  condition: { OK: 'green', DEGRADED: 'amber', DOWN: 'red' },
  reserved: { OPEN: 'amber', RETURNED: 'green', CLAIMED: 'red', CARRIED_OVER: 'plain' },
  monthBill: { COLLECTING: 'blue', ISSUED: 'amber', DEFAULTED: 'red', PAID: 'green' },
  bankEntry: { OPEN: 'amber', MATCHED: 'green', SETTLED: 'teal' },
  bankOrder: { ORDERED: 'blue', UNKNOWN: 'amber', DONE: 'green', REFUSED: 'red' },
  refund: { APPLIED: 'blue', DUE: 'amber', PROPOSED: 'violet', APPROVED: 'blue', PAID: 'green', REFUSED: 'red' },
  levy: { PROPOSED: 'amber', DECIDED: 'green', REFUSED: 'plain' },
  bill: { OPEN: 'amber', PAID: 'green', CANCELLED: 'plain', OVERDUE: 'red' },
  inspection: { ORDERED: 'violet', SCHEDULED: 'blue', DONE: 'teal', DECIDED: 'green', CANCELLED: 'plain' },
  outcome: { PASS: 'green', FAIL: 'red' },
  task: { OPEN: 'amber', DONE: 'green' },
  rule: { DRAFT: 'plain', ACTIVE: 'green', RETIRED: 'amber' },
  message: { ACCEPTED: 'green', REJECTED: 'red', RECEIVED: 'blue', PROCESSING: 'blue' },
  gate: { OPEN: 'green', STOP: 'red' },
  pickup: { REQUESTED: 'blue', CONFIRMED: 'teal', DONE: 'green', CANCELLED: 'plain' },
  webhook: { ACTIVE: 'green', PAUSED: 'amber', SUSPENDED: 'red' },
  penalty: { OPEN: 'amber', PAID: 'green' },
  treatment: { NOT_COMPUTED: 'red', EXEMPT: 'green', HALVED: 'blue', SECURED: 'amber' },
  importState: { WAITING: 'plain', RUNNING: 'blue', TAKEN: 'green', REFUSED: 'red' },
  retailState: { WAITING: 'amber', REVIEW: 'blue', INSPECTION: 'violet', PASSED: 'blue', RELEASED: 'green', CLOSED: 'green', REJECTED: 'red', CANCELLED: 'plain', RETURNED: 'teal', DETAINED: 'red', REFUSED: 'red', DRAFT: 'plain' },
  part: { ORDER: 'amber', PAYMENT: 'amber', WAYBILL: 'amber' },
  retailReturn: { APPLIED: 'amber', ARRIVED: 'green', LAPSED: 'red' },
  referenceChange: { PROPOSED: 'amber', TAKEN: 'green', REFUSED: 'red', WITHDRAWN: 'plain' },
  certificate: { VALID: 'green', REVOKED: 'red', EXPIRED: 'plain', FUTURE: 'blue' },
  delivery: { DELIVERED: 'green', FAILED: 'amber', DEAD: 'red' },
  action: { INSPECT: 'violet', DOCUMENT_REVIEW: 'blue', HOLD: 'red' },
  exhibition: { FILED: 'blue', ACCEPTED: 'green', REFUSED: 'red', CLOSED: 'plain' },
  temporaryList: { DRAFT: 'plain', CERTIFIED: 'teal', SUBMITTED: 'blue', ADMITTED: 'amber', OVERDUE: 'red', CLAIMED: 'red', CLOSED: 'green', REFUSED: 'red', WITHDRAWN: 'plain' },
  temporaryCorrection: { ASKED: 'blue', DONE: 'green', REFUSED: 'red' },
  temporaryClearance: { ASKED: 'blue', DUE: 'amber', DONE: 'green', REFUSED: 'red', WITHDRAWN: 'plain', REVERSED: 'violet' },
  suspenseAccount: { ASKED: 'blue', ACCEPTED: 'teal', OPEN: 'amber', OVERDUE: 'red', CLOSED: 'green', REFUSED: 'red', WITHDRAWN: 'plain' },
  suspenseMovement: { ASKED: 'blue', CONFIRMED: 'teal', DUE: 'amber', DONE: 'green', REFUSED: 'red', WITHDRAWN: 'plain', REVERSED: 'violet' },
  suspenseRent: { OPEN: 'amber', DECLARED: 'teal', TAXED: 'green', LEVIED: 'red', PAID: 'green', LAPSED: 'plain' },
  carnetReplacement: { ASKED: 'amber', ACCEPTED: 'green', REFUSED: 'red' },
  vehiclePlace: { ASKED: 'amber', GRANTED: 'green', REFUSED: 'red', WITHDRAWN: 'plain', REVOKED: 'red' },
  vehicleSighting: { OPEN: 'red', EXPLAINED: 'green', BREACH: 'red' },
  approval: { ASKED: 'amber', GRANTED: 'green', REFUSED: 'red' },
  periodicApproval: { ASKED: 'blue', ACTIVE: 'green', STOPPED: 'red', REFUSED: 'red', WITHDRAWN: 'plain', ENDED: 'plain' },
  periodicDelivery: { CLEARED: 'blue', OUT: 'amber', CANCELLED: 'plain', RETURNED: 'teal' },
  periodicStatement: { DRAFTED: 'amber', DECLARED: 'blue', SETTLED: 'green', DROPPED: 'plain' },
  periodicReturn: { ASKED: 'blue', CONFIRMED: 'green', REFUSED: 'red', WITHDRAWN: 'plain' },
  periodicCause: { CHARGES: 'blue', ROUNDING: 'plain', DECLARED_OTHERWISE: 'amber', NOT_COMPUTED: 'red' },
  periodicDifference: { QUANTITY: 'amber', PRICE: 'amber', CODE: 'amber', ORIGIN: 'amber', UNIT: 'amber', MISSING: 'red', EXTRA: 'red' },
  decision: { TREAT: 'blue', RE_EXPORT: 'amber', DESTROY: 'red', AMEND: 'blue', PENALTY: 'red' },
};

/** The label of an API value: `<Value kind="state" value="RELEASED"/>`. */
export function Value({ kind, value }: { kind: string; value: string | null | undefined }) {
  const { word } = useI18n();
  return value ? <Tag tone={TONES[kind]?.[value] ?? 'plain'}>{word(kind, value)}</Tag> : <span className="tg-faint">—</span>;
}

export function HoldTags({ holds }: { holds: string[] }) {
  return holds.length === 0 ? <span className="tg-faint">—</span> : <span className="tg-tags">{holds.map((h) => <Value key={h} kind="hold" value={h} />)}</span>;
}

export function Direction({ value }: { value: string | null | undefined }) {
  const { word } = useI18n();
  return value ? <span className={`tg-dir tg-dir-${value}`}>{word('direction', value)}</span> : null;
}

export function GreenMark() {
  const { t } = useI18n();
  return <span className="tg-green" title={t('officer.green')}><span aria-hidden>●</span> {t('officer.green')}</span>;
}
