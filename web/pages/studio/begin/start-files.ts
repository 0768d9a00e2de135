/** The files with which a programme or a stage begins: as little as makes it whole. */
import { withValue } from '../edits'

export interface Named {
  id: string
  title: string
  issuer: string
}

type Files = Record<string, string>

const text = (value: object) => `${JSON.stringify(value, undefined, 2)}\n`

/** A programme without stages yet; whoever has an account may file, districts and the city decide. */
export function startFiles({ id, title, issuer }: Named, applicants: readonly { id: string; label: string }[]): Files {
  const own = applicants.length > 0 ? applicants : [{ id: 'enterprise', label: '企业' }]
  return {
    'schemas/programme.json': text({
      $schema: '../platform/programme.schema.json',
      id,
      title,
      issuer,
      roles: [
        ...own.map((role) => ({ ...role, scope: 'own' })),
        { id: 'district', label: '初审部门', scope: 'district' },
        { id: 'city', label: '市主管部门', scope: 'all' },
      ],
      stages: [],
      letters: [],
      mails: [],
    }),
    'schemas/clauses.json': text({ $schema: '../platform/clauses.schema.json', clauses: [] }),
  }
}

/** Another programme's files under a new name; who has accounts stays, demonstrations and what else the old notice was called do not. */
export function copyOf(files: Readonly<Files>, { id, title, issuer }: Named): Files {
  const kept = Object.fromEntries(Object.entries(files).filter(([path]) => !path.startsWith('rules/demo/')))
  const main = kept['schemas/programme.json'] ?? '{}'
  const calls: readonly [string, string | undefined][] = [
    ['id', id],
    ['title', title],
    ['issuer', issuer],
    ['shortTitle', undefined],
    ['documentNumber', undefined],
  ]
  const before: object = JSON.parse(main)
  const own = calls.filter(([key, value]) => value !== undefined || key in before)
  const named = own.reduce((text, [key, value]) => withValue(text, [key], value), main)
  return { ...kept, 'schemas/programme.json': named }
}

interface NewStage {
  id: string
  title: string
  applicant: string
  reviewer: string
}

/** Form, checklist, rules and workflow of a new stage. */
export function stageFiles({ id, title, applicant, reviewer }: NewStage): Files {
  const rules = '../../schemas/platform/'
  const schemas = '../platform/'
  return {
    [`schemas/${id}.form.json`]: text({
      $schema: `${schemas}form.schema.json`,
      type: 'object',
      title: `${title}表`,
      properties: {
        basics: {
          type: 'object',
          title: '基本信息',
          properties: {
            name: { type: 'string', title: '单位名称', from: 'organisation.name', locked: true },
            creditCode: { type: 'string', title: '统一社会信用代码', format: 'credit-code', from: 'organisation.creditCode', locked: true },
          },
          required: ['name', 'creditCode'],
        },
      },
    }),
    [`schemas/${id}.ui.json`]: text({ $schema: `${schemas}ui.schema.json`, columns: [{ field: '@name', label: '单位名称' }] }),
    [`schemas/${id}.materials.json`]: text({ $schema: `${schemas}materials.schema.json`, materials: [] }),
    [`rules/${id}.eligibility.json`]: text({ $schema: `${rules}eligibility.schema.json`, rules: [] }),
    [`rules/${id}.workflow.json`]: text({
      $schema: `${rules}workflow.schema.json`,
      initial: 'draft',
      states: [
        { id: 'draft', label: '草稿', tone: 'neutral', holder: applicant, editable: 'all' },
        { id: 'review', label: '审核中', tone: 'active', holder: reviewer, within: { workingDays: 5 } },
        { id: 'returned', label: '已退回', tone: 'attention', holder: applicant, editable: 'remarks' },
        { id: 'approved', label: '已通过', tone: 'success', final: 'positive' },
        { id: 'rejected', label: '未通过', tone: 'danger', final: 'negative', reopens: true },
      ],
      actions: [
        {
          id: 'submit',
          label: '提交',
          kind: 'submit',
          by: [applicant],
          from: ['draft'],
          to: 'review',
          needs: ['programmeOpen', 'answers', 'materials', 'eligibility'],
        },
        { id: 'return', label: '退回修改', kind: 'return', by: [reviewer], from: ['review'], to: 'returned', needs: ['remarks'] },
        {
          id: 'resubmit',
          label: '修改后提交',
          kind: 'submit',
          by: [applicant],
          from: ['returned'],
          to: 'review',
          needs: ['answers', 'materials', 'eligibility', 'remarksSettled'],
        },
        { id: 'approve', label: '通过', kind: 'approve', by: [reviewer], from: ['review'], to: 'approved', needs: ['settledFindings'] },
        { id: 'reject', label: '不通过', kind: 'reject', by: [reviewer], from: ['review'], to: 'rejected', needs: ['comment'] },
      ],
    }),
  }
}
