/** What an upload would do, file by file. */
import { inOrder, stageTitles, titleOf } from './file-kinds'
import type { Texts } from './merge'
import type { Plan } from './uploads'

interface Props {
  plan: Plan
  gone: readonly string[]
  /** What the draft and the upload say, for the titles of things. */
  files: Texts
}

export function PlanView({ plan, gone, files }: Props) {
  const stages = stageTitles(files)
  const parts = [
    { title: '新增', paths: plan.added },
    { title: '替换', paths: plan.replaced },
    { title: '删除', paths: gone },
  ].filter(({ paths }) => paths.length > 0)
  return (
    <div className="studio-plan">
      {parts.map(({ title, paths }) => (
        <div key={title}>
          <h3>
            {title} {paths.length} 个
          </h3>
          <ul>
            {inOrder(paths, files).map((path) => (
              <li key={path}>{titleOf(path, files, stages)}</li>
            ))}
          </ul>
        </div>
      ))}
      {plan.same.length > 0 && <p className="quiet">另有 {plan.same.length} 个文件与草稿相同，不需要改。</p>}
      {parts.length === 0 && plan.same.length > 0 && <p>没有需要写入的改动。</p>}
    </div>
  )
}
