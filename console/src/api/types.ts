/** What the platform's API hands out (v1). Times are ISO-8601 UTC, money and other decimals are strings. */

export interface Text { zh: string; en: string }
export interface Page<T> { items: T[]; page: number; size: number; total: number }
export interface Finding { code: string; severity: 'ERROR' | 'WARNING'; pointer: string; element?: string; text: Text }

export type Role = 'OFFICER' | 'INSPECTOR' | 'SENIOR' | 'ANALYST' | 'ADMIN' | 'DECLARANT' | 'TRADER_MANAGER' | 'BANK' | 'TERMINAL' | 'LANE';

export interface Session {
  account: string; displayName: string; roles: Role[]; office: string | null;
  traderId: string | null; traderName: string | null; sandbox: boolean;
  /** The password was given out: nothing else is allowed before it is replaced. */
  mustChangePassword?: boolean;
}
export interface SandboxAccount { username: string; password: string; displayName: string; role: Text }
export interface Token { id: string; name: string; createdAt: string; lastUsedAt: string | null; token?: string }
export interface Account {
  id: string; username: string; displayName: string; roles: Role[]; office: string | null;
  traderId: string | null; traderName: string | null; active: boolean; lastLoginAt: string | null;
}
export type Grade = 'ADVANCED' | 'REGISTERED' | 'DISHONEST';
export interface Trader {
  id: string; customsCode: string; creditCode: string; name: Text; grade: Grade; roles: string[]; active: boolean;
}
export interface GradeChange { grade: Grade; reason: string; at: string; by: string }

export type FieldType = 'TEXT' | 'INTEGER' | 'DECIMAL' | 'DATE' | 'BASE64';
export interface Field {
  name: string; path: string; element: string; type: FieldType; maxLength: number; scale: number;
  draft: boolean; declare: boolean; codeList: string | null; label: Text;
}
export interface Group { name: string; parent: string; many: boolean; label: Text; fields: Field[] }
export interface Code {
  code: string; name: Text; attributes: Record<string, string>; validFrom: string | null; validTo: string | null; source: string;
}
export interface CatalogueRule { code: string; group: string; text: Text; source: string }

export type State = 'DRAFT' | 'REJECTED' | 'ACCEPTED' | 'RETURNED' | 'PICKUP' | 'RELEASED' | 'CLOSED' | 'WITHDRAWN' | 'FORFEITED';
export type Mode = 'NORMAL' | 'ADVANCE' | 'SUMMARY' | 'FULL';
export type HoldReason = 'ARRIVAL' | 'DOCUMENT_REVIEW' | 'INSPECTION' | 'DESTINATION_INSPECTION' | 'PAYMENT' | 'RISK' | 'ATTACHMENT' | 'CHANGE_REQUEST' | 'REMEDY' | 'FULL_DECLARATION';
export interface DeclarationSummary {
  id: string; number: string | null; sequenceNumber: string | null; clientReference: string | null; direction: 'I' | 'E'; mode: Mode;
  state: State; office: string; entryExitOffice: string | null; traderId: number; traderName: Text | null; ownerName: string | null;
  procedureCode: string | null; transportMode: string | null; transportMeansName: string | null; itemCount: number;
  firstDescription: string | null; totalTax: string | null; priority: number; greenChannel: boolean; openHolds: HoldReason[];
  filedAt: string | null; acceptedAt: string | null; releasedAt: string | null; fullDueOn: string | null; overdue: boolean;
}
/** The canonical document: groups of fields as the dictionary has them; every value a string. */
export interface Doc { [key: string]: string | null | undefined | Doc | Doc[] }
export interface Hold {
  id: string; reason: HoldReason; cause: string | null; note: string | null; text: Text; placedAt: string; placedBy: string | null;
  liftedAt: string | null; liftedBy: string | null;
}
export interface Condition { field: string; op: Operator; values: string[]; reference?: string | null }
export interface Explained { field: string; value: string | null; condition: Text; pointer: string | null }
export interface Hit {
  ruleId: string | null; ruleCode: string | null; ruleName: string | null; action: string; departments: string[]; reason: Text; explanation: Explained[]; suppressedBy: string | null;
  result: string | null; resultNote: string | null; random: boolean;
}
export interface ChangeRequest {
  id: string; kind: 'AMEND' | 'WITHDRAW'; document: Doc | null; reason: string; state: string; askedAt: string; askedBy: string;
  decidedAt: string | null; decidedBy: string | null; decisionNote: string | null;
}
export interface Attachment {
  id: string; documentCode: string; fileName: string; sizeBytes: number; sha256: string; kept: 'PLATFORM' | 'TRADER';
  requestedAt: string | null; uploadedAt: string | null;
}
export interface Release {
  number: string; grantedAt: string; validFrom: string; validTo: string | null; blockedReason: string | null; revokedReason: string | null; usedUpAt: string | null;
  looseLeftKg: string | null; containers: { number: string; grossKg: string | null; seal: string | null; usedAt: string | null }[];
}
export interface Declaration extends DeclarationSummary {
  version: number; document: Doc; holds: Hold[]; findings: Finding[]; assessment: Assessment | null; bill: Bill | null;
  inspections: Inspection[]; attachments: Attachment[]; hits: Hit[]; release: Release | null; commands: string[];
  changeRequest: ChangeRequest | null; changeIsLate: boolean;
}
export interface Filed { id: string; sequenceNumber: string | null; number: string | null; state: State; findings: Finding[] }
export interface Checked { findings: Finding[]; assessment: Assessment | null; hits?: Hit[] }
export interface CaseEvent {
  seq: number; at: string; actor: string; kind: string; channel: string | null; text: Text; payload?: Record<string, unknown>;
}
export interface Statistics {
  byState: Record<string, number>; byHold: Record<string, number>; filedToday: number; releasedToday: number;
  medianSecondsToRelease: number | null; byHour: { at: string; filed: number; released: number }[];
}

