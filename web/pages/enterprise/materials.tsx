/** The checklist of materials: computed from the answers, uploaded one by one. */
import { Button } from 'antd'
import { useEffect } from 'react'
import { useLocation } from 'wouter'
import type { ChecklistItem } from '../../../server/actions/views/check'
import { focusField } from '../../ui/error-summary'
import { Icon } from '../../ui/icon'
import { Frame, type Opened, Opening } from './frame'
import { Material } from './material'
import { isOpenAt } from './places'
import { currentRemarks } from './remarks'

export default function MaterialsPage() {
  return <Opening>{(opened) => <Materials {...opened} />}</Opening>
}

/** Whether the applicant may change an item now. */
export function isItemOpen({ declaration: { editable, open } }: Opened, { key, id }: Pick<ChecklistItem, 'key' | 'id'>): boolean {
  if (editable === 'all') return true
  return editable === 'remarks' && (isOpenAt(`/materials/${key}`, open) || isOpenAt(`/materials/${id}`, open))
}

function Materials(opened: Opened) {
  const { declaration, stage, check } = opened
  const [, go] = useLocation()
  const remarks = declaration.editable === 'remarks' ? currentRemarks(declaration) : []
  const clauses = new Map(stage.clauses.map((clause) => [clause.id, clause]))
  const required = check.checklist.filter(({ need }) => need === 'required')
  useEffect(() => {
    const id = decodeURIComponent(window.location.hash.slice(1))
    if (id) focusField(id)
  }, [])
  return (
    <Frame {...opened} title={stage.materialsTitle}>
      <section className="panel">
        <div className="panel-head">
          <h2>{stage.materialsTitle}</h2>
          <span className="quiet">
            必备 {required.length} 份，已传 {required.filter(({ present }) => present).length} 份
          </span>
        </div>
        {stage.materialsNote && <p className="note">{stage.materialsNote}</p>}
        {check.checklist.length === 0 && <p className="quiet">这个环节不需要上传材料。</p>}
        {check.checklist.map((item, index) => (
          <Material
            key={item.key}
            declaration={declaration.id}
            item={item}
            number={index + 1}
            open={isItemOpen(opened, item)}
            answerable={declaration.final === undefined}
            remarks={remarks.filter(({ at }) => at === `/materials/${item.key}` || at === `/materials/${item.id}`)}
            clause={item.clause ? clauses.get(item.clause) : undefined}
          />
        ))}
      </section>
      {declaration.editable !== 'none' && (
        <div className="bar">
          <span className="quiet">文件选好即上传保存，不需要另外点保存。</span>
          <div className="buttons">
            <Button onClick={() => go(`/d/${declaration.id}`)}>返回任务清单</Button>
            <Button type="primary" onClick={() => go(`/d/${declaration.id}/submit`)}>
              核对并提交
              <Icon name="right" />
            </Button>
          </div>
        </div>
      )}
    </Frame>
  )
}
