/** Two people changed the same files: both texts side by side, for each file the person decides; nothing is thrown away unseen. */
import { Button, Modal, Radio } from 'antd'
import { useState } from 'react'
import { Late, late } from '../../ui/late'
import { timeText } from '../../ui/time'
import { download } from './download'
import type { StudioDraft, StudioState } from './draft-store'
import { stageTitles, titleOf } from './file-kinds'
import { useNarrow } from './narrow'
import { zip } from './zip'

const Difference = late(() => import('./difference'))

export function ConflictDialog({ draft, state }: { draft: StudioDraft; state: StudioState }) {
  return state.status === 'conflict' && state.clashes.length > 0 ? <Clashes draft={draft} state={state} /> : null
}

function Clashes({ draft, state: { clashes, files, savedAt, savedBy } }: { draft: StudioDraft; state: StudioState }) {
  const [choices, setChoices] = useState<Record<string, 'mine' | 'theirs'>>({})
  const [busy, setBusy] = useState(false)
  const narrow = useNarrow()
  const settle = async () => {
    setBusy(true)
    await draft.settle(choices)
    setBusy(false)
  }
  const mine = Object.fromEntries(clashes.flatMap(({ path, mine }) => (mine === null ? [] : [[path, mine]])))
  return (
    <Modal
      open
      width={1100}
      closable={false}
      title="同一个文件有两份改动，请逐个选择留下哪一份"
      footer={
        <div className="buttons">
          <Button type="primary" loading={busy} disabled={clashes.some(({ path }) => !choices[path])} onClick={() => void settle()}>
            按选择保存
          </Button>
          <Button onClick={() => download('我的改动.zip', zip(mine))}>先下载我的这一份</Button>
        </div>
      }
    >
      <div className="stack">
        <p>
          {savedBy ?? '另一位管理员'}
          {savedAt ? `于 ${timeText(savedAt)} ` : ''}
          保存过这份草稿。没有冲突的改动已经合并；下面这些文件两边都改了。只看有底色的文字就行，英文和括号是格式。没有选的那一份会丢掉，需要时先下载。
        </p>
        {clashes.map(({ path, mine, theirs }) => {
          const title = titleOf(path, files, stageTitles(files))
          return (
            <section key={path} aria-label={`${title}的两份改动`} className="studio-clash">
              <h3>{title}</h3>
              <Radio.Group value={choices[path]} onChange={({ target }) => setChoices((before) => ({ ...before, [path]: target.value }))}>
                <Radio value="theirs">{theirs === null ? '留下对方的：删除' : `留下对方的（${narrow ? '红色' : '左边'}）`}</Radio>
                <Radio value="mine">{mine === null ? '留下我的：删除' : `留下我的（${narrow ? '绿色' : '右边'}）`}</Radio>
              </Radio.Group>
              <Late>
                <Difference
                  before={theirs ?? ''}
                  after={mine ?? ''}
                  beforeLabel={`对方的${title}`}
                  afterLabel={`我的${title}`}
                  narrow={narrow}
                />
              </Late>
            </section>
          )
        })}
      </div>
    </Modal>
  )
}
