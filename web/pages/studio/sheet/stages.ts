/** Which stages use a worksheet. */
import { documentOf } from '../problems'

/** Ids of the stages that use the worksheet, or that use none. */
export function stagesWith(files: Readonly<Record<string, string>>, sheet: string | undefined): string[] {
  const programme = documentOf(files['schemas/programme.json'])
  const stages: unknown = typeof programme === 'object' && programme && 'stages' in programme ? programme.stages : undefined
  return Array.isArray(stages) ? stages.filter((stage) => stage?.worksheet === sheet).map((stage) => String(stage?.id ?? '')) : []
}
