/** What a section asks: its fields or its rows, with the remarks of a return at their places. */
import { useCallback, useMemo } from 'react'
import { useLocation, useSearch } from 'wouter'
import { api, ask } from '../../api'
import { GroupForm, type GroupFormHandle } from '../../form/group-form'
import { groupOf, isRows, sectionOf } from '../../form/model'
import { RowsEditor } from '../../form/rows-editor'
import type { Opened } from './frame'
import { isAllOpen, openKeys } from './open-fields'
import { currentRemarks, PinnedRemarks } from './remarks'

interface ContentProps {
  name: string
  opened: Opened
  value: unknown
  readOnly: boolean
  onChange: (content: unknown) => void
  form: React.RefObject<GroupFormHandle | null>
}

export function SectionContent({ name, opened: { declaration, stage }, value, readOnly, onChange, form }: ContentProps) {
  const section = sectionOf(stage, name)
  const [page, go] = useLocation()
  const row = new URLSearchParams(useSearch()).get('row')
  const remarks = useMemo(() => (declaration.editable === 'remarks' ? currentRemarks(declaration) : []), [declaration])
  const partly = declaration.editable === 'remarks' && !isAllOpen(declaration, `/${name}`)
  const group = section && groupOf(section)
  const keys = useMemo(
    () => (partly && group ? openKeys(group, `/${name}`, declaration.open) : undefined),
    [partly, group, name, declaration],
  )
  const isOpen = useCallback((key: string) => keys?.has(key) ?? true, [keys])
  const at = useCallback((place: string) => <PinnedRemarks remarks={remarks.filter((remark) => remark.at === place)} />, [remarks])
  const above = useCallback((key: string) => at(`/${name}/${key}`), [at, name])
  const find = useCallback(
    (field: string, q: string) =>
      ask(api.declarations[':id'].search[':field'].$get({ param: { id: declaration.id, field }, query: { q } })),
    [declaration.id],
  )
  const rowAbove = useCallback((row: number, key: string) => at(`/${name}/${row}/${key}`), [at, name])
  const isRowOpen = useCallback(
    (row: number, key: string) => (group ? openKeys(group, `/${name}/${row}`, declaration.open).has(key) : false),
    [group, name, declaration],
  )
  if (!section) return null
  const whole = at(`/${name}`)
  if (isRows(section))
    return (
      <>
        {whole}
        <RowsEditor
          {...{ name, section, readOnly, onChange }}
          source={stage}
          rows={Array.isArray(value) ? value : []}
          wanted={row === null ? undefined : Number(row)}
          onClose={() => row !== null && go(page, { replace: true })}
          isOpen={partly ? isRowOpen : undefined}
          above={rowAbove}
          isRemarked={(row) => remarks.some((remark) => `${remark.at}/`.startsWith(`/${name}/${row}/`))}
        />
      </>
    )
  return (
    <>
      {whole}
      <GroupForm
        ref={form}
        {...{ name, readOnly, onChange, above, find }}
        group={groupOf(section)}
        layout={stage.layout.fields}
        order={stage.layout.sections[name]?.order}
        dictionaries={stage.dictionaries}
        value={typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}}
        isOpen={partly ? isOpen : undefined}
      />
    </>
  )
}
