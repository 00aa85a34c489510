/**
 * The words pages use for what the API hands out. Every type that the API describes is the generated one (`generated.ts`, from
 * docs/generated/openapi.json); only what the API hands out as free JSON is written here. Times are ISO-8601 UTC, money and other decimals are strings.
 */
import type { components } from './generated';

type Schemas = components['schemas'];

export type Text = Schemas['Text'];
export interface Page<T> { items: T[]; page: number; size: number; total: number }
export type Finding = Schemas['FindingView'];

export type Session = Schemas['SessionView'];
export type Role = Session['roles'][number];
export type SandboxAccount = Schemas['Sample'];
export type Token = Schemas['Token'];
export type Account = Schemas['AccountView'];
export type Passkey = Schemas['PasskeyView'];
export type OpenSession = Schemas['OpenSession'];
export type TwoPersonRequest = Schemas['TwoPersonView'];
export type Conflict = Schemas['ConflictView'];
export type ExportLine = Schemas['ExportView'];
export type Trader = Schemas['TraderView'];
export type Grade = Trader['grade'];
export type GradeChange = Schemas['GradeChange'];

export type Field = Schemas['FieldView'];
export type FieldType = Field['type'];
export type Group = Schemas['GroupView'];
export type Code = Schemas['CodeView'];
export type CatalogueRule = Schemas['RuleLine'];

/** The canonical document: groups of fields as the dictionary has them; every value a string. */
export type Doc = Schemas['Document'];

export type DeclarationSummary = Schemas['Summary'];
export type State = DeclarationSummary['state'];
export type Mode = DeclarationSummary['mode'];
export type Hold = Schemas['HoldView'];
export type Condition = Schemas['Condition'];
export type Operator = Condition['op'];
export type Explained = Schemas['Because'];
export type Hit = Schemas['Recorded'];
export type ChangeRequest = Schemas['ChangeView'];
export type Attachment = Schemas['Attachment'];
export type Release = Schemas['Release'];
export type Declaration = Schemas['DeclarationView'];
export type Filed = Schemas['Filed'];
export type Checked = Schemas['Checked'];
export type CaseEvent = Schemas['CaseEvent'];
export type Statistics = Schemas['Statistics'];

export type Message = Schemas['MessageView'];
export type Receipt = Schemas['ReceiptView'];

export type Tax = Schemas['TaxView'];
export type AssessmentLine = Schemas['AssessmentLine'];
export type Treatment = AssessmentLine['treatment'];
export type Assessment = Schemas['AssessmentView'];
export type TariffLine = Schemas['TariffLine'];
export type TariffChange = Schemas['TariffChange'];
export type DutyBatch = Schemas['DutyBatch'];
export type Bill = Schemas['BillView'];
export type MonthBill = Schemas['MonthBillView'];
export type StoppedPrivilege = Schemas['StoppedPrivilege'];
export type BankStatement = Schemas['BankStatementView'];
export type BankStanding = Schemas['BankStanding'];
export type BankEntry = Schemas['BankEntryView'];
export type MissingPayment = Schemas['MissingPayment'];
export type BankOrder = Schemas['BankOrderView'];
export type RefundCase = Schemas['RefundCase'];
export type LevyCase = Schemas['LevyCase'];
export type Payment = Schemas['PaymentView'];
export type DutyGuarantee = Schemas['GuaranteeCase'];
export type OfflineReference = Schemas['OfflineReferenceView'];
export type Reservation = Schemas['ReservationView'];
export type PeriodicApproval = Schemas['PeriodicApproval'];
export type PeriodicApprovalCase = Schemas['PeriodicApprovalCase'];
export type PeriodicGoods = Schemas['PeriodicGoods'];
export type PeriodicDelivery = Schemas['PeriodicDelivery'];
export type PeriodicDeliveryCase = Schemas['PeriodicDeliveryCase'];
export type PeriodicDeliveryLine = Schemas['PeriodicDeliveryLine'];
export type PeriodicReturn = Schemas['PeriodicReturn'];
export type PeriodicStatement = Schemas['PeriodicStatement'];
export type PeriodicStatementCase = Schemas['PeriodicStatementCase'];
export type PeriodicTaxes = Schemas['PeriodicTaxes'];
export type PeriodicDifference = Schemas['PeriodicDifference'];
export type GuaranteeLine = Schemas['StatementLine'];
export type TrialBalance = Schemas['TrialBalanceView'];
export type LedgerAccount = Schemas['LedgerAccount'];
export type LedgerLine = Schemas['LedgerLine'];

export type Photo = Schemas['Photo'];
export type Task = Schemas['Task'];
export type Inspection = Schemas['InspectionView'];
export type Decided = Schemas['Decided'];
export type Penalty = Schemas['Penalty'];

