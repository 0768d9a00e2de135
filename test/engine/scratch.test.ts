import { readFileSync, writeFileSync } from 'node:fs'
import { test } from 'vitest'
import { letterData } from '../../server/engine/letter-data.js'
import { renderLetter, renderMail, renderSiteMail, renderSiteTemplate } from '../../server/engine/letters.js'
import { printHtml } from '../../server/engine/print-html.js'
import { labelValuePairs, printModel } from '../../server/engine/print-model.js'
import { letterDictionary, mailDictionary, siteMailDictionary, siteTextDictionary } from '../../server/engine/template-dictionaries.js'
import { lintTemplate } from '../../server/engine/template-lint.js'
import { createPdfPrinter } from '../../server/paper/chromium.js'
import { stampPageCodes } from '../../server/paper/page-codes.js'
import { shipped } from './scratch-papers.js'

test('look', async () => {
  const { programme, site } = await shipped()
  const stage = programme.stages.get('selection')!
  for (const l of programme.letters.values()) console.log(lintTemplate(l.text, l.path, letterDictionary(programme, l.definition)))
  for (const l of programme.mails.values()) console.log(lintTemplate(l.text, l.path, mailDictionary(programme, l.definition)))
  for (const m of site.file.mails) console.log(m.id, lintTemplate(site.templates.get(m.template)!, m.template, siteMailDictionary(m.id)))
  console.log(lintTemplate(site.templates.get('consent.hbs')!, 'consent.hbs', siteTextDictionary))
  const example = JSON.parse(readFileSync('rules/dalian-digital-2024/examples/173-letter.json', 'utf8')).given
  const long = '多品种小批量排产靠经验，需要按交期和产能自动排程。'.repeat(20).slice(0, 500)
  example.answers.basics.profile = '公司主要生产深沟球轴承。'.repeat(50).slice(0, 500)
  example.answers.basics.industry = '3599'
  example.answers.basics.chainProduct = true
  example.answers.basics.chainExplanation = '主营产品用于汽车传动轴。'.repeat(40).slice(0, 300)
  example.answers.basics.name =
    '大连经济技术开发区超长名称精密轴承齿轮传动部件智能制造装备研发中心股份有限公司甘井子第一分公司（筹备处）示例单位ABCDEFG'.slice(0, 60)
  example.answers.needs = Array.from({ length: 30 }, (_, i) => ({
    scene: ['scheduling', 'quality', 'purchasing'][i % 3],
    need: i % 7 === 3 ? long : '需要按交期和产能自动排程，减少换型。',
  }))
  const org = { ...example.organisation, name: example.answers.basics.name }
  const data = letterData(programme, stage, {
    organisation: org,
    answers: example.answers,
    site,
    now: example.now,
    declaration: { number: 'ENT-2024-000001', state: '草稿' },
    comment: 'x',
  })
  const printer = createPdfPrinter({})
  const letter = renderLetter(programme, 'commitment-letter', data)
  writeFileSync('/tmp/paper/letter.html', letter)
  console.log(renderMail(programme, 'returned', data))
  console.log(renderSiteMail(site, 'district-changed', { name: '甲<b>', from: '东', to: '西' }))
  console.log(renderSiteTemplate(site, 'consent.hbs', {}).slice(0, 200))
  writeFileSync('/tmp/paper/letter.pdf', await printer.print(letter))
  const input = (answers: any) => ({
    answers,
    organisation: org,
    declaration: { number: 'ENT-2024-000001', hash: '3F2A91BC', printedAt: '2024-09-10T01:00:00.000Z' },
    materials: programme.stages
      .get('selection')!
      .materials.materials.map((m, i) => ({
        title: m.title,
        files: i ? [{ name: `${m.title}扫描件2024最终版本.pdf`, pages: 12, hash: 'a1b2c3d4' }] : [],
      })),
  })
  for (const [name, answers] of [
    ['rich', example.answers],
    ['empty', {}],
  ] as const) {
    const html = printHtml(printModel(programme, stage, input(answers)))
    writeFileSync(`/tmp/paper/${name}.html`, html)
    const pdf = await printer.print(html)
    writeFileSync(`/tmp/paper/${name}.pdf`, (await stampPageCodes(pdf, { number: 'ENT-2024-000001', hash: '3F2A91BC' })).pdf)
  }
  await printer.close()
}, 120000)
