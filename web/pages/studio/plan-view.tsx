/** What an upload would do, file by file. */
import { titleOf } from './file-kinds'
import type { Plan } from './uploads'

export function PlanView({ plan, gone }: { plan: Plan; gone: readonly string[] }) {
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
            {paths.map((path) => (
              <li key={path}>
                {titleOf(path, {}, new Map())} <span className="quiet">{path}</span>
              </li>
            ))}
          </ul>
        </div>
      ))}
      {plan.same.length > 0 && <p className="quiet">另有 {plan.same.length} 个文件与草稿相同，不需要改。</p>}
      {parts.length === 0 && plan.same.length > 0 && <p>没有需要写入的改动。</p>}
    </div>
  )
}
