/** Letters: what they say, filled by a case on sheets of paper beside it; who prints them and when. */
import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { Empty, Failure, Loading } from '../../../ui/page-state'
import { problemsBelow, useDocument } from '../document'
import { siteId } from '../folders'
import { Frame } from '../frame'
import { type Opened, Opening } from '../opening'
import { ProblemList } from '../problem-list'
import { PropertiesPanel } from '../properties/panel'
import { RemoveButton } from '../remove-button'
import { SampleSelect } from '../sample-select'
import { Bench, Head, useChosen } from './bench'
import { NewLetterDialog } from './new-letter-dialog'
import { SheetsFrame } from './sheets-frame'
import { programmePath, type TemplateThing, withoutThing } from './things'
import { useLetterPreview } from './use-template'

export default function LettersPage() {
  return <Opening>{(opened) => <Letters opened={opened} />}</Opening>
}

function Letters({ opened }: { opened: Opened }) {
  const { things, thing, choose, line } = useChosen(opened, 'letters')
  const [isAdding, setAdding] = useState(false)
  const [isSetting, setSetting] = useState(false)
  if (opened.programme === siteId)
    return (
      <Frame opened={opened} title="文书">
        <Empty title="站点没有文书" />
      </Frame>
    )
  return (
    <Frame opened={opened} title="文书">
      <Head label="文书" {...{ things, thing }} onChoose={(id) => choose({ id })} onAdd={() => setAdding(true)}>
        {thing && <Button onClick={() => setSetting(true)}>名称和设置</Button>}
      </Head>
      {thing ? (
        <Letter key={thing.id} {...{ opened, thing, line }} onLine={(next) => choose({ line: `${next}.${Date.now()}` })} />
      ) : (
        <Empty title="还没有文书">
          <p>承诺书、推荐函、名单、公示这些要打印盖章的文件都是文书。</p>
        </Empty>
      )}
      {isAdding && <NewLetterDialog opened={opened} onClose={() => setAdding(false)} onAdded={(id) => choose({ id })} />}
      {thing && (
        <Drawer
          open={isSetting}
          title={thing.title}
          size={560}
          onClose={() => setSetting(false)}
          destroyOnHidden
          closable={{ 'aria-label': '关闭' }}
        >
          <PropertiesPanel
            opened={opened}
            path={programmePath}
            place={['letters', thing.index]}
            omit={['template']}
            label={`文书“${thing.title}”`}
          />
          <p className="template-remove">
            <RemoveButton
              opened={opened}
              what={thing.title}
              name={thing.id}
              path={programmePath}
              onRemove={() => {
                setSetting(false)
                opened.draft.apply(`删除文书“${thing.title}”`, withoutThing(opened.draft.read().files, 'letters', thing))
              }}
            />
          </p>
        </Drawer>
      )}
    </Frame>
  )
}

interface LetterProps {
  opened: Opened
  thing: TemplateThing
  line: string | undefined
  onLine: (line: string) => void
}

function Letter({ opened, thing, line, onLine }: LetterProps) {
  const [sample, setSample] = useState<string>()
  const { problems } = useDocument<unknown>(opened, programmePath)
  const preview = useLetterPreview(opened, thing, sample)
  const { data } = preview
  const own = problemsBelow(problems, `/letters/${thing.index}`)
  return (
    <>
      {own.length > 0 && <ProblemList opened={opened} path={programmePath} problems={own} />}
      <Bench {...{ opened, thing, line, onLine }} preview={data} how={how}>
        <div className="template-preview-head">
          {data && <SampleSelect samples={data.samples} value={data.sample} onChange={setSample} />}
          <PdfLink {...{ opened, thing }} sample={data?.sample ?? ''} isSound={data?.paper !== undefined} />
        </div>
        <Paper title={thing.title} preview={preview} />
      </Bench>
    </>
  )
}

function Paper({ title, preview: { data, error } }: { title: string; preview: ReturnType<typeof useLetterPreview> }) {
  if (data?.paper) return <SheetsFrame title={`“${title}”的样子`} paper={data.paper} />
  if (error) return <Failure error={error} />
  if (!data) return <Loading label="正在排版……" />
  return data.unfinished ? <p className="note tone-attention">{unfinished}</p> : null
}

const how =
  '照着右边的样子改字就行：蓝色是自动填入的内容，灰色是版式（一段从“段落”到“¶”）。要加段落、标题、表格或盖章区，先点好位置，再从左边插入；选中几个字再按“加粗”就是加粗。'

/** Why nothing is shown though the template itself may be in order. */
export const unfinished = '表单、流程、事实或条款里还有问题，暂时不能填写。请先按“检查”改正。'

/** Of the saved draft: what is printed must be what others will see too. */
function PdfLink({ opened, thing, sample, isSound }: { opened: Opened; thing: TemplateThing; sample: string; isSound: boolean }) {
  const query = new URLSearchParams({ sample })
  const isSaved = opened.state.status === 'saved'
  return (
    <Button
      href={isSaved && isSound ? `/api/studio/${opened.programme}/letters/${thing.id}/preview.pdf?${query}` : undefined}
      disabled={!isSaved || !isSound}
      title={isSaved ? undefined : '正在保存改动，保存后可以下载'}
      download={`${thing.title}（样稿）.pdf`}
    >
      下载 PDF
    </Button>
  )
}
