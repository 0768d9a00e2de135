/** Roles: on the site its account kinds and staff; in a programme who takes part, and what each may do in which stage. */
import { Link } from 'wouter'
import { DataTable } from '../../../ui/data-table'
import { siteId } from '../folders'
import { Frame } from '../frame'
import { type Opened, Opening } from '../opening'
import { PropertiesPanel } from '../properties/panel'
import { MenuStages } from './menu-stages'
import { type NamedStage, rightsIn, type StageRights } from './rights'

export default function RolesPage() {
  return (
    <Opening>
      {(opened) => (
        <Frame opened={opened} title="角色">
          <div className="stack">
            <h2>角色</h2>
            {opened.programme === siteId ? <SiteRoles opened={opened} /> : <ProgrammeRoles opened={opened} />}
          </div>
        </Frame>
      )}
    </Opening>
  )
}

function SiteRoles({ opened }: { opened: Opened }) {
  return (
    <>
      <p>自己注册的单位按账号类型进入平台；管理部门的账号由系统运维建立。每个事项里谁能做什么，在该事项的“角色”里。</p>
      <section className="panel" aria-label="账号类型">
        <h3>单位的账号类型</h3>
        <PropertiesPanel opened={opened} path="schemas/site.json" only={['accountKinds']} label="账号类型" />
        <MenuStages opened={opened} />
      </section>
      <section className="panel" aria-label="平台自己的角色">
        <h3>平台自己的角色</h3>
        <PropertiesPanel opened={opened} path="schemas/site.json" only={['staffRoles', 'staffEntrance']} label="角色" />
      </section>
    </>
  )
}

function ProgrammeRoles({ opened }: { opened: Opened }) {
  const { stages, roles } = rightsIn(opened.state.files)
  return (
    <>
      <p>
        下表由各环节的流程、表单和规则得出：谁在哪个环节能做什么。要改，请到
        <Link href={`/studio/${opened.programme}/workflow`}>流程</Link>、<Link href={`/studio/${opened.programme}/forms`}>表单</Link>或
        <Link href={`/studio/${opened.programme}/rules`}>资格规则</Link>。
      </p>
      <div className="panel">
        <DataTable
          caption="谁能做什么"
          scrolls
          rows={stages}
          rowKey={({ id }) => id}
          empty="还没有环节"
          columns={[
            { key: 'stage', title: '环节', keep: true, width: '7em', cell: ({ title }: NamedStage) => <strong>{title}</strong> },
            ...roles.map(({ id, label, stages: own }) => ({
              key: id,
              title: label,
              cell: (stage: NamedStage) => <Rights rights={own[stage.id]} />,
            })),
          ]}
        />
      </div>
      <section className="panel" aria-label="参与的角色">
        <h3>参与的角色</h3>
        <PropertiesPanel opened={opened} path="schemas/programme.json" only={['roles']} label="角色" />
      </section>
    </>
  )
}

function Rights({ rights }: { rights: StageRights | undefined }) {
  if (!rights) return <span className="quiet">—</span>
  const { actions, sections, opinions, rules, files } = rights
  return (
    <ul className="bullets studio-rights">
      {files && <li>填报、上传材料、打印</li>}
      {actions.map(({ label, from }) => (
        <li key={label + from.join()}>
          {label}
          <span className="quiet">（{from.join('、')}）</span>
        </li>
      ))}
      {sections.length > 0 && <li>填写：{sections.join('、')}</li>}
      {opinions.length > 0 && <li>提意见：{opinions.join('、')}</li>}
      {rules.length > 0 && <li>可以认定 {rules.length} 条规则</li>}
    </ul>
  )
}