export type TargetingRule = Schemas['RuleView'];
export type RiskField = Schemas['RiskField'];
export type TryResult = Schemas['Outcome'];
export type RiskSettings = Schemas['SettingsView'];
export type RiskReference = Schemas['Reference'];
export type Judge = Schemas['Judge'];
export type Queued = Schemas['Queued'];
export type AskedReference = Schemas['AskedReference'];
export type Exemption = Schemas['Exemption'];

export type Arrival = Schemas['ArrivalView'];
export type Pickup = Schemas['PickupView'];
export type Passage = Schemas['PassageView'];
export type GateDecision = Schemas['DecisionView'];
export type Lane = Schemas['LaneNow'];
export type GateRelease = Schemas['ReleaseView'];
export type SignedList = Schemas['SignedList'];
/** The JSON text inside a {@link SignedList}, as signed. */
export interface LaneList {
  listId: string; laneId: string; tolerancePercent: string; allowsEmpty: boolean; bannedPlates?: string[];
  releases: { number: string; direction: 'I' | 'E'; grossKg: string | null; looseLeftKg: string | null; validFrom: string; validTo: string | null; awaitsBerth: boolean; plates?: string[];
    containers: { number: string; grossKg: string | null; seal: string | null; used: boolean }[] }[];
}

export type JournalEvent = Schemas['EventView'];
export type Webhook = Schemas['WebhookView'];
export type Delivery = Schemas['Delivery'];
export type Status = Schemas['Status'];
export type DeadJob = Schemas['DeadJob'];

export type RetailList = Schemas['RetailListView'];
export type RetailListWhole = Schemas['RetailListWhole'];
export type RetailField = Schemas['RetailFieldView'];
export type RetailReturn = Schemas['RetailReturnView'];
export type RetailDocument = Schemas['RetailDocumentView'];
export type RetailRule = Schemas['RetailRuleView'];
export type RetailTax = Schemas['RetailTaxBillView'];
export type ExportSummary = Schemas['ExportSummaryView'];
export type ExportSummaryWhole = Schemas['ExportSummaryWhole'];
export type OverseasWarehouse = Schemas['OverseasWarehouseView'];
export type Guarantee = Schemas['GuaranteeView'];
export type BuyerUse = Schemas['BuyerUseView'];
export type ArchivedMonth = Schemas['ArchivedMonthView'];
export type RetailNumbers = Schemas['Numbers'];
export type Share = Schemas['Share'];
export type ReferenceChange = Schemas['ReferenceChangeView'];
export type ReferenceRow = Schemas['ReferenceRow'];
export type ReferenceProposal = Schemas['ReferenceProposal'];
export type Parameter = Schemas['ParameterView'];
export type Certificate = Schemas['RegisteredCertificate'];
export type PlatformAddress = Schemas['PlatformAddress'];

export type Exhibition = Schemas['ExhibitionView'];
export type SuspenseAccount = Schemas['SuspenseAccount'];
export type SuspenseListed = Schemas['SuspenseListed'];
export type SuspenseItem = Schemas['SuspenseItem'];
export type SuspenseChange = Schemas['SuspenseChange'];
export type SuspenseMovement = Schemas['SuspenseMovement'];
export type SuspenseRent = Schemas['SuspenseRent'];
export type SuspenseAccountCase = Schemas['SuspenseAccountCase'];
export type SuspenseMovementCase = Schemas['SuspenseMovementCase'];
export type TemporarySum = Schemas['TemporarySum'];
export type TemporaryWaySum = Schemas['TemporaryWaySum'];
export type TemporaryFigures = Schemas['TemporaryFigures'];
export type TemporaryExhibitor = Schemas['TemporaryExhibitor'];
export type TemporaryList = Schemas['TemporaryListView'];
export type TemporaryListCase = Schemas['TemporaryListCase'];
export type TemporaryUpload = Schemas['TemporaryUpload'];
export type TemporaryVoucher = Schemas['TemporaryVoucher'];
export type TemporaryItem = Schemas['TemporaryItem'];
export type TemporaryFindings = Schemas['TemporaryFindings'];
export type TemporaryPart = Schemas['TemporaryPart'];
export type CarnetReplacement = Schemas['CarnetReplacement'];
export type TemporaryVehicle = Schemas['TemporaryVehicle'];
export type TemporaryVehicleCase = Schemas['TemporaryVehicleCase'];
export type TemporaryPaper = Schemas['TemporaryPaper'];
export type VehiclePlace = Schemas['VehiclePlace'];
export type VehicleSighting = Schemas['VehicleSighting'];
export type TemporaryApproval = Schemas['TemporaryApproval'];
export type TemporaryClearance = Schemas['TemporaryClearance'];
export type TemporaryClearanceLine = Schemas['TemporaryClearanceLine'];
export type TemporaryClearanceCase = Schemas['TemporaryClearanceCase'];
