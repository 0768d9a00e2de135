/** Catches what a page throws: the shell stays, the person can go on. */
import { Component, type ReactNode } from 'react'
import { Failure } from './page-state'

/** React knows no other way than a class. */
export class Boundary extends Component<{ children: ReactNode }, { error?: unknown }> {
  override state: { error?: unknown } = {}

  static getDerivedStateFromError(error: unknown) {
    return { error }
  }

  override render() {
    return this.state.error === undefined ? (
      this.props.children
    ) : (
      <Failure error={this.state.error} retry={() => window.location.reload()} />
    )
  }
}
