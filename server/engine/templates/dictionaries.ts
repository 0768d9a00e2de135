/** Which names a template may read: for letters and mails from the forms they are about, for the site's own texts from fixed tables. */

import type { Letter, Mail } from '../generated/programme.js'
import type { SiteMail } from '../generated/site.js'
import type { Programme, Stage } from '../programme.js'
import { batchNames } from './batch-names.js'
import { answerNames, textNames } from './form-names.js'
import { type LetterParties, partyParts } from './letter-parties.js'
import { object, programmeNames, site, type TemplateName, type TemplateNames, text } from './names.js'
import { factNames, factTextNames, opinionNames } from './reviews.js'
import { mailsOfStep } from './step-mails.js'

export type { NameType, TemplateName, TemplateNames } from './names.js'

/** A template in HTML may hold marks and is escaped; a text is sent as it stands. */
export interface TemplateDictionary {
  kind: 'html' | 'text'
  names: TemplateNames
  /** Ids of the clauses that it may quote. */
  clauses?: ReadonlySet<string>
}

/** The parts of a programme that its templates speak about. */
export type TemplateSources = Pick<Programme, 'file' | 'stages' | 'clauses' | 'batches' | 'facts' | 'dictionaries'>

/** What a letter may read: of its batch or stage, or what all stages have in common. */
export function letterDictionary(programme: TemplateSources, letter: Pick<Letter, 'stage' | 'batch' | 'parties'>): TemplateDictionary {
  const kind = letter.batch === undefined ? undefined : programme.batches.get(letter.batch)
  if (kind) return { kind: 'html', names: batchNames(kind), clauses: new Set(programme.clauses.keys()) }
  const stages = [...programme.stages.values()].filter(({ id }) => !letter.stage || id === letter.stage)
  const names = new Map([...commonNames(programme, stages), ...partyNames(letter.parties)])
  return { kind: 'html', names, clauses: new Set(programme.clauses.keys()) }
}

/** The other parties of a letter, each with all that can be said of one. */
export function partyNames(parties: LetterParties = {}): TemplateNames {
  return new Map(Object.entries(parties).map(([id, { label }]) => [id, object(label ?? id, party)]))
}

/** The stages whose workflow sends a mail. */
export const sendersOf = ({ stages }: Pick<Programme, 'stages'>, mail: Pick<Mail, 'id'>): Stage[] =>
  [...stages.values()].filter(
    (stage) =>
      stage.workflow.actions.some((step) => mailsOfStep(step, stage).some((sent) => sent.mail === mail.id)) ||
      stage.workflow.states.some(({ within }) => within?.reminders?.some((reminder) => reminder.mail === mail.id)),
  )

/** What a mail, and its subject, may read: what the stages whose workflow sends it have in common. */
export function mailDictionary(programme: TemplateSources, mail: Pick<Mail, 'id'>): TemplateDictionary {
  const senders = sendersOf(programme, mail)
  const names = commonNames(programme, senders.length > 0 ? senders : [...programme.stages.values()])
  return { kind: 'text', names, clauses: new Set(programme.clauses.keys()) }
}

const account = { site, name: text('单位或人员名称'), login: text('账号'), password: text('初始密码'), hours: text('有效小时数') }

const moved: Record<string, TemplateName> = {
  site,
  name: text('单位名称'),
  declarationNumber: text('申报编号'),
  programme: text('申报事项'),
  stage: text('环节'),
  lost: text('不能保留的内容'),
  asked: text('新增的内容'),
}

const siteMails: Record<SiteMail['id'], Record<string, TemplateName>> = {
  'account-created': account,
  'password-reset': account,
  'account-recovered': account,
  'email-changed': { site, name: text('单位名称'), to: text('新邮箱，中间遮住') },
  'declaration-moved': moved,
  'declaration-moved-back': moved,
  'district-changed': { site, name: text('单位名称'), from: text('原所属区域'), to: text('现所属区域') },
}

/** What a mail of the site about an account, and its subject, may read. */
export function siteMailDictionary(id: SiteMail['id']): TemplateDictionary {
  return { kind: 'text', names: new Map(Object.entries(siteMails[id])) }
}

/** What a text of the site for its pages (the consent) may read. */
export const siteTextDictionary: TemplateDictionary = { kind: 'html', names: new Map([['site', site]]) }

/** Every name that there is at a stage, for whoever fills them. */
export function stageNames(programme: TemplateSources, stage: Stage): TemplateNames {
  const others = [...programme.stages.values()].filter(({ id }) => id !== stage.id)
  return new Map([
    ['programme', programmeNames],
    ['stage', object('环节', { title: text('名称') })],
    ['site', site],
    ['organisation', organisation],
    ['provider', provider],
    ['declaration', declaration],
    ['answers', answerNames(stage.form)],
    ['texts', textNames(stage.form)],
    [
      'earlier',
      {
        label: '其他环节',
        type: 'object',
        names: new Map(
          others.map(({ id, definition, form }) => [
            id,
            {
              label: definition.title,
              type: 'object',
              names: new Map([
                ['answers', answerNames(form)],
                ['texts', textNames(form)],
              ]),
            },
          ]),
        ),
      },
    ],
    ['amounts', amountNames(stage)],
    ['facts', factNames(programme, stage)],
    ['factTexts', factTextNames(programme, stage)],
    ['opinions', opinionNames(programme, stage)],
    ['today', { label: '今天', type: 'date' }],
    ['comment', text('审核意见')],
    ['remarks', remarks],
  ])
}

const declaration = object('申报件', {
  number: text('编号'),
  state: text('状态'),
  submittedAt: { label: '提交时间', type: 'instant' },
  due: { label: '办理期限的最后一天', type: 'date' },
})
const remarks: TemplateName = {
  label: '退回意见',
  type: 'rows',
  most: 200,
  names: new Map([
    ['place', text('要修改的地方')],
    ['text', text('意见')],
  ]),
}

const organisation = object('申报单位', {
  name: text('名称'),
  creditCode: text('统一社会信用代码'),
  districtName: text('所属区域'),
  contact: text('联系人'),
  mobile: text('手机'),
  email: text('电子邮箱'),
})
const party = Object.fromEntries(Object.entries(partyParts).map(([part, label]) => [part, text(label)]))
const provider = object('服务商', party)

function amountNames(stage: Stage): TemplateName {
  const results = (stage.worksheet?.results ?? []).map(({ id, label }): [string, TemplateName] => [id, { label, type: 'fen' }])
  return { label: '核算金额', type: 'object', names: new Map(results) }
}

/** What stages have in common is a matter of the programme, and asked of it for every letter, mail and step. */
const inCommon = new WeakMap<TemplateSources, Map<string, TemplateNames>>()

function commonNames(programme: TemplateSources, stages: readonly Stage[]): TemplateNames {
  const known = inCommon.get(programme) ?? new Map<string, TemplateNames>()
  inCommon.set(programme, known)
  const key = stages.map(({ id }) => id).join('/')
  const [first, ...others] = known.has(key) ? [] : stages.map((stage) => stageNames(programme, stage))
  const names = known.get(key) ?? others.reduce(common, first ?? new Map())
  known.set(key, names)
  return names
}

/** The names that both have, with the same type. */
function common(a: TemplateNames, b: TemplateNames): TemplateNames {
  return new Map(
    [...a].flatMap(([key, name]): [string, TemplateName][] => {
      const other = b.get(key)
      if (!other || other.type !== name.type) return []
      return [[key, name.names && other.names ? { ...name, names: common(name.names, other.names) } : name]]
    }),
  )
}
