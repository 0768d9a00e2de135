/** Takes a field or a section away: refused with the uses while something reads it, else asked with what goes along. */
import { Modal } from 'antd'
import { announce } from '../../../ui/announce'
import { UseList } from '../use-list'
import { withoutField, withoutSection } from './form-edits'
import type { FieldNode, SectionNode } from './form-tree'
import type { FormEditor } from './use-form'
import { casesInWords, dependents, usesOf, withoutAnswers } from './uses'

interface Props {
  form: FormEditor
  section: SectionNode
  /** Absent = the whole section. */
  node?: FieldNode
  choose: (section?: string, field?: string) => void
  onClose: () => void
}

export function RemoveDialog({ form: { opened, stage, apply }, section, node, choose, onClose }: Props) {
  const { files } = opened.state
  const title = node?.field.title ?? section.schema.title
  const own = node ? usesOf(files, stage, node.key, section.key) : usesOf(files, stage, section.key)
  const uses = node ? own : [...own, ...section.fields.flatMap(({ key }) => usesOf(files, stage, key, section.key))]
  const tied = node ? dependents(section.fields, node.key) : []
  const cases = withoutAnswers(files, stage, section.key, node?.key)
  const words = casesInWords(Object.keys(cases))
  const isUsed = uses.length > 0 || tied.length > 0
  const remove = () => {
    apply(`删除“${title}”`, (texts) => (node ? withoutField(texts, section, node) : withoutSection(texts, section)), cases)
    announce(`已删除“${title}”，可以撤销。`)
    choose(node ? section.key : undefined)
    onClose()
  }
  return (
    <Modal
      open
      title={isUsed ? `“${title}”还不能删除` : `删除“${title}”`}
      okText={isUsed ? '知道了' : '删除'}
      okButtonProps={{ danger: !isUsed }}
      cancelButtonProps={isUsed ? { hidden: true } : undefined}
      onOk={isUsed ? onClose : remove}
      onCancel={onClose}
    >
      {isUsed ? (
        <>
          <p>下面这些地方用到了它，先改掉才能删除：</p>
          <UseList
            files={opened.state.files}
            programme={opened.programme}
            uses={[...tied.map((one) => ({ file: '', at: one, what: `填报项“${one}”按它的回答填写` })), ...uses]}
          />
        </>
      ) : (
        <p>没有规则、材料、公式或模板用到它。{words && `${words}里填了它，会一起删掉。`}已经提交的申报件不受影响，可以撤销。</p>
      )}
    </Modal>
  )
}
