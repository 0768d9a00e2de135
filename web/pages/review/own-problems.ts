/** What is missing from a step before it is sent. */
import type { ActionView } from '../../../server/actions/views/declaration'

interface Given {
  comment: string
  remarks: number
  confirmation: string
  code: string
}

/** What can be said before the server is asked, by field. */
export function ownProblems(
  { needs, kind, commentLength = 1 }: Pick<ActionView, 'needs' | 'kind' | 'commentLength'>,
  { comment, remarks, confirmation, code }: Given,
): Record<string, string> {
  return {
    ...(kind === 'return' && needs.includes('remarks') && remarks === 0 && { remarks: '请至少写一条意见，指出需要修改的地方。' }),
    ...(needs.includes('comment') && commentProblem(comment.trim(), commentLength, kind)),
    ...(needs.includes('typedConfirmation') &&
      confirmation.trim().toUpperCase() !== code.slice(-4) && {
        confirmation: confirmation.trim() ? '与信用代码的后四位不一致，请核对后再输入。' : '请输入信用代码的后四位，以确认操作。',
      }),
  }
}

function commentProblem(comment: string, least: number, kind: ActionView['kind']): Record<string, string> {
  const written = [...comment].length
  if (written === 0) return { comment: kind === 'reject' ? '请写明不通过的理由。' : '请填写意见。' }
  return written < least ? { comment: `意见不少于 ${least} 个字，现在是 ${written} 个字。` } : {}
}
