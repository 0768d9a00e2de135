/** Walks a case through the workflow of the draft, as each role in turn; nothing is kept. */
import { Button, Select } from 'antd'
import { useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { Empty, Failure, Loading } from '../../../ui/page-state'
import { siteId } from '../folders'
import { Frame } from '../frame'
import { type Opened, Opening } from '../opening'
import { stageOptions } from '../programme-file'
import { SampleSelect } from '../sample-select'
import { Here } from './here'
import { Trail } from './trail'
import { useWalk, type WalkStep } from './use-walk'
import './walk.css'

export default function WalkPage() {
  return <Opening>{(opened) => <Stages opened={opened} />}</Opening>
}

function Stages({ opened }: { opened: Opened }) {
  const stages = stageOptions(opened.state.files)
  const asked = new URLSearchParams(useSearch()).get('stage')
  const [location, go] = useLocation()
  const stage = stages.find(({ value }) => value === asked)?.value ?? stages[0]?.value
  return (
    <Frame opened={opened} title="走一遍">
      {stage === undefined || opened.programme === siteId ? (
        <Empty title="还没有可以走的流程" />
      ) : (
        <Walk key={stage} opened={opened} stage={stage}>
          <Select
            aria-label="申报环节"
            value={stage}
            options={stages}
            popupMatchSelectWidth={false}
            onChange={(next) => go(`${location}?stage=${next}`)}
          />
        </Walk>
      )}
    </Frame>
  )
}

function Walk({ opened, stage, children }: { opened: Opened; stage: string; children: React.ReactNode }) {
  const [sample, setSample] = useState<string>()
  const [steps, setSteps] = useState<readonly WalkStep[]>([])
  const { data, error } = useWalk(opened, { stage, sample, steps })
  const choose = (next: string) => {
    setSample(next)
    setSteps([])
  }
  return (
    <>
      <div className="studio-lead">
        <div className="walk-choice">
          <h2>走一遍</h2>
          {children}
          {data && <SampleSelect samples={data.samples} value={data.sample} onChange={choose} />}
        </div>
        <Button disabled={steps.length === 0} onClick={() => setSteps([])}>
          从头再走
        </Button>
      </div>
      <p className="quiet walk-about">
        用一个案例按草稿的流程走：每一步轮到谁、到哪天、能做什么、为什么不能做、发出哪些邮件。只是演练，不会留下任何记录。
      </p>
      {error ? (
        <Failure error={error} />
      ) : !data ? (
        <Loading />
      ) : data.here ? (
        <div className="walk">
          <Here opened={opened} here={data.here} onStep={(step) => setSteps([...steps, step])} />
          <Trail trail={data.trail} onBack={(count) => setSteps(steps.slice(0, count))} />
        </div>
      ) : (
        <p className="note tone-attention">草稿还没有写完，暂时走不了。请先按“检查”改正。</p>
      )}
    </>
  )
}
