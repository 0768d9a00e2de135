/** A text that is looked up in a register: typing offers rows, taking one fills what belongs to it; nothing found says what to do. */
import { Button, Input } from 'antd'
import { useEffect, useState } from 'react'
import type { FoundRow } from '../../../server/actions/views/stage'
import { Invitation } from '../../ui/invitation'
import type { ControlProps } from '../asking'
import { plainText, useBuffered } from '../buffered'

const pause = 300
const least = 2

export function SearchControl(props: ControlProps) {
  const { id, field, fieldKey, asking, search, invalid, required, describedBy, placeholder } = props
  const { text, type, leave, forget } = useBuffered(props, plainText)
  const [words, setWords] = useState<string>()
  const found = useFound(props, words)
  const take = (row: FoundRow) => {
    forget()
    setWords(undefined)
    asking.fill(row)
  }
  return (
    <>
      <Input
        id={id}
        status={invalid ? 'error' : undefined}
        aria-invalid={invalid || undefined}
        aria-required={required || undefined}
        aria-describedby={describedBy}
        value={text}
        placeholder={placeholder}
        autoComplete="off"
        onChange={({ target }) => {
          type(target.value)
          setWords(target.value.trim())
        }}
        onBlur={leave}
      />
      <div role="status" className="found">
        {found && found.length > 0 && (
          <ul aria-label={`名单中的${field.title}`}>
            {found.map((row) => (
              <li key={Object.values(row).join()}>
                <Button onMouseDown={keepsFocus} onClick={() => take(row)}>
                  {row[fieldKey]}{' '}
                  <span className="quiet">
                    {Object.entries(row)
                      .filter(([key]) => key !== fieldKey)
                      .map(([, value]) => value)
                      .join(' ')}
                  </span>
                </Button>
              </li>
            ))}
          </ul>
        )}
        {found?.length === 0 && (
          <div className="note tone-attention">
            <p>
              名单中没有“{words}”。{search?.otherwise}
            </p>
            {search?.invites && <Invitation kind={search.invites} />}
          </div>
        )}
      </div>
    </>
  )
}

/** The field that is left would hand on what was typed, and the list would be gone before it was pressed. */
const keepsFocus = (event: React.MouseEvent) => event.preventDefault()

/** The rows in which the words stand, when the person pauses; undefined while nothing is asked. */
function useFound({ asking: { find }, fieldKey }: ControlProps, words: string | undefined): FoundRow[] | undefined {
  const [found, setFound] = useState<{ words: string; rows: FoundRow[] }>()
  useEffect(() => {
    if (!find || words === undefined || [...words].length < least) return
    let isCurrent = true
    const timer = setTimeout(() => {
      find(fieldKey, words).then(
        (rows) => isCurrent && setFound({ words, rows }),
        () => isCurrent && setFound(undefined),
      )
    }, pause)
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [find, fieldKey, words])
  return found && found.words === words ? found.rows : undefined
}
