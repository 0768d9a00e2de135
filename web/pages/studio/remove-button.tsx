/** Takes a thing out of a file, after saying what uses it. */
import { Button, Modal } from 'antd'
import { useState } from 'react'
import { announce } from '../../ui/announce'
import { Icon } from '../../ui/icon'
import type { Opened } from './opening'
import { usesOf } from './uses'

interface Props {
  opened: Opened
  what: string
  /** The name that others use; and the file where it is declared. */
  name?: string
  path: string
  onRemove: () => void
}

export function RemoveButton({ opened, what, name, path, onRemove }: Props) {
  const [uses, setUses] = useState<string[]>()
  const remove = () => {
    setUses(undefined)
    onRemove()
    announce('已删除，可以撤销。')
  }
  return (
    <>
      <Button danger icon={<Icon name="trash" />} onClick={() => setUses(name ? usesOf(opened.state.files, name, path) : [])}>
        删除
      </Button>
      <Modal
        open={uses !== undefined}
        title={`删除“${what}”`}
        okText={uses?.length ? '仍然删除' : '删除'}
        okButtonProps={{ danger: true }}
        onOk={remove}
        onCancel={() => setUses(undefined)}
      >
        {uses?.length ? (
          <>
            <p>这些地方还在用它，删除以后检查会指出来：</p>
            <ul>
              {uses.map((use) => (
                <li key={use}>{use}</li>
              ))}
            </ul>
          </>
        ) : (
          <p>没有别处用到它。删除后可以撤销。</p>
        )}
      </Modal>
    </>
  )
}
