/** A kind of batch in the book. */
import { actionThing, columnThing, kindThing, stateThing } from '../diff/batches.js'
import type { BatchKind, Programme } from '../programme.js'
import type { Chapter } from './model.js'
import { thingPart } from './rows.js'
import { aspectRows } from './stage-chapter.js'

/** Its chapter. */
export function batchChapter(kind: BatchKind, programme: Programme): Chapter {
  return {
    key: `batch ${kind.id}`,
    title: `批次：${kind.title}`,
    parts: [
      { key: 'about', title: '基本规定', columns: [], rows: aspectRows(kindThing(kind, programme).aspects) },
      thingPart(
        'columns',
        '栏目',
        kind.columns.map((column) => columnThing(column, programme)),
        {
          name: '栏目',
          columns: ['公式', '单位'],
          rest: '说明',
          widths: [24, 36, 10, 20],
        },
      ),
      thingPart(
        'states',
        '办理环节和时限',
        kind.workflow.states.map((state) => stateThing(state, programme)),
        { name: '环节', columns: ['办理角色', '办理期限（工作日）'], rest: '说明', omitted: ['颜色'], widths: [20, 18, 14, 34] },
      ),
      thingPart(
        'actions',
        '可以办理的事项',
        kind.workflow.actions.map((action) => actionThing(action, kind, programme)),
        { name: '事项', columns: ['操作角色', '起始状态', '目标状态'], rest: '条件', widths: [16, 14, 18, 14, 28] },
      ),
    ],
  }
}
