/** What is stamped on a tagged PDF is no part of its text. */
import { beginMarkedContent, endMarkedContent, type PDFPage } from 'pdf-lib'

/** Draws as an artifact: whoever reads the page aloud passes over it. */
export function asArtifact(page: PDFPage, draw: () => void): void {
  page.pushOperators(beginMarkedContent('Artifact'))
  draw()
  page.pushOperators(endMarkedContent())
}
