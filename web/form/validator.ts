/** The judge that RJSF asks: our own check behind its interface; nothing is compiled at run time, so no `eval` is needed. */
import { type RJSFSchema, type RJSFValidationError, toErrorSchema, type ValidatorType } from '@rjsf/utils'
import { checkGroup, satisfies } from './check'
import type { Dictionaries, GroupSchema } from './model'

/** A validator for forms that use these dictionaries. */
export function validatorFor(dictionaries: Dictionaries): ValidatorType {
  const errorsOf = (schema: RJSFSchema, answers: unknown): RJSFValidationError[] =>
    checkGroup(schema as unknown as GroupSchema, answers, dictionaries).map(({ key, keyword, message }) => ({
      name: keyword,
      property: `.${key}`,
      message,
      stack: message,
    }))
  return {
    validateFormData: (answers, schema) => {
      const errors = errorsOf(schema, answers)
      return { errors, errorSchema: toErrorSchema(errors) }
    },
    isValid: (schema, answers) => satisfies(schema, answers),
    rawValidation: <Result>(schema: RJSFSchema, answers?: unknown) => ({ errors: errorsOf(schema, answers) as Result[] }),
  }
}
