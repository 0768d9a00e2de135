/** The style sheets that letters and the form on paper share: fonts that are installed first, then the ones that any server has. */

/** The fonts of official papers, by role. */
export const fonts = `
:root {
  --fangsong: "FangSong_GB2312", "仿宋_GB2312", "FangSong", "仿宋", "STFangsong", "华文仿宋", "FandolFang", "Noto Serif SC", "Noto Serif CJK SC", "Source Han Serif SC", serif;
  --heiti: "SimHei", "黑体", "STHeiti", "FandolHei", "Noto Sans SC", "Noto Sans CJK SC", "Source Han Sans SC", "Noto Serif SC", sans-serif;
  --kaiti: "KaiTi_GB2312", "楷体_GB2312", "KaiTi", "楷体", "STKaiti", "FandolKai", "Noto Serif SC", "Noto Serif CJK SC", serif;
  --songti: "SimSun", "宋体", "STSong", "FandolSong", "Noto Serif SC", "Noto Serif CJK SC", "Source Han Serif SC", serif;
  --title: "方正小标宋简体", "FZXiaoBiaoSong-B05S", "方正小标宋_GBK", "小标宋", "FZXBSK--GBK1-0", "SimSun", "宋体", "FandolSong", "Noto Serif SC", "Noto Serif CJK SC", serif;
}
`

/** On the screen every copy lies as a sheet of paper. */
export const paperScreen = `
* { box-sizing: border-box; }
html { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
body { margin: 0; color: #000; background: #fff; }
@media screen {
  body { background: #eceef1; padding: 6mm 0; }
  .copy, .form { width: 210mm; max-width: none; min-height: 297mm; margin: 0 auto 6mm; background: #fff; box-shadow: 0 0 2mm rgb(0 0 0 / 20%); }
}
`

/** The form on paper: a grid of labels and values. Margins leave room for the code on every page. */
export const formStyles = `
@page { size: A4; margin: 36mm 20mm 36mm 22mm; }
@media screen { .form { padding: 20mm 20mm 20mm 22mm; } }
.form { font: 11pt/1.45 var(--fangsong); overflow-wrap: anywhere; word-break: break-word; line-break: strict; }
.form h1 { margin: 0; font: 400 20pt/1.35 var(--title); text-align: center; text-wrap: balance; }
.form .subtitle { margin: 0 0 1mm; font: 12pt/1.5 var(--songti); text-align: center; }
.form .head { display: flex; justify-content: space-between; gap: 6mm; margin: 4mm 0 2mm; font: 10pt/1.4 var(--songti); }
.form h2 { margin: 5mm 0 1.5mm; font: 400 12pt/1.4 var(--heiti); break-after: avoid; }
.form table { width: 100%; border-collapse: collapse; table-layout: fixed; border: 0.8pt solid #000; }
.form th, .form td { border: 0.5pt solid #000; padding: 1.2mm 1.8mm; vertical-align: middle; overflow-wrap: anywhere; }
.form th { padding-left: 0.8mm; padding-right: 0.8mm; font: 400 10.5pt/1.35 var(--heiti); text-align: center; text-wrap: balance; }
.form td { text-align: left; min-height: 8mm; height: 8mm; }
.form tr { break-inside: avoid; }
.form tr.tall { break-inside: auto; }
.form thead { display: table-header-group; }
.form .long { white-space: pre-wrap; vertical-align: top; }
.form .box { height: 24mm; }
.form td.middle, .form thead th:first-child { padding-left: 0; padding-right: 0; }
.form .middle { text-align: center; }
.form .option { display: inline-block; margin-right: 1.2em; }
.form .mark { display: inline-block; position: relative; width: 0.9em; height: 0.9em; margin-right: 0.15em; border: 0.8pt solid #000; vertical-align: -0.04em; }
.form .mark span { position: absolute; left: 0; top: 0; font-size: 1pt; line-height: 1; color: transparent; }
.form .mark.on::after { content: ""; position: absolute; left: 0.27em; top: 0.02em; width: 0.22em; height: 0.52em; border: solid #000; border-width: 0 1.3pt 1.3pt 0; transform: rotate(42deg); }
.form .end, .form .end tr { break-inside: avoid; }
.form .end tr:last-child { break-before: avoid; }
.form .end tr:last-child td { padding: 3mm 5mm; }
.form .end p { margin: 0; text-indent: 2em; text-align: justify; }
.form .seal-place { break-before: avoid; break-inside: avoid; }
.form .blank { white-space: nowrap; }
.form .block { margin: 3mm 0 1mm; font: 10.5pt/1.4 var(--heiti); break-after: avoid; }
.form .places { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 4mm 8mm; min-height: 52mm; margin-top: 3mm; align-content: flex-end; align-items: flex-end; }
.form .places .signature { flex: 1 1 70mm; }
.form .places .seal { flex: 1 1 100%; text-align: right; padding-right: 12mm; }
.form .places .day { flex: 1 1 100%; text-align: right; padding-right: 4em; }
.form .small { font-size: 9pt; }
`

/**
 * The same code twice on every page that a browser prints, above on the right and below on the left: `image` is the address of an image of 24 mm.
 * The server stamps its PDFs instead, when their pages are counted.
 */
export const pageCodes = (image: string) => `
@page {
  @top-right { content: url("${image}"); width: 26mm; vertical-align: top; padding-top: 9mm; text-align: right; }
  @bottom-left { content: url("${image}"); width: 26mm; vertical-align: bottom; padding-bottom: 9mm; text-align: left; }
}
`
