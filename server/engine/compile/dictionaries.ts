/** Dictionaries: their models, and codes that stand twice. */

import { dictionaryCodes } from '../facts/catalogue.js'
import type { DictionaryEntry } from '../generated/dictionary.js'
import type { DictionaryModel } from '../programme.js'
import { type Complaint, complaint } from '../values/compile-problems.js'
import { pointer } from '../values/pointers.js'
import type { Document } from './configuration-files.js'
import { contentsOf } from './contents.js'

/** The dictionaries among the documents, by name. */
export function dictionaryModels(documents: readonly Document[]): Map<string, DictionaryModel> {
  return new Map(
    contentsOf(documents, 'dictionary').map(({ name, value: { title, edition, entries, selectable = 'leaf' } }) => [
      name,
      { id: name, title, edition, selectable, entries, codes: dictionaryCodes({ entries, selectable }) },
    ]),
  )
}

/** What is wrong with the dictionaries. */
export function checkDictionaries(documents: readonly Document[]): Complaint[] {
  return contentsOf(documents, 'dictionary').flatMap(({ path: file, value: { entries } }) => {
    const known = new Set<string>()
    const found: Complaint[] = []
    const visit = (list: readonly DictionaryEntry[], path: (string | number)[]) => {
      for (const [index, { code, children }] of list.entries()) {
        const at = [...path, index]
        if (known.has(code))
          found.push(complaint({ file, at: pointer(...at, 'code') }, 'repeated', `代码“${code}”出现了两次`, '每个代码只能出现一次'))
        known.add(code)
        visit(children ?? [], [...at, 'children'])
      }
    }
    visit(entries, ['entries'])
    if (entries.length === 0) found.push(complaint({ file, at: '/entries' }, 'empty', '字典里没有任何代码', '补上代码，或删除这个文件'))
    return found
  })
}
