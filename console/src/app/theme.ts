import type { ThemeConfig } from 'antd';
import type { Lang } from '../i18n';

const LATIN = '-apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Noto Sans", Ubuntu, "Liberation Sans"';
const CJK = '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC"';

/** Who asks their system for less motion gets none: nothing slides, fades or turns. */
const STILL = window.matchMedia('(prefers-reduced-motion: reduce)').matches;

/** Calm ink blue for what can be acted on, seal red only for the brand, state colours only for states. */
const theme: ThemeConfig = {
  token: {
    colorPrimary: '#1f5796',
    colorInfo: '#1f5796',
    colorLink: '#1f5796',
    colorSuccess: '#1d7a4c',
    colorWarning: '#b26a00',
    colorError: '#b5372c',
    colorTextBase: '#16202e',
    colorTextSecondary: '#566273',
    colorTextTertiary: '#6b7686',
    colorTextPlaceholder: '#7c8796',
    colorBgLayout: '#f4f6f9',
    colorBorder: '#cfd6e0',
    colorBorderSecondary: '#e5e9ef',
    borderRadius: 6,
    borderRadiusLG: 8,
    fontSize: 14,
    colorInfoBg: '#edf3fa',
    colorInfoBorder: '#c3d5ea',
    colorSuccessBg: '#eaf5ef',
    colorSuccessBorder: '#b9dcc8',
    colorPrimaryBg: '#e6eef8',
    colorPrimaryBgHover: '#dbe7f5',
    controlHeight: 34,
    motion: !STILL,
    boxShadowTertiary: '0 1px 2px rgba(22, 32, 46, 0.04)',
  },
  components: {
    Table: { headerBg: '#f8f9fb', headerColor: '#566273', headerSplitColor: 'transparent', rowHoverBg: '#f5f8fc', cellPaddingBlockSM: 7, cellPaddingInlineSM: 10 },
    Menu: { itemHeight: 36, itemMarginInline: 8, itemBorderRadius: 6, itemSelectedBg: '#e6eef8', itemSelectedColor: '#17457a', groupTitleFontSize: 12, itemBg: 'transparent', subMenuItemBg: 'transparent' },
    Card: { headerFontSize: 15, headerHeight: 48 },
    Form: { itemMarginBottom: 18, verticalLabelPadding: '0 0 4px' },
    Descriptions: { labelColor: '#6b7686' },
    Timeline: { itemPaddingBottom: 14 },
  },
};

/** Fonts of the machine only; the script of the language leads, so that quotes and dashes have its width. */
export function themeFor(lang: Lang): ThemeConfig {
  return { ...theme, token: { ...theme.token, fontFamily: `${lang === 'zh' ? `${CJK}, ${LATIN}` : `${LATIN}, ${CJK}`}, sans-serif` } };
}
