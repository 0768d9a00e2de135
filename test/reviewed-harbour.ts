/** The harbour fixture with what reviewers add beside the steps. */
import { harbourWith } from './harbour.js'

/** A copy of the fixture in which experts give an opinion, the cost is decided, the bureau fills lines of an audit. */
export const reviewedHarbour = () =>
  harbourWith({
    'rules/application.workflow.json': (workflow) => {
      workflow.opinions = [
        {
          id: 'expert-view',
          label: '专家意见',
          by: ['expert'],
          in: ['quarter-review', 'bureau-review'],
          required: true,
          within: { workingDays: 2 },
          outcomes: [
            { id: 'agree', label: '同意' },
            { id: 'object', label: '有异议', tone: 'danger' },
          ],
          textLength: 6,
          attachment: 'required',
          public: true,
          fields: {
            type: 'object',
            title: '现场核查',
            properties: {
              visitedOn: { type: 'string', title: '核查日期', format: 'date' },
              ovensSeen: { type: 'integer', title: '看到的烤炉', unit: '台', minimum: 0 },
            },
            required: ['visitedOn', 'ovensSeen'],
          },
        },
        {
          id: 'second-view',
          label: '大额复核意见',
          by: ['expert'],
          in: ['bureau-review'],
          required: true,
          when: { fact: 'recognisedCost', operator: 'greaterThan', value: 100 },
          outcomes: [{ id: 'agree', label: '同意' }],
        },
        {
          id: 'bureau-view',
          label: '市局意见',
          by: ['bureau'],
          in: ['quarter-review'],
          outcomes: [{ id: 'noted', label: '已阅' }],
        },
      ]
      const action = (id: string) => workflow.actions.find((one: { id: string }) => one.id === id)
      action('approve').needs = ['opinions']
      action('pass').needs = ['settledFindings', 'answers']
      action('pass').when = { fact: 'payableNow', operator: 'greaterThan', value: 0 }
    },
    'rules/facts.json': (file) => {
      file.facts.push(
        {
          id: 'recognisedCost',
          label: '认定投入',
          type: 'decimal',
          unit: '万元',
          kind: 'reviewer',
          stage: 'application',
          by: ['quarter', 'bureau'],
          in: ['quarter-review', 'bureau-review'],
          minimum: '0',
          public: true,
        },
        { id: 'payableNow', label: '应付补贴', type: 'decimal', unit: '万元', kind: 'sheet', stage: 'application', row: 'payable' },
        { id: 'expertSays', label: '专家结论', type: 'string', kind: 'opinion', stage: 'application', opinion: 'expert-view' },
      )
    },
    'rules/grant.worksheet.json': (sheet) => {
      sheet.lines = [
        {
          id: 'audit',
          label: '核减',
          forEach: 'auditLines',
          rows: [{ id: 'kept', label: '认定金额', formula: 'recognised', unit: '万元' }],
        },
      ]
      sheet.rows.push({ id: 'payable', label: '应付', formula: 'min(grant, recognisedCost * rate, sum(audit.kept))', unit: '万元' })
    },
    'rules/application.eligibility.json': ({ rules }) => {
      rules.push({
        name: 'expert-agrees',
        label: '专家同意',
        severity: 'advise',
        conditions: { fact: 'expertSays', operator: 'equal', value: 'agree' },
        otherwise: '专家有异议。',
      })
    },
    'schemas/application.form.json': (form) => {
      form.properties.auditLines = {
        type: 'array',
        title: '审计明细',
        by: ['bureau'],
        in: ['bureau-review'],
        minItems: 1,
        maxItems: 50,
        items: {
          type: 'object',
          properties: {
            invoice: { type: 'string', title: '发票号码', maxLength: 40 },
            recognised: { type: 'string', title: '认定金额', unit: '万元', decimal: { places: 4, minimum: '0' } },
            memoOfAudit: { type: 'string', title: '底稿备注', maxLength: 200, withheldFrom: ['enterprise'] },
          },
          required: ['invoice', 'recognised'],
        },
      }
    },
    'rules/examples/eligible.json': ({ given }) => {
      given.opinions = { 'expert-view': { outcome: 'agree', fields: { visitedOn: '2025-03-03', ovensSeen: 2 } } }
      given.decisions = { recognisedCost: '40' }
    },
    'templates/pledge.hbs':
      '<h1>承诺书</h1><p>{{organisation.name}}承诺：计划投入{{answers.cost}}真实有效。</p>' +
      '<p>认定：{{factTexts.recognisedCost}}；应付：{{number facts.payableNow}}；专家：{{opinions.expert-view.outcomeLabel}}，{{opinions.expert-view.texts.ovensSeen}}，{{date opinions.expert-view.at}}</p>',
    'templates/mail/returned.hbs':
      '{{programme.shortTitle}}：请按意见修改 {{declaration.number}}。认定投入 {{factTexts.recognisedCost}}，专家{{opinions.expert-view.outcomeLabel}}。',
  })