export interface Message {
  id: string; receivedAt: string; kind: string; key: string | null; declarationId: string | null; state: string; findings: Finding[];
  answer: Record<string, unknown> | null;
}
export interface Receipt { name: string; channel: string; at: string; text: Text; xml: string }

export interface Tax { tax: string; rateKind: string; rate: string; amount: string; worked: { text: Text }[] }
/** What became of a line: NOT_COMPUTED waits for an officer's word. */
export type Treatment = 'LEVIED' | 'NOT_COMPUTED' | string;
export interface AssessmentLine {
  itemNumber: number; commodityCode: string; description: string; customsValue: string | null; treatment: Treatment; worked: { text: Text }[]; taxes: Tax[];
}
export interface Assessment {
  rateDate: string; lawVersion: string; exchangeRates: { currency: string; rate: string; month: string; source: string }[];
  lines: AssessmentLine[]; duty: string; consumptionTax: string; vat: string; exportDuty: string; total: string; secured: string; complete: boolean; currency: string;
  findings: Finding[];
}
export interface TariffLine {
  unit1?: string | null; unit2?: string | null; mfn?: string; general?: string; provisional?: string; vat?: string; consumption?: string; exportDuty?: string;
  importDocuments?: string; exportDocuments?: string; inspection?: string; validFrom?: string | null; validTo?: string | null; source?: string | null;
  code: string; name?: Text; description?: Text; unit?: string | null; secondUnit?: string | null; rates?: TariffRate[];
  controls?: string | null; [key: string]: unknown;
}
export interface TariffRate { tax: string; rateKind: string; rate: string; validFrom?: string | null; validTo?: string | null; agreement?: string | null; source?: string | null }
export interface Bill {
  number: string; kind: 'ORIGINAL' | 'SUPPLEMENTARY'; declarationId: string; declarationNumber: string; traderId: number; amount: string; paid: string;
  lateFee: string; outstanding: string; settlement: 'IMMEDIATE' | 'GUARANTEED' | 'CONSOLIDATED'; lateFeeWorked: { text: Text }[]; currency: string; dueOn: string; state: 'OPEN' | 'PAID' | 'CANCELLED' | 'OVERDUE'; issuedAt: string;
  lines: { tax: string; amount: string }[];
}
export interface Payment {
  id: string; billNumber: string; amount: string; lateFee: string; currency: string; bank: string; bankReference: string; paidAt: string; receivedAt: string;
}

export interface Photo { id: string; fileName: string; sha256: string }
export interface Task {
  id: string; department: 'CUSTOMS' | 'QUARANTINE' | 'QUALITY'; kind: string; round: number; instructions: Text; state: 'OPEN' | 'DONE';
  outcome: 'PASS' | 'FAIL' | null; findings: string | null; photos: Photo[]; doneBy: string | null; doneAt: string | null;
}
export interface Inspection {
  id: string; number: string; declarationId: string; declarationNumber: string; office: string;
  state: 'ORDERED' | 'SCHEDULED' | 'DONE' | 'DECIDED' | 'CANCELLED'; place: string | null; scheduledAt: string | null; orderedAt: string;
  reason: string; tasks: Task[]; decision: Decided | null; commands: string[];
}
/** The decision about goods that failed, and how far it is carried out. */
export interface Decided {
  decision: 'TREAT' | 'RE_EXPORT' | 'DESTROY' | 'AMEND' | 'PENALTY'; reason: string; amount: string | null; by: string; at: string; penalty: Penalty | null;
  remedyNote: string | null; remediedBy: string | null; remediedAt: string | null;
}
export interface Penalty { amount: string; currency: string; article: string | null; dueOn: string; state: 'OPEN' | 'PAID'; receiptNumber: string | null; paidOn: string | null }

