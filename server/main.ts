/** The process: settings in, a running server, sentences for the person at the terminal, an orderly end. */
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { ownActor } from './actions/context.js'
import { unpublishedFolders } from './actions/studio/seed-programmes.js'
import { demoPassword } from './demo/accounts.js'
import { readEnvironment } from './environment.js'
import { linesOf, type RunningServer, startServer } from './server.js'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')
const say = (...lines: string[]) => console.log(lines.join('\n'))

async function main() {
  const { environment, problems } = readEnvironment(process.env)
  if (problems.length) return refuse(`设置有误，服务没有启动：\n${problems.map((problem) => `  ${problem}`).join('\n')}`)
  const server = await startServer({ environment, root, web: path.join(root, 'dist/web') })
  endOrderly(server)
  say('', `申报平台已启动：${environment.origin ?? server.url}`)
  for (const programme of server.published) say(`已发布随附的配置：${programme}`)
  for (const { programme, problems: wrong } of server.broken) say(`没有发布“${programme}”，它的配置有误：`, linesOf(programme, wrong))
  for (const { programme, problems: wrong } of server.doubts)
    say('', `“${programme}”照原来发布的执行。新版本的检查从中发现了问题，下次发布前请修改：`, linesOf(programme, wrong))
  if (server.setupLink) say('', '还没有管理员。请在 2 小时内打开这个只能使用一次的链接，设置第一个管理员：', `  ${server.setupLink}`)
  if (environment.demo) sayAccounts(server)
  if (!environment.smtp) say('', `没有设置 SMTP_URL：邮件写入 ${path.join(environment.data, 'outbox')}，并显示在“系统运维”的页面上。`)
  await hint(server)
}

function sayAccounts({ accounts }: RunningServer) {
  say(
    '',
    `演示账号（密码都是 ${demoPassword}）：`,
    ...accounts.map(({ login, role, name }) => `  ${login.padEnd(20)} ${role.padEnd(14)} ${name}`),
  )
}

/** What is in force stays in force, whatever the shipped folders say. */
async function hint({ services, broken }: RunningServer) {
  const told = new Set(broken.map(({ programme }) => programme))
  const changed = (await unpublishedFolders({ ...services, actor: ownActor('系统') }, root)).filter(({ programme }) => !told.has(programme))
  for (const { programme, problems } of changed) {
    say('', `“${programme}”的文件夹与已发布的版本不同，继续使用已发布的版本。`)
    if (problems.length) say('它还不能发布：', linesOf(programme, problems))
    else say(`如要启用文件夹中的内容：npm run -s shenbao -- publish ${programme} --note "这次改了什么"`)
  }
}

/** Ctrl-C reaches this process twice, from the terminal and from the script that started it; only a later one means: at once. */
const twice = 1000

function endOrderly(server: RunningServer) {
  let since: number | undefined
  const end = () => {
    if (since !== undefined) {
      if (Date.now() - since > twice) process.exit(1)
      return
    }
    since = Date.now()
    server.close().then(
      () => process.exit(0),
      (error: unknown) => refuse(sentenceOf(error)),
    )
  }
  process.on('SIGINT', end)
  process.on('SIGTERM', end)
}

const sentenceOf = (error: unknown) => (error instanceof Error ? error.message : String(error))

function refuse(sentence: string) {
  console.error(`\n${sentence}\n`)
  process.exit(1)
}

process.on('unhandledRejection', (reason) =>
  console.error(JSON.stringify({ level: 'error', stack: String((reason as Error)?.stack ?? reason) })),
)
main().catch((error: unknown) => {
  // what nobody foresaw is shown in full, as this is the terminal of whoever runs the server
  if (process.env.DEBUG === '1' && error instanceof Error) console.error(error.stack)
  refuse(sentenceOf(error))
})
