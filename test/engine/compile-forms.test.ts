import { describe } from 'vitest'
import type { Json } from '../../server/engine/model.js'
import { finds, type Mistake, mistakesIn } from './planted.js'

const form = 'schemas/application.form.json'
const basics = '/properties/basics'
const rows = '/properties/ovens'

/** A planted field. */
const field = (is: string, planted: { [key: string]: Json }, at: string, code: string, says: string, remedy?: string): Mistake => ({
  is,
  file: form,
  set: { [`${basics}/properties/planted`]: { title: '新填报项', ...planted } },
  at: `${basics}/properties/planted${at}`,
  code,
  says,
  ...(remedy && { remedy }),
})

const mistake = mistakesIn(form)

/** A field of several choices, and another that is asked under this condition on it. */
const listCondition = (planted: { [key: string]: Json }): Record<string, Json> => ({
  [`${basics}/properties/fuels`]: { type: 'array', title: '燃料', items: { type: 'string', oneOf: options('gas', 'wood') } },
  [`${basics}/allOf/-`]: {
    if: { properties: { fuels: planted }, required: ['fuels'] },
    then: { properties: { woodshed: { type: 'string', title: '柴房' } } },
  },
})

const options = (...names: string[]): Json => names.map((name) => ({ const: name, title: name }))

describe('compile refuses a field', () => {
  finds([
    field('that is asynchronous', { type: 'string', $async: true }, '/$async', 'unknown-key', '$async'),
    field('that refers elsewhere', { type: 'string', $ref: '#' }, '/$ref', 'unknown-key', '$ref'),
    field('with an id of a schema', { type: 'string', $id: 'x' }, '/$id', 'unknown-key', '$id'),
    field('that reads data as a keyword', { type: 'integer', minimum: { $data: '1/staff' } }, '/minimum', 'wrong-type', '整数'),
    field('with a keyword outside the list', { type: 'integer', multipleOf: 0.01 }, '/multipleOf', 'unknown-key', 'multipleOf'),
    field('that is a float', { type: 'number' }, '/type', 'wrong-value', '"number"'),
    field('whose keyword does not fit its type', { type: 'string', minimum: 3 }, '/minimum', 'keyword', '文字', 'decimal'),
    field('of several choices without choices', { type: 'array' }, '', 'missing-key', 'items'),
    field('that is a decimal and a choice', { type: 'string', decimal: { places: 2 }, enum: ['1'] }, '/enum', 'kinds', '只能写一个'),
    field('that is a code and has a pattern', { type: 'string', oneOf: options('a'), pattern: '^a$' }, '/pattern', 'kinds', '没有用处'),
    field('whose pattern looks ahead', { type: 'string', pattern: '^(?=a)b$' }, '/pattern', 'pattern', '断言'),
    field('whose pattern refers back', { type: 'string', pattern: '(a)\\1' }, '/pattern', 'pattern', '反向引用'),
    field('whose pattern is not closed', { type: 'string', pattern: '(a' }, '/pattern', 'pattern', 'pattern 不能使用'),
    field('with words for a pattern it lacks', { type: 'string', message: '不对' }, '/message', 'without-pattern', '没有 pattern'),
    field('that is longer than allowed', { type: 'string', maxLength: 50_000 }, '/maxLength', 'shape', '20000'),
    field('at least longer than at most', { type: 'string', minLength: 9, maxLength: 3 }, '/minLength', 'limits', '最多却只有 3'),
    field('at least more than at most', { type: 'integer', minimum: 9, maximum: 3 }, '/minimum', 'limits', '还大'),
    field(
      'whose decimal bounds are upside down',
      { type: 'string', decimal: { places: 2, minimum: '9', maximum: '3' } },
      '/decimal/minimum',
      'limits',
      '还大',
    ),
    field(
      'whose decimal bound has more places',
      { type: 'string', decimal: { places: 1, maximum: '9.99' } },
      '/decimal/maximum',
      'limits',
      '小数位数',
    ),
    field(
      'whose decimal bound is a float',
      { type: 'string', decimal: { places: 1, maximum: 9.9 } },
      '/decimal/maximum',
      'wrong-type',
      '文字',
    ),
    field(
      'of more choices than there are',
      { type: 'array', items: { type: 'string', oneOf: options('a') }, minItems: 2 },
      '/minItems',
      'limits',
      '只能选 1 项',
    ),
    field('with a value twice', { type: 'string', enum: ['a', 'a'] }, '/enum/1', 'repeated', '“a”'),
    field(
      'with two options of one name',
      {
        type: 'string',
        oneOf: [
          { const: 'a', title: '甲' },
          { const: 'b', title: '甲' },
        ],
      },
      '/oneOf/1/title',
      'repeated',
      '“甲”',
    ),
    field('with an option without a value', { type: 'string', oneOf: [{ const: '', title: '空' }] }, '/oneOf/0/const', 'empty', '空'),
    field(
      'with a forbidden option',
      { type: 'string', oneOf: [{ const: '__proto__', title: '甲' }] },
      '/oneOf/0/const',
      'forbidden-name',
      '__proto__',
    ),
    field('preselected with no option', { type: 'string', oneOf: options('a'), default: 'b' }, '/default', 'value', '没有选项'),
    field(
      'preselected with a misspelt option',
      { type: 'string', oneOf: options('gold'), default: 'gol' },
      '/default',
      'value',
      '没有选项',
      '“gold”',
    ),
    field('that only accepts another type', { type: 'boolean', const: 'true' }, '/const', 'value', '不能是 "true"'),
    field('of a dictionary that there is not', { type: 'string', dictionary: 'trades' }, '/dictionary', 'unknown-dictionary', 'trades'),
    field('that cites no clause', { type: 'string', clause: '22' }, '/clause', 'unknown-clause', '“22”'),
    field('withheld from no role', { type: 'string', withheldFrom: ['experts'] }, '/withheldFrom/0', 'unknown-role', 'experts', '“expert”'),
    field('masked for no role', { type: 'string', maskedFor: ['experts'] }, '/maskedFor/0', 'unknown-role', 'experts', '“expert”'),
    field('masked though it is a day', { type: 'string', format: 'date', maskedFor: ['expert'] }, '/maskedFor', 'masked-kind', '末四位'),
    field(
      'masked for whom it is withheld from',
      { type: 'string', withheldFrom: ['expert'], maskedFor: ['expert'] },
      '/maskedFor',
      'masked-withheld',
      '完全看不到',
    ),
    field('proven by no material', { type: 'string', evidence: 'licences' }, '/evidence', 'unknown-material', 'licences', '“licence”'),
    field(
      'from nowhere',
      { type: 'string', from: 'organisation.names' },
      '/from',
      'unknown-source',
      'organisation.names',
      '“organisation.name”',
    ),
    field('from a field of another type', { type: 'integer', from: 'organisation.name' }, '/from', 'source-type', '类型不同'),
    field('locked without a source', { type: 'string', locked: true }, '/locked', 'locked', '永远是空的'),
  ])
})