export type Operator = 'EQ' | 'NE' | 'IN' | 'NOT_IN' | 'PREFIX' | 'RANGE' | 'RATIO' | 'PRESENT' | 'ABSENT';
export interface TargetingRule {
  id: string; code: string; name: string; description: string; conditions: Condition[]; action: 'INSPECT' | 'DOCUMENT_REVIEW' | 'HOLD';
  department: string | null; departments: string[]; samplingPercent: number | null; commands: string[]; owner: string; office: string | null; validFrom: string; validTo: string | null;
  state: 'DRAFT' | 'ACTIVE' | 'RETIRED'; reason: Text; version: number; activeVersion: number | null; findings: Finding[]; hits: number; inspected: number; found: number;
}
export interface RiskField { path: string; type: string; codeList: string | null; label: Text; ops: Operator[] }
export interface TryResult {
  tried: number; hit: number; share: number | string;
  examples: { declarationId: string; number: string | null; explanation: Explained[] }[];
}
export interface RiskSettings { randomSharePercent: string; fromLaw: boolean; tooBroadPercent: string; randomSelected: number; randomInspected: number; randomFound: number }
export interface RiskReference { metric: string; key: string; value: string | number; source: string }
export interface Exemption { id: string; traderId: number | null; commodityPrefix: string | null; ruleId: string | null; validFrom: string; validTo: string | null; reason: string }

export interface Arrival {
  id: string; transportMode: string; transportMeansName: string; voyageNumber: string | null; office: string; arrivedAt: string;
  berthedAt: string | null;
}
export interface Pickup {
  id: string; declarationId: string; declarationNumber: string; direction: 'I' | 'E'; state: string; containers: string[]; vessel: string; voyage: string;
  terminal: string; plannedAt: string; released: boolean; note: string | null; commands: string[];
}
export interface Passage {
  passageId: string; passageNumber: string; laneId: string; plate: string; containers: string[]; weightKg: string | null;
  releaseNumber: string | null; seal: string | null; direction: 'IN' | 'OUT'; at: string; decision: 'OPEN' | 'STOP';
  reasons: { code: string; text: Text }[]; offline: boolean;
}
export interface GateDecision { decision: 'OPEN' | 'STOP'; reasons: { code: string; text: Text }[]; passageId: string; passageNumber: string }
export interface Lane {
  id: string; office: string; name: Text; direction: 'IN' | 'OUT' | 'BOTH'; allowsEmpty: boolean; account: string | null; active: boolean;
  passagesToday: number; lastPassageAt: string | null;
}
export interface GateRelease {
  number: string; declarationId: string; declarationNumber: string; direction: 'I' | 'E'; office: string; grossKg: string | null; looseLeftKg: string | null;
  revoked: boolean; usedUpAt: string | null; containers: { number: string; weightKg: string | null; usedAt: string | null }[];
  validFrom: string; validTo: string | null; blocked: boolean; plates: string[];
}
/** A list as signed: the JSON text of a {@link LaneList}. */
export interface SignedList { list: string; issuedAt: string; validUntil: string; signature: string; keyId: string }

export interface LaneList {
  listId: string; laneId: string; tolerancePercent: string; allowsEmpty: boolean; bannedPlates?: string[];
  releases: { number: string; direction: 'I' | 'E'; grossKg: string | null; looseLeftKg: string | null; validFrom: string; validTo: string | null; awaitsBerth: boolean; plates?: string[];
    containers: { number: string; grossKg: string | null; seal: string | null; used: boolean }[] }[];
}

export interface JournalEvent { seq: number; at: string; kind: string; subject: { kind: string; id: string }; channel: string | null; payload?: Record<string, unknown> }
export interface Webhook { id: string; url: string; kinds: string[]; state: string; secret?: string; createdAt: string; attempts: number; lastError: string | null; nextAt: string | null }
export interface Delivery { seq: number; at: string; kind: string; state: 'DELIVERED' | 'FAILED' | 'DEAD'; attempts: number; status: number | null; error: string | null; nextAt: string | null }
export interface Status {
  version: string; database: { ok: boolean; durable: boolean }; queueDepth: number; jobsWaiting: number; jobsDead: number; journalSeq: number; startedAt: string;
}
export interface DeadJob { id: string; kind: string; subject: string | null; attempts: number; lastError: string | null; failedAt: string }
