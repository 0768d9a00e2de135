/** Uploads files or a ZIP into the draft, after showing what that would change. */
import { Checkbox, Modal } from 'antd'
import { useState } from 'react'
import { announce } from '../../ui/announce'
import { ChooseFiles } from './choose-files'
import type { Opened } from './opening'
import { PlanView } from './plan-view'
import { planOf, readUploads, type Upload } from './uploads'

export function UploadDialog({ opened: { draft, state }, onClose }: { opened: Opened; onClose: () => void }) {
  const [upload, setUpload] = useState<Upload>()
  const [removing, setRemoving] = useState(false)
  const plan = upload && planOf(upload.files, state.files)
  const gone = plan && removing && upload.whole ? plan.missing : []
  const touched = plan ? plan.added.length + plan.replaced.length + gone.length : 0
  const apply = () => {
    if (!upload || touched === 0) return
    draft.apply(`上传 ${touched} 个文件的改动`, { ...upload.files, ...Object.fromEntries(gone.map((path) => [path, null])) })
    announce('已写入草稿，可以撤销。')
    onClose()
  }
  return (
    <Modal
      open
      title="上传配置文件"
      okText={touched > 0 ? `写入草稿（${touched} 个文件）` : '写入草稿'}
      okButtonProps={{ disabled: touched === 0 }}
      onOk={apply}
      onCancel={onClose}
      width={720}
    >
      <div className="stack">
        <ChooseFiles
          label={upload ? '重新选择' : '选择文件'}
          hint="可以选一个或多个 .json、.hbs 文件，或整个事项的 ZIP 压缩包；也可以拖到这里。只写进草稿，不会发布。"
          multiple
          accept=".json,.hbs,.css,.md,.txt,.zip"
          onChoose={(files) => files.length > 0 && void readUploads(files, state.files).then(setUpload)}
        />
        {upload && upload.refused.length > 0 && (
          <div className="note tone-danger" role="alert">
            {upload.refused.map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </div>
        )}
        {plan && Object.keys(upload.files).length > 0 && <PlanView plan={plan} gone={gone} files={{ ...state.files, ...upload.files }} />}
        {plan && upload.whole && plan.missing.length > 0 && (
          <Checkbox checked={removing} onChange={({ target }) => setRemoving(target.checked)}>
            同时删除压缩包里没有的 {plan.missing.length} 个文件，使草稿与压缩包完全一致
          </Checkbox>
        )}
      </div>
    </Modal>
  )
}
