/** What stands above a section: what it is for, links, the clause that asks for it. */
import { Icon } from '../../ui/icon'
import type { Opened } from './frame'

interface InstructionsProps {
  name: string
  opened: Opened
  description?: string
  clause?: string
}

export function SectionInstructions({ name, opened: { declaration, stage }, description, clause }: InstructionsProps) {
  const links = stage.layout.sections[name]?.links ?? []
  const source = stage.clauses.find(({ id }) => id === clause)
  return (
    <div className="instructions">
      {declaration.editable === 'all' && (
        <p className="quiet">
          带 <span className="required">*</span>的为必填项，填写的内容会自动保存。
        </p>
      )}
      {description && <p>{description}</p>}
      {links.map(({ label, href }) => (
        <p key={href}>
          <a href={href} target="_blank" rel="noreferrer">
            <Icon name="link" />
            {label}
            <span className="visually-hidden">（在新窗口打开）</span>
          </a>
        </p>
      ))}
      {source && (
        <details className="clause">
          <summary>填写依据：{source.label}</summary>
          <blockquote>{source.text}</blockquote>
        </details>
      )}
    </div>
  )
}
