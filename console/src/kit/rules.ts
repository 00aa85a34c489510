import { useI18n } from '../i18n';

/** What is demanded of figures and numbers that people type, in words that say how to write them. */
export function useFigures() {
  const { t } = useI18n();
  return {
    /** An amount in yuan and fen. */
    amount: { pattern: /^\d{1,15}(\.\d{1,2})?$/, message: t('common.amountForm') },
    /** A quantity in units of the tariff. */
    quantity: { pattern: /^\d{1,13}(\.\d{1,5})?$/, message: t('common.quantityForm') },
    /** The number of a declaration, or the one it has before customs accepts it. */
    declaration: { pattern: /^\s*[0-9A-Z]{18}\s*$/, message: t('common.declarationForm') },
    /** A code of the tariff with all its ten digits. */
    commodity: { pattern: /^\d{10}$/, message: t('common.commodityForm', { n: 10 }) },
    /** A heading of the tariff as lists of goods have it: eight digits. */
    heading: { pattern: /^\d{8}$/, message: t('common.commodityForm', { n: 8 }) },
    plate: { pattern: /^\S{4,20}$/, message: t('common.plateForm') },
    /** The number of an item in its list. */
    item: { pattern: /^[1-9]\d{0,8}$/, message: t('common.itemForm') },
  };
}
