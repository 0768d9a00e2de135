/** Codes that go from a dictionary: says first what uses them, and asks. */
import { Modal } from 'antd'
import { casesInWords } from '../forms/uses'
import type { Opened } from '../opening'
import { UseList } from '../use-list'
import type { CodeUses } from './uses'

interface Props {
  opened: Opened
  title: string
  found: CodeUses
  onRemove: () => void
  onClose: () => void
}

export function RemoveCodes({ opened, title, found: { uses, cases }, onRemove, onClose }: Props) {
  return (
    <Modal open width={640} title={title} okText="仍然删除" okButtonProps={{ danger: true }} onOk={onRemove} onCancel={onClose}>
      <div className="stack">
        {uses.length > 0 && (
          <>
            <p>这些地方还写着它，删除以后不会再有人选到，请一并改好：</p>
            <UseList programme={opened.programme} files={opened.state.files} uses={uses} />
          </>
        )}
        {cases.length > 0 && <p>{casesInWords(cases)}里选了它，删除以后算出来会与预期不同。</p>}
        <p className="quiet">已经提交的申报件不受影响。删除后可以撤销。</p>
      </div>
    </Modal>
  )
}
