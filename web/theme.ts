/** The look of antd: tokens that keep every text readable (WCAG 2.2 AA), also while the pointer is over it. */
import type { ThemeConfig } from 'antd'

export const fontFamily =
  '"PingFang SC", "Microsoft YaHei", "Hiragino Sans GB", "Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Micro Hei", sans-serif'

/** The theme at a font size: 16, or 18 for large print. */
export const themeAt = (fontSize: 16 | 18): ThemeConfig => ({
  token: {
    colorPrimary: '#0b57c9',
    colorInfo: '#0b57c9',
    colorLink: '#0b57c9',
    colorPrimaryHover: '#0a4bb0',
    colorPrimaryActive: '#083d91',
    colorLinkHover: '#0b3f91',
    colorError: '#b42318',
    colorErrorHover: '#9c1c12',
    colorErrorActive: '#7f150d',
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
    // who has switched movement off in their system does not wait for it here
    motion: !matchMedia('(prefers-reduced-motion: reduce)').matches,
  },
})

/** The nonce that the server put into the page: antd's style elements carry it. */
export const cspNonce = document.querySelector('meta[name="csp-nonce"]')?.getAttribute('content') ?? ''

/** Where dialogs and lists hang. Not the body itself: there antd would lock scrolling by a style element without a nonce. */
export const overlays = () => document.getElementById('overlays') ?? document.body
