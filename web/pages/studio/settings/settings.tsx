/** What a programme is called, who takes part, and its stages; letters and mails have pages of their own. */
import { siteId } from '../folders'
import { Frame } from '../frame'
import { type Opened, Opening } from '../opening'
import { PropertiesPanel } from '../properties/panel'
import { SiteSettings } from './site-settings'
import { StageList } from './stage-list'

export default function SettingsPage() {
  return <Opening>{(opened) => <Settings {...opened} />}</Opening>
}

const parts = [
  { id: 'names', title: '名称和说明', only: ['title', 'shortTitle', 'issuer', 'documentNumber', 'summary', 'notes'] },
  { id: 'opening', title: '申报时间', only: ['opening'] },
  { id: 'highlights', title: '公开页的要点', only: ['highlights'] },
  { id: 'roles', title: '角色', only: ['roles'] },
]
const after = [{ id: 'more', title: '其他', only: ['remarkTemplates', 'parameters', 'publication'] }]

function Settings(opened: Opened) {
  const isSite = opened.programme === siteId
  return (
    <Frame opened={opened} title={isSite ? '平台设置' : '事项设置'}>
      {isSite ? (
        <SiteSettings opened={opened} />
      ) : (
        <div className="stack">
          {parts.map((part) => (
            <Part key={part.id} opened={opened} {...part} />
          ))}
          <StageList opened={opened} />
          {after.map((part) => (
            <Part key={part.id} opened={opened} {...part} />
          ))}
        </div>
      )}
    </Frame>
  )
}

/** A part of the programme's own file. */
function Part({ opened, id, title, only }: { opened: Opened; id: string; title: string; only: readonly string[] }) {
  return (
    <section className="panel" aria-labelledby={`settings-${id}`}>
      <h2 id={`settings-${id}`}>{title}</h2>
      <PropertiesPanel opened={opened} path="schemas/programme.json" only={only} label={title} />
    </section>
  )
}
