/** When the platform itself sends a mail of the site; these mails have no step of a workflow that sends them. */
import type { TemplateThing } from './things'

export const occasions: Readonly<Record<string, { label: string; sent: string }>> = {
  'account-created': { label: '账号开通', sent: '单位注册成功、或运维人员新建账号时发出，带初始密码。' },
  'password-reset': { label: '找回密码', sent: '本人在登录页找回密码、或运维人员重置密码时发出。' },
  'account-recovered': { label: '账号找回', sent: '联系人离职等情况下换了邮箱、找回账号时，发到新的邮箱。' },
  'district-changed': { label: '所属区域调整', sent: '单位的所属区域改变时发出。' },
  'email-changed': { label: '邮箱变更', sent: '邮箱改变时，发到原来登记的邮箱。' },
  'declaration-moved': { label: '申报表改用新版本', sent: '发布时选择填写中的申报件也改用新版本的，发给这些单位。' },
  'declaration-moved-back': { label: '申报表恢复原版本', sent: '改用新版本的申报件被恢复时发出。' },
}

/** The mails as one chooses among them: by what they are about. */
export const namedByOccasion = (things: readonly TemplateThing[]): TemplateThing[] =>
  things.map((thing) => ({ ...thing, title: occasions[thing.id]?.label ?? thing.title }))
