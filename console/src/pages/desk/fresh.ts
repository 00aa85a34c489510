import type { Doc, Session, Trader } from '../../api/types';

/** The trader's own reference of a declaration typed here. */
export function newReference(): string {
  return `W${Date.now().toString(36).toUpperCase()}`;
}

/** What a new declaration begins with: who declares, and what is usual. */
export function fresh(session: Session, trader: Trader | undefined): Doc {
  const name = session.traderName ?? trader?.name.zh ?? '';
  const party: Doc = trader ? { declarantCode: trader.customsCode, declarantCreditCode: trader.creditCode, inputAgentCode: trader.customsCode, inputAgentCreditCode: trader.creditCode } : {};
  const own: Doc = trader && !trader.roles.includes('BROKER') ? { traderName: name, traderCode: trader.customsCode, traderCreditCode: trader.creditCode } : {};
  return {
    head: { direction: 'I', declarationType: '000', guaranteeRelease: '0', shippingMarks: 'N/M', noOtherPackages: '1', declarantName: name, inputAgentName: name, inputOperatorName: session.displayName, declarantPersonName: session.displayName, transitRelation: '0', declarationChannel: '1', declarationForm: 'M', transactionMode: '1', ...party, ...own },
    signature: { operation: 'C', clientReference: newReference(), operatorName: session.displayName },
  };
}
