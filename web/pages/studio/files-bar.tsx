/** What may be done with the files as a whole: new, upload, download, take back. */
import { Button } from 'antd'
import { useState } from 'react'
import { Icon } from '../../ui/icon'
import { download } from './download'
import { toFolders } from './folders'
import { NewFileDialog } from './new-file-dialog'
import type { Opened } from './opening'
import { UploadDialog } from './upload-dialog'
import { zip } from './zip'

interface Props {
  opened: Opened
  onOpen: (path: string) => void
}

export function FilesBar({ opened, onOpen }: Props) {
  const { programme, state } = opened
  const [dialog, setDialog] = useState<'new' | 'upload'>()
  const close = () => setDialog(undefined)
  return (
    <>
      <div className="studio-files-bar" role="toolbar" aria-label="全部文件">
        <Button size="small" icon={<Icon name="plus" />} onClick={() => setDialog('new')}>
          新建
        </Button>
        <Button size="small" icon={<Icon name="upload" />} onClick={() => setDialog('upload')}>
          上传
        </Button>
        <Button size="small" onClick={() => download(`${programme}.zip`, zip(toFolders(programme, state.files)))}>
          下载
          <span className="visually-hidden">全部文件的压缩包</span>
        </Button>
      </div>
      {dialog === 'new' && <NewFileDialog opened={opened} onClose={close} onOpen={onOpen} />}
      {dialog === 'upload' && <UploadDialog opened={opened} onClose={close} />}
    </>
  )
}
