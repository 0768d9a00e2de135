/** What the named organisation reads of the checklist of another one's declaration, and uploads where there is nothing yet. */
import { Button } from 'antd'
import { useRef, useState } from 'react'
import type { NamedMaterialView, NamedView } from '../../../server/actions/views/naming'
import { announce } from '../../ui/announce'
import { FileLink } from '../../ui/file-link'
import { Icon } from '../../ui/icon'
import { ProvidedState } from '../../ui/provided-state'
import { uploadForNamed } from '../../upload'

export function NamedMaterials({ one, refresh }: { one: NamedView; refresh: () => void }) {
  return one.materials.map((material) => <NamedMaterial key={material.key} {...{ one, material, refresh }} />)
}

function NamedMaterial({ one, material, refresh }: { one: NamedView; material: NamedMaterialView; refresh: () => void }) {
  const { key, title, help, files, mayProvide, maxMegabytes } = material
  return (
    <div className="named-material">
      <h4>{title}</h4>
      {files.length === 0 && <p className="quiet">申报单位还没有上传。{mayProvide && help}</p>}
      {files.map((file) => (
        <p key={file.id} className="file">
          <FileLink href={`/api/named/${one.declaration}/materials/${key}/${file.id}`} file={file} />
          {file.provided ? <ProvidedState provided={file.provided} /> : <span className="quiet">申报单位上传</span>}
        </p>
      ))}
      {mayProvide && <Provide {...{ one, material, refresh }} isFirst={files.length === 0} />}
      {mayProvide && <p className="field-hint">PDF，1 个，不超过 {maxMegabytes}MB；上传后由申报单位确认，确认以后算数。</p>}
    </div>
  )
}

interface ProvideProps {
  one: NamedView
  material: NamedMaterialView
  refresh: () => void
  isFirst: boolean
}

function Provide({ one, material: { key, title }, refresh, isFirst }: ProvideProps) {
  const input = useRef<HTMLInputElement>(null)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()
  const send = async (file: File) => {
    setBusy(true)
    setProblem(undefined)
    try {
      await uploadForNamed(one.declaration, key, file).done
      announce('已上传，等待申报单位确认。')
      refresh()
    } catch (error) {
      setProblem(error instanceof Error ? error.message : '没有上传成功，请再试一次。')
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        accept="application/pdf,.pdf"
        onChange={({ target }) => {
          const [file] = target.files ?? []
          target.value = ''
          if (file) void send(file)
        }}
      />
      <p className="buttons">
        <Button
          icon={<Icon name="upload" />}
          loading={busy}
          onClick={() => input.current?.click()}
          aria-label={`${isFirst ? '上传' : '重新上传'}：${title}`}
        >
          {isFirst ? '由本单位上传' : '重新上传'}
        </Button>
      </p>
      {problem && (
        <p className="field-error" role="alert">
          {problem}
        </p>
      )}
    </>
  )
}
