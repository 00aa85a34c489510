import type { Text } from '../../api/types';
import type { Key } from '../../i18n';

export interface Section {
  id: string; label: Key;
  /** Fields of the head in the order of the form; a question mark folds a field away until it is wanted. */
  head: string[];
  groups?: string[];
}

/** How the one long head is laid out for people. Fields that no section names are found under "other". */
export const SECTIONS: Section[] = [
  { id: 'basics', label: 'desk.sectionBasics', head: ['direction', 'declarationType', 'procedureCode', 'levyNature', 'declarationOffice', 'entryExitOffice', 'entryExitDate', 'contractNumber', '?licenceNumber', '?recordNumber', '?declarationForm', '?declarationChannel', '?transitRelation', '?approvalNumber', '?recordListType', '?guaranteeRelease', '?taxAdministrationMark'] },
  { id: 'parties', label: 'desk.sectionParties', head: ['traderName', 'traderCreditCode', 'traderCode', 'ownerName', 'ownerCreditCode', '?ownerCode', 'declarantName', 'declarantCreditCode', 'declarantCode', 'overseasConsignorName', 'overseasConsigneeName', '?overseasConsignorCode', '?overseasConsigneeCode', '?overseasConsignorNameZh', '?overseasConsignorAddress', '?domesticPartyNameEn', '?traderInspectionCode', '?ownerInspectionCode', '?declarantInspectionCode'] },
  { id: 'transport', label: 'desk.sectionTransport', head: ['transportMode', 'transportMeansName', 'transportDocumentNumber', 'tradingPartnerCountry', 'departurePort', 'routingPort', 'entryPort', 'goodsLocation', 'packageQuantity', 'packageType', 'grossWeightKg', 'netWeightKg', '?dispatchDate', '?dischargeCompletedDate', '?deliveryOrderNumber', '?shippingMarks', '?noOtherPackages', '?originalContainer'], groups: ['freeText'] },
  { id: 'terms', label: 'desk.sectionTerms', head: ['tradeCountry', 'transactionMode', 'freightMark', 'freightAmount', 'freightCurrency', 'insuranceMark', 'insuranceAmount', 'insuranceCurrency', '?otherChargesMark', '?otherChargesAmount', '?otherChargesCurrency', 'priceStatements'], groups: ['valueTerms', 'valueElements', 'guarantee'] },
  { id: 'goods', label: 'desk.sectionGoods', head: [], groups: ['goodsItems'] },
  { id: 'containers', label: 'desk.sectionContainers', head: [], groups: ['containers', 'otherPackages'] },
  { id: 'documents', label: 'desk.sectionDocuments', head: [], groups: ['licenceDocuments', 'attachedDocuments', 'originRelations'] },
  { id: 'inspection', label: 'desk.sectionInspection', head: ['inspectionOffice', 'portInspectionOffice', 'destinationOffice', 'certificateOffice', '?inspectionRouting', '?specialBusinessFlags'], groups: ['requestedCertificates', 'enterpriseQualifications', 'enterprisePromises', 'endUsers'] },
  { id: 'other', label: 'desk.sectionOther', head: ['remarks', '?remarks1', '?remarks2', '?relatedDocumentNumber', '?relatedNumber', '?relationReason', '?extensionFlags'] },
  { id: 'system', label: 'desk.sectionSystem', head: ['declarantPersonName', 'inputAgentName', 'inputAgentCode', 'inputOperatorName', 'inputOperatorCard', '?inputAgentCreditCode', '?declarantIdentity'], groups: ['signature'] },
];

/** What the platform fills in itself. */
export const PLATFORM_FIELDS = new Set(['sequenceNumber', 'declarationNumber', 'preEntryNumber', 'printDate', 'riskParameter']);

/** Groups that the platform fills in itself. */
export const PLATFORM_GROUPS = new Set(['periodic']);

/** Asked of one direction only, whatever the dictionary says of declarations in general. */
const ONLY: Record<string, 'I' | 'E'> = { departurePort: 'I' };

/** Asked of message senders; here the log-in stands for the signature. */
const OF_MESSAGES = new Set(['signature', 'signedAt']);

export function asked(field: string, direction: string): boolean {
  return !OF_MESSAGES.has(field) && (!ONLY[field] || ONLY[field] === direction);
}

const BY_DIRECTION: Record<string, [Text, Text]> = {
  tradingPartnerCountry: [{ zh: '启运国（地区）', en: 'Country of departure' }, { zh: '运抵国（地区）', en: 'Country of arrival' }],
  routingPort: [{ zh: '经停港', en: 'Port of call' }, { zh: '指运港', en: 'Port of destination' }],
  entryPort: [{ zh: '入境口岸', en: 'Port of entry' }, { zh: '离境口岸', en: 'Port of exit' }],
  entryExitDate: [{ zh: '进口日期', en: 'Date of import' }, { zh: '出口日期', en: 'Date of export' }],
  entryExitOffice: [{ zh: '进境关别', en: 'Office of entry' }, { zh: '出境关别', en: 'Office of exit' }],
  traderName: [{ zh: '境内收货人名称', en: 'Domestic consignee' }, { zh: '境内发货人名称', en: 'Domestic consignor' }],
  traderCode: [{ zh: '境内收货人编号', en: 'Domestic consignee code' }, { zh: '境内发货人编号', en: 'Domestic consignor code' }],
  traderCreditCode: [{ zh: '境内收货人统一代码', en: 'Domestic consignee credit code' }, { zh: '境内发货人统一代码', en: 'Domestic consignor credit code' }],
  ownerName: [{ zh: '消费使用单位', en: 'Consumer or user' }, { zh: '生产销售单位', en: 'Producer or seller' }],
  ownerCode: [{ zh: '消费使用单位代码', en: 'Consumer or user code' }, { zh: '生产销售单位代码', en: 'Producer or seller code' }],
  ownerCreditCode: [{ zh: '消费使用单位统一代码', en: 'Consumer or user credit code' }, { zh: '生产销售单位统一代码', en: 'Producer or seller credit code' }],
  domesticDistrict: [{ zh: '境内目的地', en: 'Domestic destination' }, { zh: '境内货源地', en: 'Domestic source of goods' }],
};

/** The label for this direction where the printed form has two words for one box. */
export function labelFor(field: string, label: Text, direction: string): Text {
  const two = BY_DIRECTION[field];
  return two ? two[direction === 'E' ? 1 : 0] : label;
}
