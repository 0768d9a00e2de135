/** The look of antd: ten tokens that keep every text readable (WCAG 2.2 AA), nothing else. */
import type { ThemeConfig } from 'antd'

export const fontFamily =
  '"PingFang SC", "Microsoft YaHei", "Hiragino Sans GB", "Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Micro Hei", sans-serif'

/** The theme at a font size: 16, or 18 for large print. */
export const themeAt = (fontSize: 16 | 18): ThemeConfig => ({
  token: {
    colorPrimary: '#0b57c9',
    colorInfo: '#0b57c9',
    colorLink: '#0b57c9',
    colorError: '#b42318',
    colorWarning: '#8a5300',
    colorSuccess: '#1a7431',
    colorTextDescription: 'rgba(0,0,0,.65)',
    colorTextTertiary: 'rgba(0,0,0,.6)',
    colorTextPlaceholder: 'rgba(0,0,0,.56)',
    colorBorder: '#8c8c8c',
    fontSize,
    controlHeight: 40,
    borderRadius: 4,
    fontFamily,
  },
})

/** The nonce that the server put into the page: antd's style elements carry it. */
export const cspNonce = document.querySelector('meta[name="csp-nonce"]')?.getAttribute('content') ?? ''
