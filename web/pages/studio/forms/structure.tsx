/** Sections and fields of a form as a list: chosen by a click, moved by dragging, by the keyboard or by buttons, fields also into another section. */
import { closestCenter, DndContext, KeyboardSensor, PointerSensor, useDroppable, useSensor, useSensors } from '@dnd-kit/core'
import { SortableContext, sortableKeyboardCoordinates, useSortable, verticalListSortingStrategy } from '@dnd-kit/sortable'
import { Button } from 'antd'
import { problemsBelow } from '../document'
import { pointerOf } from '../edits'
import { problemsIn } from '../problems'
import { businessTypeOf, kindOfType } from './business-types'
import { announcementsOf, dropped, moveField } from './dropping'
import { withSectionMoved } from './form-edits'
import type { FieldNode, SectionNode } from './form-tree'
import type { Chosen, Dialog } from './forms-page'
import type { FormEditor } from './use-form'

interface Props {
  form: FormEditor
  chosen: Chosen
  choose: (section?: string, field?: string) => void
  onDialog: (dialog: Dialog) => void
}

export function Structure({ form, chosen, choose, onDialog }: Props) {
  const { sections } = form
  const isEmpty = sections.length === 0
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  )
  return (
    <nav className="forms-structure" aria-label="表单结构">
      <div className="forms-tools">
        <Button size="small" disabled={isEmpty} onClick={() => onDialog('field')}>
          + 填报项
        </Button>
        <Button size="small" onClick={() => onDialog('section')}>
          + 部分
        </Button>
        <Button size="small" disabled={isEmpty} onClick={() => onDialog('paste')}>
          从 Excel 粘贴
        </Button>
      </div>
      <button type="button" className="forms-root" aria-current={!chosen.section || undefined} onClick={() => choose()}>
        整张表单、列表与打印
      </button>
      <DndContext
        sensors={sensors}
        collisionDetection={closestCenter}
        onDragEnd={({ active, over }) => over && dropped(form, String(active.id), String(over.id), choose)}
        accessibility={{ screenReaderInstructions: spoken, announcements: announcementsOf(form) }}
      >
        {sections.map((section, index) => (
          <Section key={section.key} {...{ form, chosen, choose, section, index }} />
        ))}
      </DndContext>
    </nav>
  )
}

interface SectionProps extends Omit<Props, 'onDialog'> {
  section: SectionNode
  index: number
}

function Section({ form, chosen, choose, section, index }: SectionProps) {
  const { sections, apply } = form
  const { key, schema, fields } = section
  const { setNodeRef } = useDroppable({ id: key, disabled: fields.length > 0 })
  const moveSection = (to: number) =>
    apply(`移动“${schema.title}”`, ({ form: text, ui }) => ({
      form: withSectionMoved(text, key, to < index ? sections[to]?.key : sections[to + 1]?.key),
      ui,
    }))
  return (
    <section aria-label={schema.title} ref={setNodeRef}>
      <div className="forms-line is-section">
        <button type="button" aria-current={(chosen.section?.key === key && !chosen.field) || undefined} onClick={() => choose(key)}>
          {schema.title || '（没有名称）'}
          {section.isRows && <span className="quiet"> 明细表</span>}
        </button>
        <Moves title={schema.title} index={index} count={sections.length} onMove={moveSection} />
      </div>
      <SortableContext items={fields.map((field) => `${key}/${field.key}`)} strategy={verticalListSortingStrategy}>
        <ul>
          {fields.map((node, at) => (
            <Line
              key={node.key}
              {...{ form, node }}
              id={`${key}/${node.key}`}
              current={chosen.field?.key === node.key}
              onChoose={() => choose(key, node.key)}
              tools={<Moves title={node.field.title} index={at} count={fields.length} onMove={(to) => moveField(form, section, at, to)} />}
            />
          ))}
        </ul>
      </SortableContext>
    </section>
  )
}

const spoken = { draggable: '按空格键拿起，用方向键移动，再按空格键放下，按 Esc 键取消。' }

interface LineProps {
  form: FormEditor
  node: FieldNode
  id: string
  current: boolean
  onChoose: () => void
  tools: React.ReactNode
}

function Line({ form: { opened, path }, node, id, current, onChoose, tools }: LineProps) {
  const { attributes, listeners, setNodeRef, transform, transition } = useSortable({ id })
  const { field, layout, required, condition } = node
  const wrong = problemsBelow(problemsIn(opened.state, path), pointerOf(node.place)).length
  return (
    <li
      ref={setNodeRef}
      style={{ transform: transform ? `translate(${transform.x}px, ${transform.y}px)` : undefined, transition }}
      className={condition && 'is-conditional'}
    >
      <div className="forms-line">
        <button type="button" className="forms-grip" {...attributes} {...listeners} aria-label={`拖动“${field.title}”`}>
          ⠿
        </button>
        <button type="button" aria-current={current || undefined} onClick={onChoose}>
          {required && <span className="required">*</span>}
          {field.title || '（没有名称）'}
          <span className="quiet"> {kindOfType(businessTypeOf(field, layout)).label}</span>
          {condition && <span className="quiet">，有条件</span>}
          {wrong > 0 && <span className="studio-wrong"> {wrong} 个问题</span>}
        </button>
        {tools}
      </div>
    </li>
  )
}

interface MovesProps {
  title: string
  index: number
  count: number
  onMove: (to: number) => void
}

const Moves = ({ title, index, count, onMove }: MovesProps) => (
  <span className="forms-moves">
    <button type="button" aria-label={`上移“${title}”`} disabled={index === 0} onClick={() => onMove(index - 1)}>
      ↑
    </button>
    <button type="button" aria-label={`下移“${title}”`} disabled={index === count - 1} onClick={() => onMove(index + 1)}>
      ↓
    </button>
  </span>
)