describe('compile refuses a form', () => {
  finds([
    mistake(
      'with a key in two sections',
      { '/properties/plan/properties/staff': { type: 'integer', title: '人数' } },
      '/properties/plan/properties/staff',
      'repeated',
      '从业人员',
    ),
    mistake(
      'with a field named like its rows',
      { '/properties/plan/properties/ovens': { type: 'integer', title: '炉' } },
      '/properties/plan/properties/ovens',
      'repeated',
      '多行部分',
    ),
    mistake(
      'with a key in capitals',
      { [`${basics}/properties/Staff`]: { type: 'integer', title: '人数' } },
      `${basics}/properties/Staff`,
      'shape',
      'Staff',
    ),
    { is: 'with rows without end', file: form, remove: [`${rows}/maxItems`], at: rows, code: 'missing-key', says: 'maxItems' },
    mistake('with more rows at least than at most', { [`${rows}/minItems`]: 30 }, `${rows}/minItems`, 'limits', '最多却只有 20'),
    mistake('with too many rows', { [`${rows}/maxItems`]: 501 }, `${rows}/maxItems`, 'shape', '500'),
    mistake(
      'whose rows are unique by no column',
      { [`${rows}/uniqueBy`]: ['models'] },
      `${rows}/uniqueBy/0`,
      'unknown-field',
      'models',
      '“model”',
    ),
    mistake(
      'with more given rows than there may be',
      { [`${rows}/maxItems`]: 1, [`${rows}/default`]: [{ count: 1 }, { count: 2 }] },
      `${rows}/default`,
      'limits',
      '最多却只有 1',
    ),
    mistake(
      'whose given row has no such column',
      { [`${rows}/default`]: [{ counts: 1 }] },
      `${rows}/default/0/counts`,
      'unknown-field',
      'counts',
      '“count”',
    ),
    mistake(
      'whose given row could not be filled in',
      { [`${rows}/default`]: [{ count: 1 }, { count: 0 }] },
      `${rows}/default/1/count`,
      'value',
      '不能小于 1',
    ),
    mistake(
      'whose given row misspells an option',
      {
        [`${rows}/items/properties/fuel`]: { type: 'string', title: '燃料', oneOf: options('gas', 'wood') },
        [`${rows}/default`]: [{ count: 1, fuel: 'wod' }],
      },
      `${rows}/default/0/fuel`,
      'value',
      '',
      '“wood”',
    ),
    mistake(
      'whose given rows repeat each other',
      { [`${rows}/uniqueBy`]: ['model'], [`${rows}/default`]: [{ model: 'A' }, { model: 'A ' }] },
      `${rows}/default/1`,
      'repeated',
      '第 2 行：“型号”与第 1 行重复',
    ),
    {
      is: 'with fixed rows that are not given',
      file: form,
      set: { [`${rows}/fixed`]: true },
      remove: [`${rows}/default`],
      at: `${rows}/fixed`,
      code: 'limits',
      says: '没有给出',
    },
    mistake(
      'with fewer fixed rows than there may be',
      { [`${rows}/fixed`]: true, [`${rows}/default`]: [{ model: 'A' }] },
      `${rows}/maxItems`,
      'limits',
      '固定为 1 行',
      '写 1',
    ),
    mistake(
      'with more fixed rows than there must be',
      { [`${rows}/fixed`]: true, [`${rows}/maxItems`]: 2, [`${rows}/default`]: [{ model: 'A' }, { model: 'B' }] },
      `${rows}/minItems`,
      'limits',
      '固定为 2 行',
      '删除 minItems',
    ),
    mistake(
      'whose condition compares several choices as a whole',
      listCondition({ const: 'wood' }),
      `${basics}/allOf/1/if/properties/fuels/const`,
      'value',
      '多选',
      'contains',
    ),
    mistake(
      'whose condition looks for a choice that there is not',
      listCondition({ contains: { enum: ['gas', 'woods'] } }),
      `${basics}/allOf/1/if/properties/fuels/contains/enum/1`,
      'value',
      'woods',
      '“wood”',
    ),
    mistake(
      'whose condition looks for no choice',
      listCondition({ not: { contains: { const: 'coal' } } }),
      `${basics}/allOf/1/if/properties/fuels/not/contains/const`,
      'value',
      'coal',
    ),
    mistake(
      'whose condition looks for a choice where there is one answer',
      { [`${basics}/allOf/0/if/properties/shop`]: { contains: { const: 'other' } } },
      `${basics}/allOf/0/if/properties/shop/contains`,
      'value',
      '不是多选',
      'const',
    ),
    mistake('that requires no section', { '/required/-': 'plans' }, '/required/3', 'unknown-section', 'plans', '“plan”'),
    mistake('that requires no field', { [`${basics}/required/-`]: 'phones' }, `${basics}/required/6`, 'unknown-field', 'phones', '“phone”'),
    mistake(
      'that always requires what is asked sometimes',
      { [`${basics}/required/-`]: 'shopOther' },
      `${basics}/required/6`,
      'required',
      '一定条件',
    ),
    mistake(
      'whose condition looks into another section',
      { [`${basics}/allOf/0/if`]: { properties: { cost: { const: '1' } }, required: ['shop'] } },
      `${basics}/allOf/0/if/properties/cost`,
      'unknown-field',
      '“cost”',
    ),
    mistake(
      'whose condition looks for no option',
      { [`${basics}/allOf/0/if/properties/shop/const`]: 'others' },
      `${basics}/allOf/0/if/properties/shop/const`,
      'value',
      '"others"',
    ),
    mistake(
      'whose condition also holds without an answer',
      { [`${basics}/allOf/0/if`]: { properties: { shop: { const: 'other' }, staff: { const: 1 } }, required: ['shop'] } },
      `${basics}/allOf/0/if/required`,
      'condition-required',
      'staff',
    ),
    mistake(
      'whose condition misspells an option',
      { [`${basics}/allOf/0/if/properties/shop/const`]: 'othe' },
      `${basics}/allOf/0/if/properties/shop/const`,
      'value',
      '没有选项',
      '“other”',
    ),
    mistake(
      'whose branch requires no field',
      { [`${basics}/allOf/0/then/required/-`]: 'shopOthers' },
      `${basics}/allOf/0/then/required/1`,
      'unknown-field',
      'shopOthers',
      '“shopOther”',
    ),
    mistake(
      'whose fields wait for each other',
      {
        [`${basics}/allOf/0/if`]: { properties: { second: { const: true } }, required: ['second'] },
        [`${basics}/allOf/-`]: {
          if: { properties: { shopOther: { const: 'x' } }, required: ['shopOther'] },
          then: { properties: { second: { type: 'boolean', title: '二' } } },
        },
      },
      `${basics}/allOf`,
      'conditional-cycle',
      'shopOther → second → shopOther',
    ),
    mistake(
      'of more than 300 fields',
      {
        '/properties/plan/properties': Object.fromEntries([
          ...Array.from({ length: 300 }, (_, index) => [`more${index}`, { type: 'boolean', title: `第 ${index} 项` }]),
          ['cost', { type: 'string', title: '计划投入', unit: '万元', decimal: { places: 2 } }],
        ]) as Json,
        '/properties/plan/required': ['cost'],
      },
      '/properties/plan/properties',
      'shape',
      '300',
    ),
  ])
})
