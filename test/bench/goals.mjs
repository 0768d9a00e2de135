/** The goals beside what was measured. */

/** @param {readonly number[]} sizes */
export function judge({ floor, sizes: measured }, sizes) {
  const [small, large] = [measured[sizes[0]], measured[sizes.at(-1)]]
  const worst = (read) => Math.max(...sizes.map((size) => read(measured[size])))
  const goal = (name, value, most, unit) => ({ name, value: Math.round(value * 100) / 100, most, unit, reached: value <= most })
  return [
    goal(
      'submit, CPU',
      worst(({ submit }) => submit.cpu),
      1.2,
      'ms',
    ),
    goal('submit ÷ create of the floor, CPU', worst(({ submit }) => submit.cpu) / floor.create.cpu, 3, '×'),
    goal('the same, of the first 300 of each', worst(({ firstSubmits }) => firstSubmits.cpu) / floor.firstCreates.cpu, 3, '×'),
    goal(
      'submit, p99 with 8 clients',
      worst(({ submit }) => submit.p99),
      30,
      'ms',
    ),
    goal(`list at ${sizes.at(-1)} ÷ list at ${sizes[0]}, CPU`, large.list.cpu / small.list.cpu, 1.5, '×'),
    goal(
      'read one, CPU',
      worst(({ read }) => read.cpu),
      0.5,
      'ms',
    ),
    goal(
      'refusing an invalid form, CPU',
      worst(({ refuse }) => refuse.cpu),
      0.6,
      'ms',
    ),
    goal(
      'memory, idle',
      worst(({ idle }) => idle),
      120,
      'MB',
    ),
    goal(
      'memory under load, peak',
      worst(({ submit, writers }) => Math.max(submit.peak, ...writers.map(({ peak }) => peak))),
      220,
      'MB',
    ),
    goal('start to the first answer', worst(({ startup }) => startup) / 1000, 1, 's'),
    goal('busy errors of 50 concurrent writers', 0, 0, ''), // any other answer than 200 ended the run
    goal('JavaScript of the form route', small.web.javascript, 330, 'KB brotli'),
    goal('requests of the form route', small.web.requests, 12, ''),
    goal('a keystroke in the largest section, script', small.web.keystroke, 10, 'ms'),
  ]
}

/** Prints the tables. */
export function printReport({ machine, floor, sizes }, goals) {
  const line = (name, { cpu, p50, p99, perSecond, peak }) => ({ name, 'CPU ms': cpu, p50, p99, 'per second': perSecond, 'peak MB': peak })
  console.log(
    `\n${machine.cores} cores, ${machine.cpu}, Node ${machine.node}, load ${machine.load.toFixed(1)}\n\nFloor: Hono, Ajv, one row; submission: no more than what one leaves behind`,
  )
  console.table(Object.entries(floor).map(([name, measured]) => line(name, measured)))
  for (const [size, { read, list, listByName, check, save, refuse, submit, firstSubmits, writers, startup, idle }] of Object.entries(
    sizes,
  )) {
    console.log(`${size} declarations: start ${startup} ms, idle ${idle} MB`)
    const rows = {
      read,
      'list 20 to-dos, filtered': list,
      'list 20 by name': listByName,
      check,
      save,
      'refuse invalid': refuse,
      submit,
      'submit, the first 300': firstSubmits,
      '50 writers': writers.at(-1),
    }
    console.table(Object.entries(rows).map(([name, measured]) => line(name, measured)))
  }
  console.log('Goals')
  console.table(
    goals.map(({ name, value, most, unit, reached }) => ({
      goal: name,
      measured: value,
      'at most': most,
      unit,
      reached: reached ? 'yes' : 'NO',
    })),
  )
}
