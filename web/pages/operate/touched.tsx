/** Open declarations whose findings come out otherwise because a register changed. */
import type { TouchedList } from '../../../server/actions/views/operate'
import { DataTable } from '../../ui/data-table'

export function Touched({ touched: { list, more }, caption }: { touched: TouchedList; caption: string }) {
  const rest = more > 0 && <p className="quiet">另有 {more} 件也查这份名单，没有逐件计算。</p>
  if (list.length === 0)
    return (
      <>
        <p className="quiet">没有办理中的申报件因此改变结论。</p>
        {rest}
      </>
    )
  return (
    <>
      <DataTable
        caption={caption}
        showCaption
        columns={[
          { key: 'number', title: '编号', cell: ({ number }: TouchedList['list'][number]) => number },
          { key: 'name', title: '单位', cell: ({ organisation }) => organisation },
          { key: 'stage', title: '环节', cell: ({ stageTitle, stateLabel }) => `${stageTitle}，${stateLabel}` },
          {
            key: 'changes',
            title: '结论的变化',
            cell: ({ changes }) => changes.map(({ label, before, now }) => `${label}：由${before}变为${now}`).join('；'),
          },
        ]}
        rows={list}
        rowKey={({ id }) => id}
      />
      {rest}
      <p className="quiet">这些变化记在申报件的办理记录里，审核人员看得到。</p>
    </>
  )
}
