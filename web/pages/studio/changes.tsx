/** What the draft changes against what is in force. */
import { Button, Modal } from 'antd'
import { useState } from 'react'
import { Link, useSearch } from 'wouter'
import { announce } from '../../ui/announce'
import { Empty } from '../../ui/page-state'
import { placeToEdit } from './edit-places'
import { FileChanges } from './file-changes'
import { Frame } from './frame'
import { changesBetween } from './merge'
import { type Opened, Opening } from './opening'
import { placeOfChange } from './places'
import { ToldChanges } from './told-changes'

export default function ChangesPage() {
  return <Opening>{(opened) => <Changes {...opened} />}</Opening>
}

function Changes(opened: Opened) {
  const { programme, state, inForce, changed, draft } = opened
  const file = new URLSearchParams(useSearch()).get('file') ?? undefined
  return (
    <Frame opened={opened} title="改动">
      {changed.length === 0 ? (
        <Empty title="草稿与生效版本相同">
          <p>在左边任何一页修改以后，这里逐句列出改了什么；发布以前都可以撤销。</p>
        </Empty>
      ) : (
        <>
          <div className="studio-lead">
            <p>草稿改动了 {changed.length} 个文件，发布后生效。</p>
            <Discard opened={opened} />
          </div>
          <ToldChanges
            programme={programme}
            of={{ version: state.version }}
            count={changed.length}
            files={{ ...inForce, ...state.files }}
            open={file !== undefined}
          >
            <FileChanges
              before={inForce}
              after={state.files}
              paths={changed}
              file={file}
              addressOf={(path) => placeOfChange(programme, path)}
              beforeLabel="生效版本"
              afterLabel="草稿"
              actions={(path) => (
                <>
                  {path in state.files && <Link href={placeToEdit(programme, state.files, path)}>编辑</Link>}
                  <Button size="small" onClick={() => draft.apply('还原一个文件', { [path]: inForce[path] ?? null })}>
                    还原
                    <span className="visually-hidden">这个文件</span>
                  </Button>
                </>
              )}
            />
          </ToldChanges>
        </>
      )}
    </Frame>
  )
}

/** Back to what is in force, as a change of the draft that can be taken back. */
function Discard({ opened: { draft, state, inForce, changed, publications } }: { opened: Opened }) {
  const [asking, setAsking] = useState(false)
  if (publications.length === 0) return null
  const discard = () => {
    draft.apply(`还原 ${changed.length} 个文件`, changesBetween(state.files, inForce))
    setAsking(false)
    announce('草稿已与生效版本相同；可以用页面上方的“撤销”取回。')
  }
  return (
    <>
      <Button onClick={() => setAsking(true)}>放弃全部改动</Button>
      <Modal open={asking} title="放弃全部改动" okText="放弃改动" onOk={discard} onCancel={() => setAsking(false)}>
        <p>草稿里的 {changed.length} 个文件都还原成生效版本。只影响草稿；还原后可以撤销。</p>
      </Modal>
    </>
  )
}
