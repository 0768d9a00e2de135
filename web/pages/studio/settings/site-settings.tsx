/** What precedes every programme: names, districts, registration, consent, support, account mails. */
import { Link } from 'wouter'
import type { Opened } from '../opening'
import { PropertiesPanel } from '../properties/panel'

const parts = [
  { id: 'names', title: '名称和页眉', only: ['masthead', 'name', 'shortName', 'owner', 'ownerTelephone', 'footer'] },
  { id: 'districts', title: '地区', only: ['districtLabel', 'districts'] },
  { id: 'registration', title: '注册', only: ['registration', 'consent', 'passwordHours'] },
  { id: 'support', title: '技术支持', only: ['support'] },
  { id: 'mails', title: '账号邮件', only: ['mails'] },
  { id: 'more', title: '其他', only: ['programmes', 'publication'] },
]

export function SiteSettings({ opened }: { opened: Opened }) {
  return (
    <div className="stack">
      <p>
        这里的内容全平台共用，发布后对所有事项生效。单位的账号类型和菜单在<Link href={`/studio/${opened.programme}/roles`}>角色</Link>
        里，账号邮件的主题和正文在<Link href={`/studio/${opened.programme}/mails`}>账号邮件</Link>里，放假安排在
        <Link href={`/studio/${opened.programme}/calendar`}>工作日历</Link>里。
      </p>
      {parts.map(({ id, title, only }) => (
        <section key={id} className="panel" aria-labelledby={`site-${id}`}>
          <h2 id={`site-${id}`}>{title}</h2>
          <PropertiesPanel opened={opened} path="schemas/site.json" only={only} label={title} />
        </section>
      ))}
    </div>
  )
}
