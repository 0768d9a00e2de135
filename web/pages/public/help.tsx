/** Help: whom to ask and when, how it goes, what to mind. */
import { Link } from 'wouter'
import { useProgramme, useSite } from '../../data'
import { Page } from '../../ui/page'
import { Loaded } from '../../ui/page-state'
import './public.css'
import { Telephones } from './telephones'

export default function Help() {
  const site = useSite()
  return (
    <Page title="使用帮助">
      <Loaded from={site}>
        {(view) => (
          <>
            {view.programmes.map(({ id }) => (
              <ProgrammeHelp key={id} id={id} />
            ))}
            <section className="panel">
              <h2>常见问题</h2>
              <dl className="questions">
                <dt>登录账号是什么？</dt>
                <dd>统一社会信用代码就是登录账号。初始密码发到注册时填写的电子邮箱，{view.passwordHours} 小时内有效，首次登录须修改。</dd>
                <dt>没有收到邮件，或忘记了密码？</dt>
                <dd>
                  先看垃圾邮件箱。一般 5 分钟内会收到；仍没有的，可<Link href="/forgotten">重新发送</Link>
                  。注册邮箱不再使用的，请联系所属主管部门核实身份后更换。
                </dd>
                <dt>填到一半可以离开吗？</dt>
                <dd>可以。填写的内容会自动保存；断网时保存在本机，恢复后自动上传。</dd>
                <dt>材料有什么要求？</dt>
                <dd>只接受 PDF。手机拍的照片可以直接选择，页面会转成 PDF。打印盖章后又修改了表单内容的，须重新打印盖章。</dd>
                <dt>提交以后怎样知道进展？</dt>
                <dd>登录后在首页和待办中心查看；退回、通过、不通过都会发邮件到注册邮箱。</dd>
              </dl>
            </section>
            <Telephones site={view} />
          </>
        )}
      </Loaded>
    </Page>
  )
}

function ProgrammeHelp({ id }: { id: string }) {
  const programme = useProgramme(id).data
  if (!programme) return null
  return (
    <section className="panel">
      <h2>{programme.shortTitle}</h2>
      <ul className="bullets">
        {programme.notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
      <p className="source">
        <Link href={`/p/${id}`}>查看通知、条件和材料要求</Link>
      </p>
    </section>
  )
}
