/** What happened, in words. Actions of a workflow carry their own label. */
import type { EventRow } from '../../store/events.js'

/** Every verb of the log that is no step of a workflow. */
export const eventWords: Readonly<Record<string, string>> = {
  start: '开始填报',
  open: '打开查看',
  note: '写下内部备注',
  print: '打印申报表',
  letter: '打印文书',
  upload: '上传材料',
  'attest-scan': '确认盖章扫描件与填报内容一致',
  'remove-material': '移除材料',
  'settle-remark': '处理退回意见',
  'reopen-remark': '重新打开退回意见',
  decide: '认定一项结论',
  'withdraw-decision': '撤销一项认定',
  'decide-fact': '认定一项内容',
  'withdraw-fact': '撤销认定的内容',
  'give-opinion': '出具意见',
  'attach-opinion': '上传意见的附件',
  'detach-opinion': '移除意见的附件',
  'fill-section': '填写核查内容',
  assign: '分派',
  register: '注册账号',
  'send-password': '发送初始密码',
  'change-password': '修改密码',
  'sign-in': '登录',
  setup: '设置第一个管理员',
  'change-contacts': '修改联系方式',
  'propose-transfer': '提出移交',
  'accept-transfer': '接收移交的单位',
  'hand-over': '移交给另一个部门办理',
  'refuse-transfer': '不接收移交的单位',
  publish: '发布配置',
  reinstate: '恢复以前的版本',
  'save-draft': '修改配置草稿',
  'propose-publication': '提请发布配置',
  'end-proposal': '撤销发布的提请',
  'withdraw-publication': '撤回待生效的发布',
  'move-edition': '通知修改，改用新版本的表单和规则',
  'undo-move': '恢复使用原来版本的表单和规则',
  'move-running': '填报中的申报件改用新版本',
  'undo-moves': '撤销申报件改用新版本',
  export: '导出申报清单',
  'export-case': '下载一企一档',
  'export-batches': '导出批次',
  'export-audit': '导出操作日志',
  'export-cases': '导出案例',
  'make-example': '从申报件匿名生成示例',
  import: '导入配置',
  'open-programme': '开放申报',
  'close-programme': '关闭申报',
  'create-account': '新建账号',
  'change-account': '修改账号',
  'import-register': '导入名单',
  'resend-mail': '重新发送邮件',
  'batch-create': '新建批次',
  'batch-choose': '列入名单',
  'batch-drop': '移出名单',
  'batch-refresh': '重新计算',
  'batch-lower': '核减金额',
  'batch-upload': '上传批次文件',
  'batch-object': '收到异议',
  'batch-decide': '处理异议',
  'batch-remove': '因异议成立移出名单',
  'batch-pay': '拨付资金',
}

/** One event as a sentence without its subject. */
export function eventText({ action, detail }: Pick<EventRow, 'action' | 'detail'>): string {
  const { label, title, name, reason } = JSON.parse(detail) as Record<string, string | undefined>
  if (action.startsWith('act:')) return [label ?? action.slice(4), title && `（${title}）`].filter(Boolean).join('')
  if (action.startsWith('batch:')) return label ?? action.slice('batch:'.length)
  const about = [title ?? label, name].filter(Boolean).join('，')
  return [eventWords[action] ?? action, about && `：${about}`, reason && `（${reason}）`].filter(Boolean).join('')
}
