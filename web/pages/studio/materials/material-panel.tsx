/** One material: what it is, when it is asked for, how many files, everything else. */
import { Button, Modal } from 'antd'
import { useState } from 'react'
import { Link } from 'wouter'
import type { Material } from '../../../../server/engine/generated/materials'
import { Late, late } from '../../../ui/late'
import { useDocument } from '../document'
import { placeToEdit } from '../edit-places'
import { type Place, withValue } from '../edits'
import { list, record } from '../forms/form-tree'
import type { Opened } from '../opening'
import { documentOf } from '../problems'
import { PropertiesPanel } from '../properties/panel'
import { usesOfMaterial, withoutMaterial } from './uses'

const SupplementDialog = late(() => import('../supplement-dialog'))

interface Props {
  opened: Opened
  path: string
  stage: string
  material: Material
  index: number
  onGone: () => void
}

const main = ['title', 'help', 'need', 'clause']
const asked = ['when', 'whenReason', 'oneOf', 'forEach']
const files = ['maxFiles', 'maxMegabytes', 'minPages', 'attachments', 'validity']

export function MaterialPanel({ opened, path, stage, material, index, onGone }: Props) {
  const [removing, setRemoving] = useState(false)
  const [supplementing, setSupplementing] = useState(false)
  const place: Place = ['materials', index]
  const panel = { opened, path, place, label: `“${material.title}”` }
  return (
    <section className="panel" aria-label={`材料：${material.title}`}>
      <h3>{material.title || '（没有名称）'}</h3>
      <div className="materials-columns">
        <fieldset className="forms-group">
          <legend>基本</legend>
          <PropertiesPanel {...panel} only={main} />
        </fieldset>
        <fieldset className="forms-group">
          <legend>什么时候要</legend>
          <PropertiesPanel {...panel} only={asked} />
        </fieldset>
        <fieldset className="forms-group">
          <legend>文件</legend>
          <PropertiesPanel {...panel} only={files} />
        </fieldset>
      </div>
      <details className="forms-group">
        <summary>更多：系统打印、文书、样例、不同条件下的说明</summary>
        <PropertiesPanel {...panel} omit={['id', ...main, ...asked, ...files]} />
      </details>
      <div className="buttons">
        <Button onClick={() => setSupplementing(true)}>补进示例</Button>
        <Button danger onClick={() => setRemoving(true)}>
          删除这份材料
        </Button>
      </div>
      {removing && <Removing {...{ opened, path, stage, material, index, onGone }} onClose={() => setRemoving(false)} />}
      {supplementing && (
        <Late fallback={null}>
          <SupplementDialog opened={opened} onClose={() => setSupplementing(false)} />
        </Late>
      )}
    </section>
  )
}

function Removing({ opened, path, stage, material, index, onGone, onClose }: Props & { onClose: () => void }) {
  const { value } = useDocument(opened, path)
  const { files: texts } = opened.state
  const { uses, examples } = usesOfMaterial(texts, stage, material.id)
  const remove = () => {
    const cases = Object.fromEntries(examples.map((example) => [example, withoutMaterial(texts[example] ?? '', material.id)]))
    const text = texts[path] ?? ''
    const isLast = list(record(value ?? documentOf(text)).materials).length === 1
    const next = isLast ? withValue(text, ['materials'], []) : withValue(text, ['materials', index], undefined)
    opened.draft.apply(`删除材料“${material.title}”`, { ...cases, [path]: next })
    onClose()
    onGone()
  }
  const isUsed = uses.length > 0
  return (
    <Modal
      open
      title={isUsed ? `“${material.title}”还不能删除` : `删除“${material.title}”`}
      okText={isUsed ? '知道了' : '删除'}
      okButtonProps={{ danger: !isUsed }}
      cancelButtonProps={isUsed ? { hidden: true } : undefined}
      onOk={isUsed ? onClose : remove}
      onCancel={onClose}
    >
      {isUsed ? (
        <>
          <p>下面这些填报项以它为证明，先改掉才能删除：</p>
          <ul className="bullets">
            {uses.map(({ file, at, what }) => (
              <li key={at}>
                <Link href={placeToEdit(opened.programme, texts, file, at)}>{what}</Link>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p>
          {examples.length > 0 ? `${examples.length} 个示例里有它，会一起删掉。` : '没有示例用到它。'}已经上传的文件不受影响，可以撤销。
        </p>
      )}
    </Modal>
  )
}
