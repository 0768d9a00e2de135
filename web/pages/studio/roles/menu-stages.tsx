/** Stages of the programmes that stand in no menu of their account kind yet, each to be added by a press. */
import { Button } from 'antd'
import type { AccountKind, SiteFile } from '../../../../server/engine/generated/site'
import { useProgramme } from '../../../data'
import { announce } from '../../../ui/announce'
import { useStudioProgrammes } from '../data'
import { useDocument } from '../document'
import { siteId } from '../folders'
import { list } from '../forms/form-tree'
import type { Opened } from '../opening'

const path = 'schemas/site.json'

export function MenuStages({ opened }: { opened: Opened }) {
  const programmes = useStudioProgrammes().data ?? []
  return (
    <>
      <h4>把环节加进菜单</h4>
      {programmes
        .filter(({ id, inForce }) => id !== siteId && inForce)
        .map(({ id, title }) => (
          <Stages key={id} opened={opened} programme={id} title={title} />
        ))}
    </>
  )
}

function Stages({ opened, programme, title }: { opened: Opened; programme: string; title: string }) {
  const { value, insert } = useDocument<SiteFile>(opened, path)
  const kinds = list(value?.accountKinds) as AccountKind[]
  const stages = useProgramme(programme).data?.stages ?? []
  const open = stages.flatMap((stage) => {
    const index = kinds.findIndex(({ id }) => id === stage.by)
    const kind = kinds[index]
    const isThere = kind?.menu?.some(({ to }) => to === `stage:${stage.id}`)
    return kind && !isThere ? [{ ...stage, index, kind }] : []
  })
  if (open.length === 0) return <p className="quiet">{title}：各环节都已在菜单里。</p>
  return (
    <p className="studio-tools">
      {title}：
      {open.map(({ id, title: name, menu, index, kind }) => (
        <Button
          key={id}
          size="small"
          onClick={() => {
            insert(`把“${name}”加进菜单`, ['accountKinds', index, 'menu'], { label: menu || name, to: `stage:${id}` })
            announce(`“${name}”已加进${kind.label}的菜单，可以撤销。`)
          }}
        >
          {name}（{kind.label}）
        </Button>
      ))}
    </p>
  )
}
