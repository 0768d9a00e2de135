/** The workflow of a new programme. */
import type { Json } from '../engine/model.js'

const submission = { kind: 'submit', by: ['enterprise'], to: 'district-review', clause: '3' }
const returned = { kind: 'return', to: 'returned', needs: ['remarks'], mail: 'returned' }
const rejected = { kind: 'reject', to: 'rejected', needs: ['comment', 'typedConfirmation'] }

/** Draft, two reviews, the way back, the two ends. */
export const newWorkflow: Json = {
  initial: 'draft',
  states: [
    { id: 'draft', label: '草稿', tone: 'neutral', holder: 'enterprise', editable: 'all' },
    {
      id: 'district-review',
      label: '等待初审',
      tone: 'active',
      holder: 'district',
      within: { workingDays: 5, clause: '3' },
      help: '受理部门5个工作日内完成初审。',
    },
    { id: 'city-review', label: '等待复核', tone: 'active', holder: 'city' },
    { id: 'returned', label: '退回修改', tone: 'attention', holder: 'enterprise', editable: 'remarks', help: '请按退回意见修改后再提交。' },
    { id: 'approved', label: '通过', tone: 'success', final: 'positive' },
    { id: 'rejected', label: '不通过', tone: 'danger', final: 'negative' },
  ],
  actions: [
    {
      id: 'submit',
      label: '提交',
      from: ['draft'],
      needs: ['programmeOpen', 'answers', 'materials', 'stampedPrint', 'eligibility'],
      ...submission,
    },
    {
      id: 'resubmit',
      label: '修改后提交',
      from: ['returned'],
      needs: ['programmeOpen', 'answers', 'materials', 'stampedPrint', 'eligibility', 'remarksSettled'],
      ...submission,
    },
    { id: 'withdraw', label: '撤回', kind: 'withdraw', by: ['enterprise'], from: ['district-review'], to: 'draft', needs: ['unopened'] },
    {
      id: 'pass',
      label: '初审通过',
      kind: 'approve',
      by: ['district'],
      from: ['district-review'],
      to: 'city-review',
      needs: ['eligibility', 'settledFindings'],
    },
    {
      id: 'approve',
      label: '复核通过',
      kind: 'approve',
      by: ['city'],
      from: ['city-review'],
      to: 'approved',
      needs: ['eligibility', 'settledFindings'],
    },
    { id: 'return', label: '退回', by: ['district'], from: ['district-review'], ...returned },
    { id: 'return-from-city', label: '退回', by: ['city'], from: ['city-review'], ...returned },
    { id: 'reject', label: '不通过', by: ['district'], from: ['district-review'], ...rejected },
    { id: 'reject-at-city', label: '不通过', by: ['city'], from: ['city-review'], ...rejected },
  ],
}
