import type { Answers, Problem } from '../../engine/model.js'
import type { CompiledSite } from '../../engine/programme.js'
import { checkCreditCode, normaliseCreditCode } from '../../engine/values/credit-code.js'
import { formats } from '../../engine/values/formats.js'
import { AppError } from '../../errors.js'
import { insertAccount } from '../../store/accounts.js'
import { insertMail } from '../../store/mails.js'
import { insertOrganisation, type OrganisationRow, organisationByCode } from '../../store/organisations.js'
import type { Context } from '../context.js'
import { addDeclaration } from '../declarations/start-declaration.js'
import { obstacleOf } from '../declarations/start-obstacles.js'
import { limitAttempts } from '../limits.js'
import { asStageAnswers, selfCheckOf } from '../lists/self-check-form.js'
import { record } from '../record.js'
import { initialPassword } from './account-mails.js'
import { registered } from './check-availability.js'

export type Input = {
  kind: string
  creditCode: string
  name: string
  district: string
  contact: string
  mobile: string
  email: string
  consent: true
  consentVersion: string
  selfCheck?: { programme: string; answers: Answers }
}

/** Registers an organisation, mails its initial password, and carries the answers of the self-check into its first draft. */
export async function registerOrganisation(context: Context, input: Input): Promise<{ login: string; email: string }> {
  const site = await context.programmes.site()
  const clean = cleaned(input)
  const problems = await registrationProblems(context, site, clean)
  if (problems.length) throw new AppError('invalid', '请修改后再提交。', problems)
  await limitAttempts(context, [{ key: `register:${context.actor.address}`, most: context.settings.demo ? 1000 : 20, seconds: 3600 }])
  const now = context.now()
  const { hash, expiresAt, mail } = await initialPassword(
    context,
    site,
    { login: clean.creditCode, email: clean.email, name: clean.name },
    'account-created',
  )
  const organisation: OrganisationRow = {
    id: context.id(),
    kind: clean.kind,
    name: clean.name,
    credit_code: clean.creditCode,
    district: clean.district,
    contact: clean.contact,
    mobile: clean.mobile,
    email: clean.email,
    consent_version: clean.consentVersion,
    consent_at: now,
    created_at: now,
    version: 1,
  }
  const account = context.id()
  const acting: Context = {
    ...context,
    actor: { ...context.actor, account, name: clean.name, role: clean.kind, organisation: organisation.id },
  }
  const first = await firstDeclaration(acting, site, clean, organisation)
  await context.store.write(async (tx) => {
    // hashing took its time: meanwhile somebody may have registered the same code
    if (await organisationByCode(tx, clean.creditCode))
      throw new AppError('invalid', '请修改后再提交。', [{ at: '/creditCode', message: registered }])
    await insertOrganisation(tx, organisation)
    await insertAccount(tx, {
      id: account,
      login: clean.creditCode,
      name: clean.contact,
      role: clean.kind,
      organisation: organisation.id,
      district: null,
      email: clean.email,
      password_hash: hash,
      password_state: 'initial',
      password_expires_at: expiresAt,
      created_at: now,
    })
    await insertMail(tx, mail)
    await record(tx, acting, {
      action: 'register',
      organisation: organisation.id,
      detail: { name: clean.name, consent: clean.consentVersion },
    })
    if (first) await addDeclaration(tx, acting, first)
  })
  return { login: clean.creditCode, email: masked(clean.email) }
}

function cleaned(input: Input): Input {
  const text = (value: string) => value.trim().normalize('NFKC')
  return {
    ...input,
    creditCode: normaliseCreditCode(input.creditCode),
    name: input.name.trim(),
    contact: input.contact.trim(),
    mobile: text(input.mobile).replace(/[\s-]/g, ''),
    email: text(input.email),
  }
}

async function registrationProblems(context: Context, site: CompiledSite, input: Input): Promise<Problem[]> {
  const problems: Problem[] = []
  const add = (at: string, message: string | undefined) => message && problems.push({ at, message })
  const title = (key: string) => site.file.registration.fields.find((field) => field.key === key)?.title ?? key
  add('/kind', site.file.accountKinds.some(({ id }) => id === input.kind) ? undefined : '请选择账号类型。')
  add(
    '/creditCode',
    checkCreditCode(input.creditCode) ?? ((await organisationByCode(context.store.read, input.creditCode)) ? registered : undefined),
  )
  add('/district', site.file.districts.some(({ id }) => id === input.district) ? undefined : `请选择“${title('district')}”。`)
  add(
    '/mobile',
    !formats.mobile.problem(input.mobile) || !formats.telephone.problem(input.mobile)
      ? undefined
      : `“${title('mobile')}”应为 11 位手机号或带区号的固定电话。`,
  )
  add('/email', !formats.email.problem(input.email) ? undefined : `“${title('email')}”的格式不对，例如 name@example.com。`)
  add('/consent', input.consentVersion === site.file.consent.version ? undefined : '须知已经更新，请重新阅读并同意。')
  for (const key of ['name', 'contact'] as const) add(`/${key}`, input[key] ? undefined : `请填写“${title(key)}”。`)
  return problems
}

async function firstDeclaration(context: Context, site: CompiledSite, { selfCheck, kind }: Input, organisation: OrganisationRow) {
  const inForce = selfCheck && (await context.programmes.find(selfCheck.programme))
  const form = inForce && selfCheckOf(inForce.programme)
  if (!selfCheck || !inForce || !form || form.stage.definition.by !== kind || obstacleOf(context, inForce, form.stage, [])) return undefined
  return { inForce, stage: form.stage, organisation, site, history: [], answers: asStageAnswers(form, selfCheck.answers) }
}

/** Enough to recognise the own address, not enough to learn another's. */
export const masked = (email: string) => email.replace(/^(.{1,2})[^@]*(@.*)$/, '$1***$2')
