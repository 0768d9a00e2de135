/** An example made from a real declaration: about nobody, with the same outcome. */
import { Modal } from 'antd'
import { useState } from 'react'
import type { MadeExample } from '../../../../server/actions/views/cases'
import { ApiError, api, ask } from '../../../api'
import { TextField } from '../../../ui/field'
import type { Opened } from '../opening'

interface Props {
  opened: Opened
  onMade: (made: MadeExample) => void
  onClose: () => void
}

export function MakeDialog({ opened: { programme }, onMade, onClose }: Props) {
  const [number, setNumber] = useState('')
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  const make = async () => {
    if (number.trim() === '') return setProblem('请填写申报件的编号。')
    setBusy(true)
    try {
      onMade(await ask(api.studio[':programme'].example.$post({ param: { programme }, json: { declaration: number.trim() } })))
    } catch (error) {
      setProblem(error instanceof ApiError ? error.message : '没有成功，请稍后再试。')
    } finally {
      setBusy(false)
    }
  }
  return (
    <Modal
      open
      title="从真实申报生成示例"
      okText="生成"
      cancelText="取消"
      confirmLoading={busy}
      onOk={() => void make()}
      onCancel={onClose}
    >
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          void make()
        }}
      >
        <p>
          名称、信用代码、联系方式和文字都换掉，金额取整，处处一致；每一条规则的结论和每一笔金额保持不变。换掉会影响结论的内容会保留，并告诉您是哪些。操作会记入日志。
        </p>
        <TextField id="make-number" label="申报件编号" value={number} onChange={setNumber} problem={problem} required />
      </form>
    </Modal>
  )
}
