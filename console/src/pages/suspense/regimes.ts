/** Why goods are on account, in the order they are offered. */
export const REGIMES = ['REPAIR_ABROAD', 'PROCESSING_ABROAD', 'TEMPORARY_EXPORT', 'INWARD_REPAIR', 'TEMPORARY_IMPORT', 'LEASE'] as const;
