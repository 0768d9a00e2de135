/** What is known about the names that templates read, and those that every template of a programme has. */

export type NameType = 'text' | 'code' | 'integer' | 'decimal' | 'boolean' | 'date' | 'instant' | 'list' | 'fen' | 'object' | 'rows'

/** What is known about a name: how people call it, its type, what is below it. */
export interface TemplateName {
  label: string
  type: NameType
  unit?: string
  /** The stored values of a choice with their titles. */
  options?: ReadonlyMap<string, string>
  /** Below an object, or in each of the rows. */
  names?: TemplateNames
  /** How many rows at most. */
  most?: number
}
export type TemplateNames = ReadonlyMap<string, TemplateName>

/** The names of the site. */
export const site = object('站点', {
  name: text('平台名称'),
  shortName: text('平台简称'),
  owner: text('主办单位'),
  ownerTelephone: text('主办单位电话'),
  supportTelephone: text('技术支持电话'),
  supportHours: text('技术支持时间'),
})

/** The names of the programme. */
export const programmeNames = object('事项', {
  title: text('名称'),
  shortTitle: text('简称'),
  issuer: text('发文单位'),
  documentNumber: text('文号'),
})

/** A name whose value is text. */
export function text(label: string): TemplateName {
  return { label, type: 'text' }
}

/** A name with names below it. */
export function object(label: string, names: Record<string, TemplateName>): TemplateName {
  return { label, type: 'object', names: new Map(Object.entries(names)) }
}
