/** The policy book: a whole programme as a document in plain Chinese, made of the same words as explanations and differences. */

import { conditionText } from '../diff/conditions.js'
import { programmeThing, roleThing } from '../diff/diff.js'
import { factThing } from '../diff/facts.js'
import { clauseThing, letterThings, mailThings, poolThing, registerThing } from '../diff/parts.js'
import type { Programme } from '../programme.js'
import { amountChapter, tableChapter } from './amounts.js'
import { batchChapter } from './batch-chapter.js'
import type { Book, Chapter } from './model.js'
import { columnsOf, thingPart } from './rows.js'
import { aspectRows, stageChapter } from './stage-chapter.js'

/** A chapter for everything that a programme decides; what it does not have is left out. */
export function policyBook(programme: Programme): Book {
  const { file } = programme
  const chapters = [
    aboutChapter(programme),
    clauseChapter(programme),
    ...[...programme.stages.values()].map((stage) => stageChapter({ programme, stage })),
    ...[...programme.worksheets.keys()].map((id) => amountChapter(id, programme)),
    tableChapter(programme),
    factChapter(programme),
    ...[...programme.batches.values()].map((kind) => batchChapter(kind, programme)),
    letterChapter(programme),
  ]
  return {
    title: file.title,
    issued: [[file.issuer, file.documentNumber].filter(Boolean).join('　')],
    chapters: chapters.map(withRows).filter(({ parts }) => parts.length > 0),
  }
}

const withRows = (chapter: Chapter): Chapter => ({ ...chapter, parts: chapter.parts.filter(({ rows }) => rows.length > 0) })

function aboutChapter({ file, roles }: Programme): Chapter {
  return {
    key: 'about',
    title: '总则',
    parts: [
      { key: 'about', title: '基本情况', columns: [], rows: aspectRows(programmeThing(file).aspects, ['对外参数', '意见模板']) },
      thingPart('roles', '办理角色', [...roles.values()].map(roleThing), {
        name: '角色',
        columns: ['范围'],
        rest: '限制',
        omitted: [],
        widths: [30, 20, 40],
      }),
      {
        key: 'remarks',
        title: '退回意见的常用语',
        columns: [],
        rows: (file.remarkTemplates ?? []).map((text, index) => ({ key: text, cells: [String(index + 1), text] })),
      },
    ],
  }
}

function clauseChapter({ clauses }: Programme): Chapter {
  const rows = [...clauses.values()].map((clause) => {
    const { name, aspects } = clauseThing(clause)
    const [heading, text, honoured] = ['标题', '原文', '落实方式'].map((aspect) => String(aspects[aspect] ?? ''))
    return { key: clause.id, cells: [name, [heading, text].filter(Boolean).join('　'), honoured ?? ''] }
  })
  return {
    key: 'clauses',
    title: '通知条款',
    parts: [{ key: 'clauses', title: '', columns: columnsOf(['条款', '原文', '平台以外的落实'], [18, 64]), rows }],
  }
}

function factChapter(programme: Programme): Chapter {
  const facts = [...programme.facts.values()].map((fact) => factThing(fact, programme))
  const conditions = [...programme.conditions].map(([key, condition], index) => ({
    key,
    cells: [String(index + 1), conditionText(condition, programme)],
  }))
  return {
    key: 'facts',
    title: '依据的事实、名单和资金',
    parts: [
      thingPart('facts', '由平台得出的事实', facts, { name: '事实', columns: ['来源'], rest: '怎样得出', widths: [28, 14, 46] }),
      { key: 'conditions', title: '共用的条件', columns: [], rows: conditions },
      thingPart(
        'pools',
        '资金',
        [...programme.pools.values()].map((pool) => poolThing(pool, programme)),
        { name: '资金', columns: ['数值'], rest: '规定', widths: [22, 26, 40] },
      ),
      thingPart('registers', '名单', [...programme.registers.values()].map(registerThing), {
        name: '名单',
        columns: ['查询依据'],
        rest: '栏目和说明',
        widths: [26, 18, 46],
      }),
    ],
  }
}

function letterChapter(programme: Programme): Chapter {
  return {
    key: 'letters',
    title: '文书和邮件',
    parts: [
      thingPart('letters', '文书', letterThings(programme), { name: '文书', columns: ['环节'], rest: '规定', widths: [34, 18, 36] }),
      thingPart('mails', '邮件', mailThings(programme), { name: '标题', rest: '', widths: [60, 30] }),
    ],
  }
}
